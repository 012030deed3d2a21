import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay, replaySome } from './write-log.ts';

const sector = 512;
const flush = 1n;
const fua = 2n;
const discard = 4n;
const mark = 8n;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pristine-log-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Written {
  readonly at: number;
  readonly flags: bigint;
  readonly text?: string;
  /** Sectors, where nothing is written to them. */
  readonly empty?: number;
}

function entry({ at, flags, text = '', empty = 0 }: Written): Buffer {
  const head = Buffer.alloc(sector);
  const data = Buffer.concat(text.split('').map((letter) => Buffer.alloc(sector, letter)));
  head.writeBigUInt64LE(BigInt(at), 0);
  head.writeBigUInt64LE(BigInt(empty + text.length), 8);
  head.writeBigUInt64LE(flags, 16);
  return Buffer.concat([head, data]);
}

function logOf(entries: readonly Written[]): Buffer {
  const head = Buffer.alloc(sector);
  head.writeBigUInt64LE(0x6a736677736872n, 0);
  head.writeBigUInt64LE(1n, 8);
  head.writeBigUInt64LE(BigInt(entries.length), 16);
  head.writeUInt32LE(sector, 24);
  return Buffer.concat([head, ...entries.map(entry)]);
}

/** What a disk of four sectors is at each stop, a letter for each of its sectors. */
async function stops(entries: readonly Written[]): Promise<readonly string[]> {
  const [log, image] = [join(folder, 'log'), join(folder, 'image')];
  await writeFile(log, logOf(entries));
  await writeFile(image, Buffer.alloc(4 * sector, '.'));
  const seen: string[] = [];
  await replay(log, image, async ({ entries: count, next }) => {
    const bytes = await readFile(image);
    const letters = [0, 1, 2, 3].map((index) => String.fromCodePoint(bytes[index * sector] ?? 0));
    seen.push(`${count}+${next.length} ${letters.join('').replaceAll('\0', '0')}`);
  });
  return seen;
}

test('stops at each flush, and at what is written through, with all that came before', async () => {
  expect(
    await stops([
      { at: 0, flags: 0n, text: 'ab' },
      { at: 3, flags: 0n, text: 'c' },
      { at: 0, flags: flush },
      { at: 1, flags: fua, text: 'd' },
      { at: 2, flags: 0n, text: 'e' },
    ]),
  ).toEqual(['3+0 ab.c', '4+1 ad.c']);
});

test('a flush with nothing new before it is no stop', async () => {
  expect(
    await stops([
      { at: 0, flags: flush },
      { at: 0, flags: mark },
      { at: 0, flags: 0n, text: 'a' },
      { at: 0, flags: flush },
      { at: 0, flags: flush },
    ]),
  ).toEqual(['4+0 a...']);
});

test('what is discarded is empty, and takes no room in the log', async () => {
  expect(
    await stops([
      { at: 0, flags: 0n, text: 'abcd' },
      { at: 1, flags: discard, empty: 2 },
      { at: 0, flags: fua, text: 'e' },
    ]),
  ).toEqual(['3+0 e00d']);
});

test('what is no log is refused', async () => {
  const [log, image] = [join(folder, 'log'), join(folder, 'image')];
  await writeFile(log, Buffer.alloc(sector));
  await writeFile(image, '');
  await expect(replay(log, image, async () => {})).rejects.toThrow('not a log');
});

test('of what was not yet there for good any piece may be missing', async () => {
  const [log, image] = [join(folder, 'log'), join(folder, 'image')];
  await writeFile(
    log,
    logOf([
      { at: 0, flags: fua, text: 'a' },
      { at: 1, flags: 0n, text: 'bcd' },
    ]),
  );
  await writeFile(image, Buffer.alloc(4 * sector, '.'));
  let seen = '';
  await replay(log, image, async ({ next }) => {
    await replaySome(log, image, next, { pieceAt: () => sector, keeps: (piece) => piece % 2 === 0 });
    seen = (await readFile(image, 'latin1')).replaceAll(/(.)\1{511}/gu, '$1');
  });
  expect(seen).toBe('a.c.');
});
