import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commands } from '../system/command.ts';
import { Mount } from '../system/mounts.ts';
import { makeHouse } from '../trees/house.ts';

/** Sparse: what is not written takes no room. */
const scratchBytes = 256 * 2 ** 30;

/** A btrfs of our own, in a file, in which trees are made that are published. Dispose to remove it. */
export interface Scratch {
  readonly top: string;
  /** The block device that it is on. */
  readonly node: string;
  /** A folder beside it, for files. */
  readonly folder: string;
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
  const folder = await mkdtemp(join(within, '.publishing-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const file = await makeFile(folder);
  await commands.run(['mkfs.btrfs', '--quiet', '--nodiscard', file]);
  const node = (await commands.output(['losetup', '--find', '--show', file])).trim();
  stack.defer(async () => {
    await commands.run(['losetup', '--detach', node]);
  });
  const options = ['subvolid=5', 'noatime'];
  const mount = stack.use(await Mount.at(commands, { source: node, fileSystem: 'btrfs', options }));
  await makeHouse(commands, mount.path);
  return { top: mount.path, node, folder };
}
