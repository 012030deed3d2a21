/** One command of a send stream as `btrfs receive --dump` prints it. Paths are as printed, unescaped. */
export interface DumpCommand {
  readonly command: string;
  readonly path: string;
  readonly values: ReadonlyMap<string, string>;
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescapePath(text: string): string {
  return text.replaceAll(/\\([0-7]{3}|.)/gu, (_, code: string) =>
    code.length === 3 ? String.fromCodePoint(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}

const word = String.raw`(?:[^\s\\]|\\.)*`;
const linePattern = new RegExp(String.raw`^([a-z_]+)\s+(${word})(.*)$`, 'u');
const valuePattern = new RegExp(String.raw`([a-z_]+)=(${word})`, 'gu');

/** Reads a line of the dump; null for a line that is none. */
export function parseDumpLine(line: string): DumpCommand | null {
  const match = linePattern.exec(line);
  if (match === null) return null;
  const [, command = '', path = '', rest = ''] = match;
  const values = new Map(
    [...rest.matchAll(valuePattern)].map(([, key = '', value = '']) => [key, unescapePath(value)] as const),
  );
  return { command, path: unescapePath(path), values };
}

/** What the first command of a stream says of it. */
export interface StreamHead {
  readonly name: string;
  readonly uuid: string;
  /** The tree that a delta is made on; null for a full stream. */
  readonly parentUuid: string | null;
}

/** The head in the first line of a dump; null when that does not begin a tree. */
export function streamHead(line: string): StreamHead | null {
  const found = parseDumpLine(line);
  if (found === null || (found.command !== 'subvol' && found.command !== 'snapshot')) return null;
  const uuid = found.values.get('uuid') ?? '';
  return {
    name: found.path.replace(/^\.\//u, ''),
    uuid,
    parentUuid: found.command === 'snapshot' ? (found.values.get('parent_uuid') ?? null) : null,
  };
}
