import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { ProblemCode } from '../contract/problem.ts';
import { pieceBytes } from '../trees/stream-file.ts';
import { download, usualTiming, type Timing } from './download.ts';
import type { Location } from './location.ts';
import { answerRange, content, rangeFrom, serving, signed } from './test-stream.ts';

// From servers of this machine that misbehave, by a connection to itself.

/** Downloads it whole. `waits` is why there was nothing to do but wait, each time. */
async function fetched(location: Location, timing: Partial<Timing> = {}) {
  const waits: ProblemCode[] = [];
  const parts: Buffer[] = [];
  const pieces = download(signed, [location], {
    signal: new AbortController().signal,
    onWaiting: (why) => {
      if (why !== null) waits.push(why.code);
    },
    onSpent: () => undefined,
    timing: { ...usualTiming, ...timing },
  });
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return { waits, isRight: Buffer.concat(parts).equals(content) };
}

/** What comes before a connection is no good any more: a piece, and half of the next. */
const begun = 1.5 * pieceBytes;

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, begun));
}

function drip(response: ServerResponse): void {
  begin(response);
  let at = begun;
  const timer = setInterval(() => {
    response.write(content.subarray(at, at + 1));
    at += 1;
  }, 20);
  response.on('close', () => clearInterval(timer));
}

test.each([
  ['drips', drip, { pieceMs: 1000 }],
  ['falls silent', begin, { idleMs: 1000 }],
])('a server that %s is given up, and asked anew for the rest', async (_how, misbehave, timing) => {
  await using server = await serving((response, range) =>
    (server.requests.length === 1 ? misbehave : answerRange)(response, range),
  );
  expect(await fetched(server.location, timing)).toEqual({ isRight: true, waits: ['network.unreachable'] });
  expect(server.ranges).toEqual([rangeFrom(0), rangeFrom(pieceBytes)]);
});
