import { usualMedium } from './arguments.ts';

/** What `pristine --help` prints. */
export const help = `Pristine installs a golden master Linux system onto a disk, and brings it back to how it was shipped.

Look around; nothing is changed:
  pristine facts      What this machine is: its disks, what is on them, what can be installed.
  pristine systems    The systems that are here, and what was kept of them by a reset.
  pristine trees      The versions, apps, runtimes, frameworks and templates that are here, who uses them, what
                      they take.

Install onto a whole disk:
  pristine plan install --disk ID|DEVICE SOURCE
      What an installation would do.
  pristine install --disk ID|DEVICE SOURCE [--name main] [--first-boot ask|skip] --erase-disk --yes
      Erases the disk and installs. Without both --erase-disk and --yes nothing is done.

Bring a system back. Without --yes it is only said what would be done:
  pristine reset --system ID --mode state|factory-keep-home|factory|hand-over --yes
      state              drops what was collected (/var); settings and personal files stay
      factory-keep-home  drops settings (/etc) as well; personal files stay
      factory            drops personal files as well
      hand-over          the same for a new owner: deleted at once, and cannot be undone
  pristine undo --system ID|--remains ID --yes      Takes a reset back, as long as it is kept.
  pristine let-go --system ID|--remains ID --yes    Deletes what a reset kept.

  pristine tidy [--grace-days 14] [--keep-free 10] --yes
      Deletes what resets kept for longer than that of systems that were started since, or earlier when
      less than that share of the disk, in percent, is free.

Versions and ways of starting:
  pristine tree add --system ID SOURCE --yes
      Adds a version, whole or a delta on one that is here. It is tried at the next start, and is
      fallen back from if it does not come up.
  pristine tree default|once --system ID --tree TREE --yes
  pristine tree rollback --system ID --yes          Back to the next older version.
  pristine tree add SOURCE [--store ID] --yes
      Adds an app, with its runtime if that is not here, or a runtime, a framework or a template.
  pristine tree remove --tree TREE --yes
      Removes any tree that nobody uses. An app's runtime stays.
  pristine stateless on|default|off --system ID --mode forget-all|forget-state --yes
  pristine instance add --tree TREE --name NAME --yes
      Another system, from a version that is here, or from a template, which a reset to factory
      settings then returns to.
  pristine instance rename --system ID --name NAME --yes
  pristine instance default|remove --system ID --yes
  pristine repair [--store ID] --yes
      Finishes what was interrupted and rebuilds boot entries that are missing or wrong.

Publish trees:
  pristine repository init --repository DIR --keys DIR     An empty repository and its two keys.
  pristine publish --repository DIR --keys DIR --tree FOLDER|SUBVOLUME --name TREE
                   [--title TEXT] [--summary TEXT] [--delta-from VERSION]... [--scratch DIR]
      Makes a whole stream, and deltas from the newest version and from those asked for.
  pristine repository check --repository DIR|URL --trust FILE   Reads all of it as a client does.
  pristine repository refresh --repository DIR --keys DIR       Renews what expires; once a week is well.
  pristine repository prune --repository DIR --keys DIR [--keep 3]
  pristine repository rotate-root|rotate-online --repository DIR --keys DIR --new-keys DIR

Do what an answer file says, with nobody there; somebody who is there can stop it by a key:
  pristine apply FILE
  pristine answers schema     What such a file may say, as JSON Schema.

Let a shell complete what is typed:
  pristine completion bash    Prints the script, for /usr/share/bash-completion/completions/pristine.

Serve the wizard, on a socket that systemd passes on or on standard input and output:
  pristine serve [--stdio] [--medium DIR]

SOURCE is one of
  --stream FILE [--stream DELTA]... [--allow-unsigned]
  --repository URL|DIR [--repository MIRROR]... [--tree TREE] [--trust FILE]
      The newest version that fits the system, or TREE; its newest where TREE ends before the version. By
      deltas where that is less.

Options:
  --system ID        A system by its id, its root tree, its name where it is the only one, or \`running\`.
  --json             Machine-readable output: one document, or one object a line for each event.
  --medium DIR       The installation medium (${usualMedium}).
  --trust FILE       The root that repositories are trusted by (trusted-root.json on the medium).
  --allow-unsigned   Takes streams that nothing vouches for. The kernel reads them: only from a source you trust.

Exit status: 0 verified, 1 the run failed, 2 it cannot be done as asked, 3 the machine changed since the plan was made.

Examples:
  pristine install --disk /dev/nvme0n1 --stream os.btrfs.zst --allow-unsigned --erase-disk --yes
  pristine reset --system main --mode factory-keep-home --yes
`;
