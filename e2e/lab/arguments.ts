import path from 'node:path';
import { parseArgs } from 'node:util';
import type { LabDisk } from './kernel.ts';

export const usage =
  'usage: npm run lab -- [--disk FILE[:SIZE]]... [--share DIR]... -- COMMAND [ARGUMENT]...';

export interface LabArguments {
  readonly disks: readonly LabDisk[];
  readonly shares: readonly string[];
  readonly command: readonly string[];
}

/** What the lab's command line asks for, with paths made absolute from `cwd`. Throws Error with what is wrong. */
export function parseLabArguments(argv: readonly string[], cwd: string): LabArguments {
  const end = argv.indexOf('--');
  const command = end < 0 ? [] : argv.slice(end + 1);
  if (command.length === 0) throw new Error('no command given after --');
  const { values } = parseArgs({
    args: argv.slice(0, end),
    options: { disk: { type: 'string', multiple: true }, share: { type: 'string', multiple: true } },
    strict: true,
  });
  return {
    disks: (values.disk ?? []).map((disk) => parseDisk(disk, cwd)),
    shares: (values.share ?? []).map((share) => path.resolve(cwd, share)),
    command,
  };
}

const units: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

function parseDisk(disk: string, cwd: string): LabDisk {
  const sized = /^(?<file>.+):(?<count>[1-9][0-9]*)(?<unit>[KMGT]?)$/.exec(disk);
  const { file = disk, count, unit = '' } = sized?.groups ?? {};
  const resolved = path.resolve(cwd, file);
  return count === undefined
    ? { file: resolved }
    : { file: resolved, bytes: Number(count) * (units[unit] ?? 1) };
}
