import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError, refuse } from '../../contract/fixes.ts';
import type { Report } from '../../engine/run.ts';
import { SignedFile } from '../../repository/signed-source.ts';
import type { SignedStream } from '../../repository/signed-stream.ts';
import { readRepository } from '../../repository/trust.ts';
import { isPassing } from '../../repository/web.ts';
import type { Commands } from '../../system/command.ts';
import type { Log } from '../../system/log.ts';
import type { StreamHead } from '../../trees/dump.ts';
import { checkChain } from '../../trees/open-streams.ts';
import { readHead } from '../../trees/scan.ts';
import { pieceBytes } from '../../trees/stream-file.ts';
import type { SignedSource } from '../../trees/stream-source.ts';
import { firstPiece } from '../../trees/stream.ts';
import type { CheckedStreams } from './check-stream.ts';

/**
 * Reads the first piece: that it comes, and is the right one, shows that the rest can be had. And what the stream says of itself
 * must be what was signed of it, or it would become another tree, on another one. Gives the piece.
 */
async function checkFirst(
  { log }: Commands,
  { stream, mirrors }: SignedSource,
  report: Report,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const first = { ...stream, bytes: Math.min(stream.bytes, pieceBytes), pieces: stream.pieces.slice(0, 1) };
  await using file = new SignedFile({ stream: first, mirrors });
  const options = { signal, onWaiting: report.waiting, onSpent: report.spent };
  const piece = await firstPiece(file, options);
  const found = await readHead(log, file, piece);
  const signed: StreamHead = { name: stream.tree, uuid: stream.uuid, parentUuid: stream.parentUuid };
  for (const key of ['name', 'uuid', 'parentUuid'] as const) {
    if (found[key] === signed[key]) continue;
    const [expected, other] = [signed[key] ?? 'none', found[key] ?? 'none'];
    refuse('tree.mismatch', { tree: stream.tree, expected, found: other.slice(0, 256) });
  }
  return piece;
}

/** How long it waits before it looks again whether a repository can be read. Milliseconds. */
const pauseMs = 2000;

/** Reads what the repository says now, and waits where it cannot be reached: for that alone nobody has to begin anew. */
async function readNow(
  log: Log,
  { mirrors, trust }: SignedSource,
  report: Report,
  signal: AbortSignal,
): Promise<readonly SignedStream[]> {
  for (;;) {
    try {
      const { streams } = await readRepository(log, mirrors, trust);
      report.waiting(null);
      return streams;
    } catch (error) {
      if (!(error instanceof ProblemError) || !isPassing(error)) throw error;
      report.waiting(error.problem);
      await delay(pauseMs, undefined, { signal });
    }
  }
}

/**
 * What is left to check of streams that signed metadata vouches for, before anything is lost: whether it still does, and whether
 * they can be had. That they are whole, what they write and where, and that the tree can boot, their publisher has checked; a publisher
 * who has not is stopped by what the receiving is confined to.
 */
export async function checkSigned(
  commands: Commands,
  tree: string,
  sources: readonly SignedSource[],
  there: ReadonlySet<string>,
  report: Report,
  signal: AbortSignal,
): Promise<CheckedStreams> {
  const [first] = sources;
  if (first === undefined) return refuse('source.unknown', {});
  const firsts: Uint8Array[] = [];
  const now = await readNow(commands.log, first, report, signal);
  for (const [index, source] of sources.entries()) {
    const { path, sha256 } = source.stream;
    const listed = now.some((one) => one.path === path && one.sha256 === sha256);
    if (!listed) refuse('plan.stale', { reasons: ['stream-changed'] });
    firsts.push(await checkFirst(commands, source, report, signal));
    report.part((index + 1) / sources.length);
  }
  const scans = sources.map(({ stream: { uuid, parentUuid, pieces, writtenBytes, ...stream } }) => ({
    head: { name: stream.tree, uuid, parentUuid },
    pieces,
    writtenBytes,
  }));
  const heads = scans.map((scan, index) => ({ file: sources[index]?.stream.path ?? '', head: scan.head }));
  const found = checkChain(heads, there).tree;
  if (found !== tree) refuse('tree.mismatch', { tree, expected: tree, found: found.slice(0, 256) });
  return { scans, firsts, writtenBytes: scans.reduce((sum, scan) => sum + scan.writtenBytes, 0) };
}
