import { usualKeeping } from '../plan/tidy.ts';
import { usualMedium } from './arguments.ts';

/** A command or an option, as it is typed, and what it does. */
export interface Topic {
  readonly usage: string;
  readonly text: string;
}

export interface Command extends Topic {
  /** Whole command lines. */
  readonly examples: readonly string[];
}

export interface Chapter<T extends Topic = Topic> {
  readonly title: string;
  /** What holds for all of it. */
  readonly note?: string;
  readonly topics: readonly T[];
}

export const summary =
  'Installs a golden master Linux system onto a disk, and brings it back to how it was shipped.';

/** What there is to say of every command. The help and the manual page are made from it. */
export const chapters: readonly Chapter<Command>[] = [
  {
    title: 'Look around',
    note: 'Nothing is changed.',
    topics: [
      {
        usage: 'facts',
        text: 'What this machine is: its disks, what is on them, what can be installed.',
        examples: ['pristine facts', 'pristine facts --json'],
      },
      {
        usage: 'systems',
        text: 'The systems that are here, and what was kept of them by a reset.',
        examples: ['pristine systems'],
      },
      {
        usage: 'trees',
        text: 'The versions, apps, runtimes, frameworks and templates that are here, who uses them, what they take.',
        examples: ['pristine trees --json'],
      },
    ],
  },
  {
    title: 'Install onto a whole disk',
    topics: [
      {
        usage: 'plan install --disk ID|DEVICE SOURCE [--bring APP]...',
        text: 'What an installation would do.',
        examples: ['pristine plan install --disk /dev/nvme0n1 --repository https://example.org/os'],
      },
      {
        usage:
          'install --disk ID|DEVICE SOURCE [--bring APP]... [--name main] [--first-boot ask|skip] --erase-disk --yes',
        text: 'Erases the disk and installs; apps come along with their runtimes. Without both --erase-disk and --yes nothing is done.',
        examples: [
          'pristine install --disk /dev/nvme0n1 --repository https://example.org/os --erase-disk --yes',
          'pristine install --disk /dev/sda --stream os.btrfs.zst --allow-unsigned --erase-disk --yes',
        ],
      },
      {
        usage: 'apply FILE',
        text: 'Does what an answer file says, with nobody there; somebody who is there can stop it by a key.',
        examples: ['pristine apply answers.json'],
      },
      {
        usage: 'answers schema',
        text: 'What an answer file may say, as JSON Schema.',
        examples: ['pristine answers schema'],
      },
    ],
  },
  {
    title: 'Bring a system back',
    note: 'Without --yes it is only said what would be done.',
    topics: [
      {
        usage: 'reset --system ID --mode state --yes',
        text: 'Drops what was collected (/var); settings and personal files stay.',
        examples: ['pristine reset --system main --mode state --yes'],
      },
      {
        usage: 'reset --system ID --mode factory-keep-home --yes',
        text: 'Drops settings (/etc) as well; personal files stay.',
        examples: ['pristine reset --system main --mode factory-keep-home --yes'],
      },
      {
        usage: 'reset --system ID --mode factory --yes',
        text: 'Drops personal files as well.',
        examples: ['pristine reset --system main --mode factory --yes'],
      },
      {
        usage: 'reset --system ID --mode hand-over --yes',
        text: 'The same for a new owner: deleted at once, and cannot be undone.',
        examples: ['pristine reset --system running --mode hand-over --yes'],
      },
      {
        usage: 'undo --system ID|--remains ID --yes',
        text: 'Takes a reset back, as long as it is kept.',
        examples: ['pristine undo --system main --yes'],
      },
      {
        usage: 'let-go --system ID|--remains ID --yes',
        text: 'Deletes what a reset kept.',
        examples: ['pristine let-go --system main --yes'],
      },
      {
        usage: `tidy [--grace-days ${usualKeeping.graceDays}] [--keep-free ${usualKeeping.freePercent}] --yes`,
        text: 'Deletes what resets kept when it is that long ago that its system was first started again, or earlier when less than that share of the disk, in percent, is free.',
        examples: ['pristine tidy --grace-days 7 --yes'],
      },
    ],
  },
  {
    title: 'Versions and ways of starting',
    topics: [
      {
        usage: 'tree add --system ID SOURCE --yes',
        text: 'Adds a version, whole or a delta on one that is here. It is tried at the next start, and is fallen back from if it does not come up.',
        examples: ['pristine tree add --system main --repository https://example.org/os --yes'],
      },
      {
        usage: 'tree add SOURCE [--store ID] --yes',
        text: 'Adds an app, with its runtime if that is not here, or a runtime, a framework or a template.',
        examples: [
          'pristine tree add --repository https://example.org/os --tree app:org.example.mail:org.example.base:x86_64 --yes',
        ],
      },
      {
        usage: 'tree default --system ID --tree TREE --yes',
        text: 'Makes a version the one that starts by itself.',
        examples: ['pristine tree default --system main --tree usr:org.example.os:x86_64:13.1 --yes'],
      },
      {
        usage: 'tree once --system ID --tree TREE --yes',
        text: 'Tries a version at the next start only.',
        examples: ['pristine tree once --system main --tree usr:org.example.os:x86_64:13.2 --yes'],
      },
      {
        usage: 'tree rollback --system ID --yes',
        text: 'Goes back to the next older version.',
        examples: ['pristine tree rollback --system main --yes'],
      },
      {
        usage: 'tree remove --tree TREE [--store ID] --yes',
        text: "Removes any tree that nobody uses. An app's runtime stays.",
        examples: ['pristine tree remove --tree usr:org.example.os:x86_64:13.0 --yes'],
      },
      {
        usage: 'stateless on|default|off --system ID --mode forget-all|forget-state --yes',
        text: 'Has a way of starting that forgets everything at shutdown, or all but the settings; makes it the usual one; takes it away.',
        examples: [
          'pristine stateless on --system main --mode forget-all --yes',
          'pristine stateless off --system main --mode forget-all --yes',
        ],
      },
      {
        usage: 'instance add --tree TREE --name NAME [--store ID] --yes',
        text: 'Makes another system, from a version that is here, or from a template, which a reset to factory settings then returns to.',
        examples: ['pristine instance add --tree usr:org.example.os:x86_64:13.1 --name guests --yes'],
      },
      {
        usage: 'instance rename --system ID --name NAME --yes',
        text: 'Gives a system another name.',
        examples: ['pristine instance rename --system guests --name visitors --yes'],
      },
      {
        usage: 'instance default --system ID --yes',
        text: 'Makes a system the one that starts by itself.',
        examples: ['pristine instance default --system guests --yes'],
      },
      {
        usage: 'instance remove --system ID --yes',
        text: 'Deletes a system with all that is its own.',
        examples: ['pristine instance remove --system guests --yes'],
      },
      {
        usage: 'repair [--store ID] --yes',
        text: 'Finishes what was interrupted and rebuilds boot entries that are missing or wrong.',
        examples: ['pristine repair --yes'],
      },
    ],
  },
  {
    title: 'Publish trees',
    topics: [
      {
        usage: 'repository init --repository DIR --keys DIR',
        text: 'Makes an empty repository and its two keys.',
        examples: ['pristine repository init --repository os --keys keys'],
      },
      {
        usage:
          'publish --repository DIR --keys DIR --tree FOLDER|SUBVOLUME --name TREE [--title TEXT] [--summary TEXT] [--delta-from VERSION]... [--scratch DIR]',
        text: 'Makes a whole stream, and deltas from the version before and from those asked for. Of what is published already, the deltas that it lacks, and the title and the summary that are given.',
        examples: [
          'pristine publish --repository os --keys keys --tree build/usr --name usr:org.example.os:x86_64:13.1',
        ],
      },
      {
        usage: 'repository check --repository DIR|URL --trust FILE',
        text: 'Reads all of it as a client does.',
        examples: ['pristine repository check --repository https://example.org/os --trust trusted-root.json'],
      },
      {
        usage: 'repository refresh --repository DIR --keys DIR',
        text: 'Renews what expires; once a week is well.',
        examples: ['pristine repository refresh --repository os --keys keys'],
      },
      {
        usage: 'repository mirrors --repository DIR --keys DIR [--mirror URL]...',
        text: 'Says, signed, where the repository lies as well: who was told of one address only goes on there when that fails. Names no others than are given.',
        examples: [
          'pristine repository mirrors --repository os --keys keys --mirror https://mirror.example.org/os',
        ],
      },
      {
        usage: 'repository prune --repository DIR --keys DIR [--keep 3]',
        text: 'Takes away all but the newest versions, whose files go a day later, when it is done again.',
        examples: ['pristine repository prune --repository os --keys keys --keep 3'],
      },
      {
        usage: 'repository rotate-root|rotate-online --repository DIR --keys DIR --new-keys DIR',
        text: 'Puts another key in the place of one.',
        examples: ['pristine repository rotate-online --repository os --keys keys --new-keys keys-2027'],
      },
    ],
  },
  {
    title: 'Serve and set up',
    topics: [
      {
        usage: 'serve [--stdio] [--medium DIR] [--policy FILE]',
        text: 'Serves the wizard, on a socket that systemd passes on or on standard input and output. Where there is a policy (/etc/pristine/policy.json), nothing but what that allows.',
        examples: ['pristine serve --stdio'],
      },
      {
        usage: 'log [--save [--disk DEVICE]]',
        text: 'What the service has logged: prints it, or saves it as a new file on the stick that is plugged in. No password is in it.',
        examples: ['pristine log', 'pristine log --save --disk /dev/sdb1'],
      },
      {
        usage: 'completion bash',
        text: 'Prints the script by which bash completes what is typed, for /usr/share/bash-completion/completions/pristine.',
        examples: ['pristine completion bash > /usr/share/bash-completion/completions/pristine'],
      },
      {
        usage: 'manual',
        text: 'Prints the manual page, for /usr/share/man/man8/pristine.8.',
        examples: ['pristine manual > /usr/share/man/man8/pristine.8'],
      },
    ],
  },
];

