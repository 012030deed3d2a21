import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commands } from '../system/command.ts';
import { Mount } from '../system/mounts.ts';
import { makeHouse } from '../trees/house.ts';

/** Sparse: what is not written takes no room. */
const scratchBytes = 256 * 2 ** 30;

/** A btrfs of our own, in a file, which compresses as well as it can, in which trees are made that are published. Dispose to remove it. */
export interface Scratch {
  readonly top: string;
  /** The block device that it is on. */
  readonly node: string;
  /** A folder beside it, for files. */
  readonly folder: string;
}

const namePrefix = '.publishing-';

/** Removes what a publisher left in its repository who was killed. Needs the repository's lock. */
export async function removeLeftScratch(repository: string): Promise<void> {
  const left = (await readdir(repository)).filter((name) => name.startsWith(namePrefix));
  for (const name of left) await rm(join(repository, name), { recursive: true });
}

async function makeFile(folder: string): Promise<string> {
  const file = join(folder, 'scratch.img');
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.truncate(scratchBytes);
  } finally {
    await handle.close();
  }
  return file;
}

/** Makes one in a folder that has room for two trees and their streams. */
export async function makeScratch(
  commands: Commands,
  stack: AsyncDisposableStack,
  within: string,
): Promise<Scratch> {
  await mkdir(within, { recursive: true });
  const folder = await mkdtemp(join(within, namePrefix));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const file = await makeFile(folder);
  await commands.run(['mkfs.btrfs', '--quiet', '--nodiscard', file]);
  const node = (await commands.output(['losetup', '--find', '--show', file])).trim();
  const options = ['subvolid=5', 'noatime', 'compress-force=zstd:15'];
  let mount: Mount;
  try {
    mount = stack.use(await Mount.at(commands, { source: node, fileSystem: 'btrfs', options }));
  } finally {
    // It goes with the last that uses it, also where we are killed.
    await commands.run(['losetup', '--detach', node]);
  }
  await makeHouse(commands, mount.path);
  return { top: mount.path, node, folder };
}
