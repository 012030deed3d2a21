import { mkdir, readdir, statfs, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import { toolFailed, type Argv, type Commands } from '../system/command.ts';
import { Mount, type MountRequest } from '../system/mounts.ts';
import { Pipeline, type StageEnd } from '../system/pipeline.ts';
import { incomingSubvolume } from './house.ts';
import type { Scan, ScanOptions } from './scan.ts';
import { pieceDigest, streamFailure } from './stream-file.ts';
import type { Stream } from './stream.ts';
import { showSubvolume } from './subvolume.ts';

/** Where a stream goes, on this disk. */
export interface Incoming {
  /** The subvolume for what is being received. */
  readonly path: string;
  /** The root folder that the receiving process is confined to; see {@link receiveRoot}. */
  readonly root: string;
  readonly device: string;
}

/** What a stream must be: as it was scanned, or as it was signed. */
export type ExpectedStream = Omit<Scan, 'sha256'>;

// Within the confined root.
const shownTop = '/top';

/**
 * A root folder for `btrfs receive` in which it finds nothing that it could do harm to: this system's programs, the file system's
 * trees to be read, since a delta is made on one of them, and the one place to be written. Its own --chroot would hide the trees.
 */
export async function receiveRoot(
  commands: Commands,
  stack: AsyncDisposableStack,
  node: string,
): Promise<Pick<Incoming, 'path' | 'root'>> {
  const mount = async (request: MountRequest): Promise<Mount> => stack.use(await Mount.at(commands, request));
  const root = await mount({ source: 'tmpfs', fileSystem: 'tmpfs', options: ['size=1M', 'mode=0700'] });
  for (const folder of ['usr', 'top']) await mkdir(join(root.path, folder));
  for (const link of ['bin', 'sbin', 'lib', 'lib64']) await symlink(`usr/${link}`, join(root.path, link));
  await mount({ source: '/usr', options: ['bind', 'ro'], target: join(root.path, 'usr') });
  const top = join(root.path, shownTop);
  await mount({ source: node, fileSystem: 'btrfs', options: ['ro', 'subvolid=5'], target: top });
  const path = join(top, incomingSubvolume);
  await mount({ source: node, fileSystem: 'btrfs', options: [`subvol=${incomingSubvolume}`], target: path });
  return { path, root: root.path };
}

function receiver({ root }: Incoming): Argv {
  const place = join(shownTop, incomingSubvolume);
  return ['chroot', root, 'btrfs', 'receive', '-e', '-m', shownTop, place];
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

/** Gives the kernel the bytes that were scanned or signed, and no others: each piece is compared before it goes on. */
async function feed(
  pipeline: Pipeline,
  stream: Stream,
  scan: ExpectedStream,
  options: ScanOptions,
): Promise<void> {
  let position = 0;
  for await (const piece of stream.pieces(options)) {
    options.signal.throwIfAborted();
    if (scan.pieces[position] !== pieceDigest(piece)) refuse('stream.digest-mismatch', { file: stream.file });
    position += 1;
    if (!(await pipeline.write(piece))) return;
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
  stream: Stream,
  scan: ExpectedStream,
  options: ScanOptions,
): Promise<string> {
  const before = await readdir(incoming.path);
  const pipeline = new Pipeline(commands.log, stream.stages(receiver(incoming)));
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
