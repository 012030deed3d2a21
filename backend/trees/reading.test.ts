import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Location } from '../repository/location.ts';
import { SignedFile } from '../repository/signed-source.ts';
import { storedPath } from '../repository/signed-stream.ts';
import { answerRange, content, rangeFrom, serving, signed } from '../repository/test-stream.ts';
import { Reading } from './reading.ts';
import { pieceBytes } from './stream-file.ts';

// Read over a connection of this machine to itself.

function readingOf(
  location: Location,
  signal = new AbortController().signal,
  first: Uint8Array | null = null,
): Reading {
  const file = new SignedFile({ stream: signed, mirrors: [location] }, first);
  return new Reading(file, { signal, onWaiting: () => undefined, onSpent: () => undefined });
}

async function read(reading: Reading): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of reading.pieces()) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

/** The files that this process has open. */
async function openFiles(): Promise<readonly string[]> {
  const open = await readdir('/proc/self/fd');
  return Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
}

async function untilAsked(requests: readonly ServerResponse[]): Promise<ServerResponse> {
  for (;;) {
    const [first] = requests;
    if (first !== undefined) return first;
    await delay(10);
  }
}

test('a stream comes whole and in order, whether its reading began before or not', async () => {
  for (const early of [true, false]) {
    await using server = await serving((response) => response.end(content));
    await using reading = readingOf(server.location);
    if (early) {
      reading.begin();
      await untilAsked(server.requests);
    }
    expect((await read(reading)).equals(content)).toBe(true);
    expect(server.requests).toHaveLength(1);
  }
});

test('a first piece that has come before does not come again, unless it is not the right one', async () => {
  const { signal } = new AbortController();
  for (const [first, from] of [
    [content.subarray(0, pieceBytes), pieceBytes],
    [Buffer.alloc(pieceBytes), 0],
  ] as const) {
    await using server = await serving(answerRange);
    await using reading = readingOf(server.location, signal, first);
    expect((await read(reading)).equals(content)).toBe(true);
    expect(server.ranges).toEqual([rangeFrom(from)]);
  }
});

test('nothing is asked for before it begins', async () => {
  await using server = await serving((response) => response.end(content));
  await using reading = readingOf(server.location);
  await delay(100);
  expect(server.requests).toHaveLength(0);
  await reading[Symbol.asyncDispose]();
});

test.each(['has sent nothing', 'has sent a piece', 'falls silent in the middle of one'])(
  'the connection ends with a reading that nobody came to, where the server %s',
  async (how) => {
    const sent = { 'has sent nothing': 0, 'has sent a piece': pieceBytes }[how] ?? pieceBytes + 5;
    await using server = await serving((response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, sent));
    });
    const reading = readingOf(server.location);
    reading.begin();
    const closed = once(await untilAsked(server.requests), 'close');
    await reading[Symbol.asyncDispose]();
    await expect(closed).resolves.toBeDefined();
  },
);

test('a file that was begun is closed again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reading-'));
  const file = join(folder, storedPath(signed.path, signed.sha256));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  const reading = readingOf({ kind: 'folder', path: folder });
  reading.begin();
  await expect.poll(() => openFiles()).toContain(file);
  await reading[Symbol.asyncDispose]();
  await expect.poll(() => openFiles()).not.toContain(file);
  await rm(folder, { recursive: true });
});

test('what went wrong before anybody read is told to the reader', async () => {
  const wrong = Buffer.from(content).fill(0, 0, 10);
  await using server = await serving((response) => response.end(wrong));
  await using reading = readingOf(server.location);
  reading.begin();
  // Long enough for the second try, after which it is hopeless.
  while (server.requests.length < 2) await delay(10);
  await delay(200);
  await expect(read(reading)).rejects.toMatchObject({ problem: { code: 'stream.digest-mismatch' } });
});

test('a reading that was cancelled before anybody read says so', async () => {
  await using server = await serving(() => undefined);
  const run = new AbortController();
  await using reading = readingOf(server.location, run.signal);
  reading.begin();
  await untilAsked(server.requests);
  run.abort(new Error('cancelled'));
  await expect(read(reading)).rejects.toThrow('cancelled');
});
