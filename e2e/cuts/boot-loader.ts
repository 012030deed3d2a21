import type { Look } from './look.ts';

/** An entry as systemd-boot reads it. */
export interface LoaderEntry {
  readonly file: string;
  readonly keys: ReadonlyMap<string, string>;
}

function keysOf(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const match = /^(\S+)\s+(.*)$/u.exec(line);
      return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const];
    }),
  );
}

export function entriesOf(look: Look): readonly LoaderEntry[] {
  return [...look.entries].map(([file, lines]) => ({ file, keys: keysOf(lines) }));
}

const counter = /\+(?<left>\d+)(?:-\d+)?(?=\.conf$)/u;

function isSpent({ file }: LoaderEntry): boolean {
  return counter.exec(file)?.groups?.['left'] === '0';
}

/** The pattern after `default` as an expression: `*` is all that is in use, and of what expressions take for their own only the dot. */
function patternOf(look: Look): RegExp | null {
  const words = look.loader.map((line) => /^default\s+(\S+)\s*$/u.exec(line)?.[1]);
  const pattern = words.findLast((word) => word !== undefined);
  if (pattern === undefined) return null;
  return new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`, 'u');
}

function byText(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

/** Those that are spent come last, then by sort key, the newest version first, the greatest name first. */
function inMenuOrder(left: LoaderEntry, right: LoaderEntry): number {
  const key = (entry: LoaderEntry, name: string): string => entry.keys.get(name) ?? '';
  return (
    Number(isSpent(left)) - Number(isSpent(right)) ||
    byText(key(left, 'sort-key'), key(right, 'sort-key')) ||
    byText(key(right, 'version'), key(left, 'version')) ||
    byText(right.file, left.file)
  );
}

/**
 * What systemd-boot starts when nobody touches a key: the first of the menu that the pattern fits, of the whole menu where it fits
 * none; it matches names without their counters. See loader.conf(5) and sd-boot(7).
 */
export function chosenEntry(look: Look): LoaderEntry | null {
  const menu = entriesOf(look).toSorted(inMenuOrder);
  const pattern = patternOf(look);
  const fits = (entry: LoaderEntry): boolean => pattern?.test(entry.file.replace(counter, '')) === true;
  return menu.find(fits) ?? menu[0] ?? null;
}

/** The trees that an entry's command line names. */
export function treesOf({ keys }: LoaderEntry): {
  readonly usr: string | null;
  readonly root: string | null;
  readonly home: string | null;
} {
  const options = keys.get('options') ?? '';
  const found = (pattern: RegExp): string | null => pattern.exec(options)?.[1] ?? null;
  return {
    usr: found(/(?:^| )mount\.usrflags=subvol=([^, ]+)/u),
    root: found(/(?:^| )rootflags=subvol=([^, ]+)/u),
    home:
      found(/(?:^| )systemd\.mount-extra=UUID=[^ :]+:\/home:btrfs:subvol=(\S+)/u)?.replaceAll(
        String.raw`\x3a`,
        ':',
      ) ?? null,
  };
}
