import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { refuse } from '../../contract/fixes.ts';
import type { Report } from '../../engine/run.ts';
import type { Commands } from '../../system/command.ts';
import { checkTree } from '../../trees/check-tree.ts';
import { incomingSubvolume } from '../../trees/house.ts';
import { Reading } from '../../trees/reading.ts';
import { receiveRoot } from '../../trees/receive-root.ts';
import { receiveStream } from '../../trees/receive.ts';
import { openStream, type StreamSource } from '../../trees/stream-source.ts';
import { deleteSubvolume, publishTree } from '../../trees/subvolume.ts';
import type { CheckedStreams } from './check-stream.ts';

/** A tree that has come, and was checked, but is not in its place yet. */
export interface ReceivedTree {
  readonly tree: string;
  /** What its streams made, by the names below the place for what is received: the tree is the last. */
  readonly made: readonly string[];
}

/** A tree that is to be received: its name, its streams, and where it goes. */
export interface TreeToReceive {
  readonly commands: Commands;
  readonly tree: string;
  readonly sources: readonly StreamSource[];
  /** The disk, for people. */
  readonly device: string;
  /** The partition with the btrfs that `top` is the mounted top of. */
  readonly node: string;
  readonly top: string;
}

/** Receives the streams, and checks the tree that comes out of them. */
export async function receive(
  target: TreeToReceive,
  checked: CheckedStreams,
  report: Report,
  signal: AbortSignal,
): Promise<ReceivedTree> {
  const { commands, tree, sources } = target;
  await using mounts = new AsyncDisposableStack();
  await using stack = new AsyncDisposableStack();
  let [done, total] = [0, 0];
  const onBytes = (bytes: number): void => {
    done += bytes;
    report.bytes(done, total);
  };
  const options = { signal, onBytes, onWaiting: report.waiting, onSpent: report.spent };
  const readings: Reading[] = [];
  for (const [index, source] of sources.entries()) {
    const stream = stack.use(await openStream(source, checked.firsts[index] ?? null));
    total += stream.sizeBytes;
    readings.push(stack.use(new Reading(stream, options)));
  }
  // It comes while a place is made for it.
  readings[0]?.begin();
  const incoming = { ...(await receiveRoot(commands, mounts, target.node)), device: target.device };
  const received: string[] = [];
  for (const [index, scan] of checked.scans.entries()) {
    const reading = readings[index] ?? refuse('source.unknown', {});
    received.push(await receiveStream(commands, incoming, reading, scan, options));
  }
  const last = received.at(-1) ?? refuse('source.unknown', {});
  await checkTree(last, tree);
  return { tree, made: received.map((path) => basename(path)) };
}

/** Gives a tree its place, in one step: it is there under its name whole, or not at all. Gives its path. */
export async function place(
  { commands, top }: Pick<TreeToReceive, 'commands' | 'top'>,
  { tree, made }: ReceivedTree,
): Promise<string> {
  const path = join(top, tree);
  const taken = await access(path).then(
    () => true,
    () => false,
  );
  // A snapshot would be made inside of what is there.
  if (taken) refuse('tree.exists', { tree });
  const received = made.map((name) => join(top, incomingSubvolume, name));
  await publishTree(commands, received.at(-1) ?? refuse('source.unknown', {}), path);
  for (const one of received.toReversed()) await deleteSubvolume(commands, one);
  return path;
}
