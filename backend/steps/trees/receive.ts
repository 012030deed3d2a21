import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elfArchitecture } from '../../boot/architecture.ts';
import { refuse } from '../../contract/fixes.ts';
import { parseUsrTreeName } from '../../contract/tree-name.ts';
import type { Report } from '../../engine/run.ts';
import type { Commands } from '../../system/command.ts';
import { readInventory } from '../../trees/read-inventory.ts';
import { parseOsRelease, type OsRelease } from '../../trees/os-release.ts';
import { kernelRelease, missingParts } from '../../trees/readiness.ts';
import { receiveRoot, receiveStream } from '../../trees/receive.ts';
import { StreamFile, type StreamSource } from '../../trees/stream-file.ts';
import { deleteSubvolume, publishTree } from '../../trees/subvolume.ts';
import type { CheckedStreams } from './check-stream.ts';

/** A usr tree in its place. */
export interface ReceivedTree {
  readonly path: string;
  readonly osRelease: OsRelease;
  readonly kernelRelease: string;
}

async function architectureOf(tree: string): Promise<string | null> {
  const handle = await open(join(tree, 'lib/systemd/systemd'));
  try {
    const { buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return elfArchitecture(buffer);
  } finally {
    await handle.close();
  }
}

/** Is it the tree that its name says, and can it boot? Throws `tree.not-ready` or `tree.mismatch`. */
async function checkTree(path: string, name: string): Promise<Omit<ReceivedTree, 'path'>> {
  const { architecture = '', version = '' } = parseUsrTreeName(name) ?? {};
  const inventory = await readInventory(path);
  const missing = missingParts(inventory, architecture);
  const release = kernelRelease(inventory);
  if (missing.length > 0 || release === null) {
    return refuse('tree.not-ready', { tree: name, missing: missing.length > 0 ? [...missing] : ['kernel'] });
  }
  const found = (await architectureOf(path)) ?? 'unknown';
  if (found !== architecture) refuse('tree.mismatch', { tree: name, expected: architecture, found });
  const osRelease = parseOsRelease(await readFile(join(path, 'lib/os-release'), 'utf8'));
  if (osRelease.imageVersion !== null && osRelease.imageVersion !== version) {
    refuse('tree.mismatch', { tree: name, expected: version, found: osRelease.imageVersion.slice(0, 256) });
  }
  return { osRelease, kernelRelease: release };
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

/** Receives the streams, checks the tree that comes out of them, and only then gives it its place. */
export async function receive(
  target: TreeToReceive,
  checked: CheckedStreams,
  report: Report,
  signal: AbortSignal,
): Promise<ReceivedTree> {
  const { commands, tree, sources, top } = target;
  await using mounts = new AsyncDisposableStack();
  const incoming = { ...(await receiveRoot(commands, mounts, target.node)), device: target.device };
  await using stack = new AsyncDisposableStack();
  const files: StreamFile[] = [];
  for (const source of sources) files.push(stack.use(await StreamFile.open(source)));
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    report.bytes(done, total);
  };
  const received: string[] = [];
  for (const [index, scan] of checked.scans.entries()) {
    const file = files[index];
    if (file === undefined) return refuse('source.unknown', {});
    received.push(await receiveStream(commands, incoming, file, scan, { signal, onBytes }));
  }
  const last = received.at(-1) ?? refuse('source.unknown', {});
  const found = await checkTree(last, tree);
  const path = join(top, tree);
  await publishTree(commands, last, path);
  for (const one of received.toReversed()) await deleteSubvolume(commands, one);
  return { path, ...found };
}
