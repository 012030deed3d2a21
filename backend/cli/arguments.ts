import { parseArgs } from 'node:util';
import { firstBoot, type FirstBoot } from '../contract/plan.ts';

/** What a person at a terminal asked for. */
export type Arguments =
  | { readonly verb: 'help' }
  | { readonly verb: 'version' }
  | { readonly verb: 'facts'; readonly json: boolean; readonly medium: string }
  | { readonly verb: 'serve'; readonly stdio: boolean; readonly medium: string }
  | ({ readonly verb: 'plan' } & InstallArguments)
  | ({ readonly verb: 'install'; readonly confirmed: boolean } & InstallArguments);

export interface InstallArguments {
  readonly disk: string;
  readonly streams: readonly string[];
  readonly name: string;
  readonly firstBoot: FirstBoot;
  readonly allowUnsigned: boolean;
  readonly json: boolean;
  readonly medium: string;
}

/** The command line cannot be understood; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Where live media mount what they install from. */
const usualMedium = '/run/pristine/medium';

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  json: { type: 'boolean' },
  stdio: { type: 'boolean' },
  medium: { type: 'string' },
  disk: { type: 'string' },
  stream: { type: 'string', multiple: true },
  name: { type: 'string' },
  'first-boot': { type: 'string' },
  'erase-disk': { type: 'boolean' },
  'allow-unsigned': { type: 'boolean' },
  yes: { type: 'boolean' },
} as const;

type OptionName = keyof typeof options;

const common: readonly OptionName[] = ['help', 'version', 'medium', 'json'];
const planning: readonly OptionName[] = [...common, 'disk', 'stream', 'name', 'first-boot', 'allow-unsigned'];
const allowed: Readonly<Record<string, readonly OptionName[]>> = {
  facts: common,
  serve: ['help', 'version', 'medium', 'stdio'],
  'plan install': planning,
  install: [...planning, 'erase-disk', 'yes'],
};

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parse>['values'];

function installArguments(values: Values): InstallArguments {
  const { disk, stream = [], name = 'main', medium = usualMedium } = values;
  if (disk === undefined) throw new UsageError('--disk is missing: which disk? See `pristine facts`.');
  if (stream.length === 0) throw new UsageError('--stream is missing: which file is to be installed?');
  const first = firstBoot.safeParse(values['first-boot'] ?? 'ask');
  if (!first.success) throw new UsageError('--first-boot takes `ask` or `skip`.');
  return {
    disk,
    streams: stream,
    name,
    firstBoot: first.data,
    allowUnsigned: values['allow-unsigned'] === true,
    json: values.json === true,
    medium,
  };
}

/** Reads the command line, without the program's name. Throws UsageError. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  if (values.version === true) return { verb: 'version' };
  if (values.help === true || positionals.length === 0) return { verb: 'help' };
  const command = positionals.join(' ');
  const names = allowed[command];
  if (names === undefined)
    throw new UsageError(`There is no \`pristine ${command}\`. See \`pristine --help\`.`);
  const stray = Object.keys(values).find((name) => !names.some((one) => one === name));
  if (stray !== undefined) throw new UsageError(`\`pristine ${command}\` does not take --${stray}.`);
  const medium = values.medium ?? usualMedium;
  switch (command) {
    case 'facts':
      return { verb: 'facts', json: values.json === true, medium };
    case 'serve':
      return { verb: 'serve', stdio: values.stdio === true, medium };
    case 'plan install':
      return { verb: 'plan', ...installArguments(values) };
    default:
      return {
        verb: 'install',
        confirmed: values['erase-disk'] === true && values.yes === true,
        ...installArguments(values),
      };
  }
}

export const help = `Pristine installs a golden master Linux system onto a disk.

Usage:
  pristine facts [--json]
      What this machine is: its disks, what is on them, what can be installed.

  pristine plan install --disk ID|DEVICE --stream FILE [--stream DELTA]...
      What an installation would do. Changes nothing.

  pristine install --disk ID|DEVICE --stream FILE [--stream DELTA]...
                   [--name main] [--first-boot ask|skip] [--allow-unsigned]
                   --erase-disk --yes
      Erases the disk and installs. Without both --erase-disk and --yes nothing is done.

  pristine serve [--stdio] [--medium DIR]
      Serves the wizard, on a socket that systemd passes on or on standard input and output.

Options:
  --json             Machine-readable output: one document, or one object a line for each event.
  --medium DIR       The installation medium (${usualMedium}).
  --allow-unsigned   Takes streams that nothing vouches for. The kernel reads them: only from a source you trust.

Exit status: 0 verified, 1 the run failed, 2 it cannot be done as asked, 3 the machine changed since the plan was made.

Example:
  pristine install --disk /dev/nvme0n1 --stream os.btrfs.zst --allow-unsigned --erase-disk --yes
`;
