import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import { toolFailed, type Commands } from '../system/command.ts';
import { Pipeline, type StageEnd } from '../system/pipeline.ts';
import type { Scan, ScanOptions } from './scan.ts';
import { pieceDigest, streamFailure, type StreamFile } from './stream-file.ts';
import { showSubvolume } from './subvolume.ts';

/** Where a stream goes: the mount point of the subvolume for what is being received, on this disk. */
export interface Incoming {
  readonly path: string;
  readonly device: string;
}

async function failureOf(
  file: string,
  ends: readonly StageEnd[],
  scan: Scan,
  incoming: Incoming,
): Promise<Error | null> {
  const known = streamFailure(file, ends);
  if (known !== null) return new ProblemError(known);
  const failed = ends.findLast((end) => end.exitCode !== 0);
  if (failed === undefined) return null;
  if (/No space left on device/u.test(failed.stderr)) {
    const { bsize, bavail } = await statfs(incoming.path);
    return new ProblemError(
      problemOf('space.insufficient', { neededBytes: scan.writtenBytes, availableBytes: bsize * bavail }),
    );
  }
  if (/Input\/output error/u.test(failed.stderr)) {
    return new ProblemError(problemOf('disk.io-error', { device: incoming.device }));
  }
  return toolFailed(failed.tool, failed.exitCode);
}

/** Gives the kernel the bytes that were scanned, and no others: each piece is compared before it goes on. */
async function feed(pipeline: Pipeline, stream: StreamFile, scan: Scan, options: ScanOptions): Promise<void> {
  let position = 0;
  for await (const piece of stream.pieces()) {
    options.signal.throwIfAborted();
    if (scan.pieces[position] !== pieceDigest(piece)) refuse('stream.digest-mismatch', { file: stream.file });
    position += 1;
    if (!(await pipeline.write(piece))) return;
    options.onBytes(piece.length);
  }
  if (position !== scan.pieces.length) refuse('stream.truncated', { file: stream.file });
}

/**
 * Receives one scanned stream.
 * `btrfs receive` is confined to it, and only a read-only subvolume with a received UUID counts: a failed
 * receive leaves a writable one behind. Returns the tree's path. Throws a ProblemError.
 */
export async function receiveStream(
  commands: Commands,
  incoming: Incoming,
  stream: StreamFile,
  scan: Scan,
  options: ScanOptions,
): Promise<string> {
  const before = await readdir(incoming.path);
  const pipeline = new Pipeline(
    commands.log,
    stream.stages(['btrfs', 'receive', '--chroot', '-e', incoming.path]),
  );
  try {
    await feed(pipeline, stream, scan, options);
  } catch (error) {
    pipeline.kill();
    await pipeline.end().catch(() => undefined);
    throw error;
  }
  const failure = await failureOf(stream.file, await pipeline.end(), scan, incoming);
  if (failure !== null) throw failure;
  const made = (await readdir(incoming.path)).filter((name) => !before.includes(name));
  const stray = made.find((name) => name !== scan.head.name);
  if (stray !== undefined) refuse('stream.escapes', { file: stream.file, path: stray });
  const path = join(incoming.path, scan.head.name);
  const received = await showSubvolume(commands, path);
  if (!received.readOnly || received.receivedUuid === null) refuse('stream.truncated', { file: stream.file });
  return path;
}