export const sources: Chapter = {
  title: 'SOURCE is one of',
  topics: [
    { usage: '--stream FILE [--stream DELTA]... [--allow-unsigned]', text: 'Files, one after the other.' },
    {
      usage: '--repository URL|DIR [--repository MIRROR]... [--tree TREE] [--trust FILE]',
      text: 'The newest version that fits the system, or TREE; its newest where TREE ends before the version. By deltas where that is less.',
    },
  ],
};

export const options: Chapter = {
  title: 'Options',
  topics: [
    {
      usage: '--system ID',
      text: 'A system by its id, its root tree, its name where it is the only one, or `running`.',
    },
    { usage: '--store ID', text: 'A file system by its id or its device, where there are several.' },
    {
      usage: '--json',
      text: 'Machine-readable output: one document, or one object a line: the issues of a plan if there are any, each event of the run, the outcome.',
    },
    { usage: '--medium DIR', text: `The installation medium (${usualMedium}).` },
    {
      usage: '--trust FILE',
      text: 'The root that repositories are trusted by (trusted-root.json on the medium).',
    },
    {
      usage: '--allow-unsigned',
      text: 'Takes streams that nothing vouches for. The kernel reads them: only from a source you trust.',
    },
  ],
};

export const exitStatuses: readonly (readonly [status: number, text: string])[] = [
  [0, 'what was to be done is done and verified'],
  [1, 'the run failed'],
  [2, 'it cannot be done as asked'],
  [3, 'the machine changed since the plan was made'],
];

export const examples: readonly string[] = [
  'pristine install --disk /dev/nvme0n1 --stream os.btrfs.zst --allow-unsigned --erase-disk --yes',
  'pristine tree add --system main --repository https://example.org/os --yes',
  'pristine reset --system main --mode factory-keep-home --yes',
];
