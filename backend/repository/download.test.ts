import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, test, vi } from 'vitest';
import type { Problem, ProblemCode } from '../contract/problem.ts';
import { pieceBytes, pieceDigest } from '../trees/stream-file.ts';
import { download, usualTiming, type DownloadOptions, type Timing } from './download.ts';
import type { Location } from './location.ts';
import { key, valid } from './test-certificates.ts';
import { answerRange, content, rangeFrom, serving, signed } from './test-stream.ts';

// From servers of this machine that misbehave, by a connection to itself. That something is not waited for as long as is usual
// shows by an end within this time, which a machine that is busy with other tests needs some of.

vi.setConfig({ testTimeout: 15_000 });

function withTiming(timing: Partial<Timing>): DownloadOptions {
  return {
    signal: new AbortController().signal,
    onWaiting: () => undefined,
    onSpent: () => undefined,
    timing: { ...usualTiming, ...timing },
  };
}

/** Downloads it whole. `waits` is why there was nothing to do but wait, each time. */
async function fetched(location: Location, timing: Partial<Timing>) {
  const waits: ProblemCode[] = [];
  const onWaiting = (why: Problem | null): void => {
    if (why !== null) waits.push(why.code);
  };
  const parts: Buffer[] = [];
  const pieces = download(signed, [location], { ...withTiming(timing), onWaiting });
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return { waits, isRight: Buffer.concat(parts).equals(content) };
}

const piece = content.subarray(0, pieceBytes);

/** What comes before a connection is no good any more: a piece, and half of the next. */
const begun = 1.5 * pieceBytes;

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, begun));
}

/** After a while, since what was not read yet is lost with its connection. */
function breakOff(response: ServerResponse): void {
  begin(response);
  setTimeout(() => response.destroy(), 300);
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
  ['drips', drip, { pieceMs: 1000, shortestPauseMs: 1 }],
  ['falls silent', begin, { idleMs: 1000, shortestPauseMs: 1 }],
])('a server that %s is given up, and asked anew for the rest', async (_how, misbehave, timing) => {
  await using server = await serving((response, range) =>
    (server.requests.length === 1 ? misbehave : answerRange)(response, range),
  );
  expect(await fetched(server.location, timing)).toEqual({ isRight: true, waits: ['network.unreachable'] });
  expect(server.ranges).toEqual([rangeFrom(0), rangeFrom(pieceBytes)]);
});

test('a server that has the whole again for who wants the rest gives the rest by it', async () => {
  await using server = await serving((response) => {
    if (server.requests.length === 1) breakOff(response);
    else response.writeHead(200, { 'content-length': content.length }).end(content);
  });
  const { isRight, waits } = await fetched(server.location, { shortestPauseMs: 1 });
  expect(isRight).toBe(true);
  expect(waits).toEqual(['network.unreachable']);
  expect(server.ranges).toEqual([rangeFrom(0), rangeFrom(pieceBytes)]);
});

test('a network that comes between in the middle, with a certificate of its own, is waited for', async () => {
  const before = getCACertificates('default');
  setDefaultCACertificates([valid]);
  try {
    await using server = await serving(
      (response, range) => {
        if (server.requests.length > 1) return answerRange(response, range);
        breakOff(response);
        setDefaultCACertificates([]);
      },
      { key, cert: valid },
    );
    const codes = new Set<ProblemCode>();
    const onWaiting = (why: Problem | null): void => {
      if (why !== null) codes.add(why.code);
      if (why?.code === 'network.certificate') setDefaultCACertificates([valid]);
    };
    const parts: Buffer[] = [];
    const options = { ...withTiming({ shortestPauseMs: 1 }), onWaiting };
    for await (const one of download(signed, [server.location], options)) parts.push(Buffer.from(one));
    expect(Buffer.concat(parts).equals(content)).toBe(true);
    expect(codes).toContain('network.certificate');
  } finally {
    setDefaultCACertificates(before);
  }
});

test('a certificate that nobody trusts from the first is not waited for', async () => {
  await using server = await serving(answerRange, { key, cert: valid });
  await expect(fetched(server.location, { shortestPauseMs: 1 })).rejects.toMatchObject({
    problem: { code: 'network.certificate' },
  });
});

