import { constants } from 'node:fs';
import { access, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import type { Bottleneck } from '../contract/run.ts';
import { toolFailed, type Commands } from '../system/command.ts';
import { Pipeline, type StageEnd } from '../system/pipeline.ts';
import { receiver, type ReceiveRoot } from './receive-root.ts';
import type { Reading } from './reading.ts';
import type { Scan, ScanOptions } from './scan.ts';
import { pieceDigest, streamFailure } from './stream-file.ts';
import { showSubvolume } from './subvolume.ts';
import { awake } from './wake-readers.ts';

/** Where a stream goes, on this disk. */
export interface Incoming extends ReceiveRoot {
  readonly device: string;
}

/** What a stream must be: as it was scanned, or as it was signed. */
export type ExpectedStream = Omit<Scan, 'sha256'>;

// What is answered to commands that do not fit the tree that they are for.
const impossible =
  /No such file|File exists|[Nn]ot a directory|Is a directory|not empty|too long|[Ii]nvalid|cross-device|symbolic links|not present|lsetxattr/u;

/** What it means that bytes which are those that were signed or scanned could not be received: they ask for what no tree needs. */
function refusalOf(file: string, said: string): Problem | null {
  const upwards = /\S*\.\.\/\S*/u.exec(said);
  if (upwards !== null) return problemOf('stream.escapes', { file, path: upwards[0].slice(0, 4096) });
  const device = /mknod (.*) failed: Operation not permitted/u.exec(said);
  if (device !== null) return problemOf('stream.device', { file, path: device[1]?.slice(0, 4096) ?? '' });
  return impossible.test(said) ? problemOf('stream.corrupt', { file }) : null;
}

/** Only one place can be written, unless the file system has given up. */
async function readOnlyError(file: string, said: string, { path, device }: Incoming): Promise<Error> {
  const writable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return new ProblemError(problemOf('disk.io-error', { device }));
  return new ProblemError(problemOf('stream.escapes', { file, path: said.slice(0, 4096) }));
}

async function failureOf(
  file: string,
  ends: readonly StageEnd[],
  scan: ExpectedStream,
  incoming: Incoming,
): Promise<Error | null> {
  const known = streamFailure(file, ends);
  if (known !== null) return new ProblemError(known);
  const failed = ends.findLast((end) => end.exitCode !== 0);
  if (failed === undefined) return null;
  const said = /^ERROR: (.*)$/mu.exec(failed.stderr)?.[1] ?? '';
  const refusal = refusalOf(file, said);
  if (refusal !== null) return new ProblemError(refusal);
  if (/Read-only file system/u.test(said)) return readOnlyError(file, said, incoming);
  if (/No space left on device/u.test(failed.stderr)) {
    const { bsize, bavail } = await statfs(incoming.path);
    return new ProblemError(
      problemOf('space.insufficient', { neededBytes: scan.writtenBytes, availableBytes: bsize * bavail }),
    );
  }
  if (/Input\/output error/u.test(failed.stderr)) {
    return new ProblemError(problemOf('disk.io-error', { device: incoming.device }));
  }
  return toolFailed(failed === ends.at(-1) ? 'btrfs' : failed.tool, failed.exitCode);
}

/** Gives the kernel the bytes that were scanned or signed, and no others: each piece is compared before it goes on. */
async function feed(
  taken: (piece: Uint8Array) => Promise<boolean>,
  reading: Reading,
  scan: ExpectedStream,
  options: ScanOptions,
): Promise<void> {
  const { stream } = reading;
  let position = 0;
  let since = performance.now();
  const lap = (where: Bottleneck): void => {
    const now = performance.now();
    options.onSpent(where, now - since);
    since = now;
  };
  for await (const piece of reading.pieces()) {
    options.signal.throwIfAborted();
    lap(stream.comesBy);
    if (scan.pieces[position] !== pieceDigest(piece)) refuse('stream.digest-mismatch', { file: stream.file });
    position += 1;
    lap('checking');
    if (!(await taken(piece))) return;
    lap('disk');
    options.onBytes(piece.length);
  }
  if (position !== scan.pieces.length) refuse('stream.truncated', { file: stream.file });
}

/**
 * Receives one stream.
 * `btrfs receive` is confined to it, and only a read-only subvolume with a received UUID counts: a failed
 * receive leaves a writable one behind. Returns the tree's path. Throws a ProblemError.
 */
export async function receiveStream(
  commands: Commands,
  incoming: Incoming,
  reading: Reading,
  scan: ExpectedStream,
  options: ScanOptions,
): Promise<string> {
  const { stream } = reading;
  const before = await readdir(incoming.path);
  const pipeline = new Pipeline(commands.log, stream.stages(receiver(incoming)));
  const patient = <T>(work: Promise<T>): Promise<T> => awake(commands, incoming.root, work);
  try {
    await feed((piece) => patient(pipeline.write(piece)), reading, scan, options);
  } catch (error) {
    pipeline.kill();
    await pipeline.end().catch(() => undefined);
    throw error;
  }
  const failure = await failureOf(stream.file, await patient(pipeline.end()), scan, incoming);
  if (failure !== null) throw failure;
  const made = (await readdir(incoming.path)).filter((name) => !before.includes(name));
  const stray = made.find((name) => name !== scan.head.name);
  if (stray !== undefined) refuse('stream.escapes', { file: stream.file, path: stray });
  const path = join(incoming.path, scan.head.name);
  const received = await showSubvolume(commands, path);
  if (!received.readOnly || received.receivedUuid === null) refuse('stream.truncated', { file: stream.file });
  if (received.receivedUuid !== scan.head.uuid) {
    refuse('tree.mismatch', {
      tree: scan.head.name,
      expected: scan.head.uuid,
      found: received.receivedUuid,
    });
  }
  return path;
}