/** For the first that is asked for it breaks off after a piece, is then so often down, and then has the rest. */
async function servingAfter(refusals: number, head: Readonly<Record<string, string>> = {}) {
  const times: number[] = [];
  const server = await serving((response, range) => {
    times.push(performance.now());
    if (times.length === 1) breakOff(response);
    else if (times.length <= refusals + 1) response.writeHead(503, head).end();
    else answerRange(response, range);
  });
  /** How long each request came after the one before. A timer may be early by less than a millisecond. */
  const gaps = (): readonly number[] => times.slice(1).map((time, at) => time - (times[at] ?? 0) + 1);
  return { ...server, gaps };
}

// Pauses that did not stay below their bound, or were as long as it from the first, would have no end within the test's time.
test.each([
  ['grow', 5, 60_000],
  ['are bounded', 12, 80],
])(
  'the pauses %s in which a server that is down is left alone, before it goes on where it was',
  async (_how, refusals, longestPauseMs) => {
    await using server = await servingAfter(refusals);
    const { isRight, waits } = await fetched(server.location, { shortestPauseMs: 20, longestPauseMs });
    expect(isRight).toBe(true);
    expect(waits).toEqual(['network.unreachable', ...Array(refusals).fill('network.refused')]);
    expect(server.ranges).toEqual([rangeFrom(0), ...Array(refusals + 1).fill(rangeFrom(pieceBytes))]);
    for (const [round, gap] of server.gaps().entries())
      expect(gap).toBeGreaterThanOrEqual(Math.min(20 * 2 ** round, longestPauseMs));
  },
);

test.each([
  ['as long as it asks for', '1', 60_000, 1000],
  ['no longer than is bearable', '86400', 100, 100],
])('a server that is down is left alone %s', async (_how, seconds, longestPauseMs, atLeast) => {
  await using server = await servingAfter(1, { 'retry-after': seconds });
  const { isRight } = await fetched(server.location, { shortestPauseMs: 1, longestPauseMs });
  expect(isRight).toBe(true);
  expect(server.gaps().at(-1)).toBeGreaterThanOrEqual(atLeast);
});

// Who waits equally long comes back in the order in which it was sent away, however busy the machine is.
test('those who lost the same server at once come back as chance has it', async () => {
  const clients = Array.from({ length: 16 }, (_, index) => String(index));
  const sentAway: string[] = [];
  const back: string[] = [];
  await using server = await serving(({ req }) => {
    const asked = server.requests.length;
    if (asked > clients.length) back.push(req.url?.split('/')[1] ?? '');
    if (asked === clients.length) for (const one of server.requests) one.writeHead(503).end();
  });
  const run = new AbortController();
  const ends = clients.map((client) => {
    const place = { kind: 'web', url: `${server.location.url}/${client}` } as const;
    const onWaiting = (): number => sentAway.push(client);
    const options = { ...withTiming({}), signal: run.signal, onWaiting };
    return download(signed, [place], options)[Symbol.asyncIterator]().next();
  });
  const ended = Promise.allSettled(ends);
  await expect.poll(() => back.length, { timeout: 10_000 }).toBe(clients.length);
  run.abort();
  await ended;
  expect(back.toSorted()).toEqual(sentAway.toSorted());
  expect(back).not.toEqual(sentAway);
});

/** Answers with so many pieces, as fast as they are taken. `sent` is how many were so far. */
async function servingPieces(many: number) {
  let sent = 0;
  function* body() {
    for (; sent < many; sent += 1) yield piece;
  }
  const server = await serving((response) => Readable.from(body(), { highWaterMark: 1 }).pipe(response));
  return { ...server, sent: () => sent };
}

test('no more comes than is read ahead while nobody reads, and then the rest by the same connection', async () => {
  const many = 40;
  const long = { ...signed, pieces: Array<string>(many).fill(pieceDigest(piece)), bytes: many * pieceBytes };
  await using server = await servingPieces(many);
  const pieces = download(long, [server.location], withTiming({ idleMs: 1000, pieceMs: 1000 }));
  const reading = pieces[Symbol.asyncIterator]();
  await reading.next();
  for (let before = 0; before < server.sent(); await delay(1500)) before = server.sent();
  // Eight are read ahead; what lies in the sockets and on the way to them comes on top.
  expect(server.sent()).toBeLessThanOrEqual(8 + 16);
  let right = 1;
  for await (const one of { [Symbol.asyncIterator]: () => reading }) right += piece.equals(one) ? 1 : 0;
  expect(right).toBe(many);
  expect(server.requests).toHaveLength(1);
});
