import { access, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseTreeName } from '../../contract/tree-name.ts';
import type { Report } from '../../engine/run.ts';
import type { Commands } from '../../system/command.ts';
import { mountPointOfTree, readMounts } from '../../system/mounts.ts';
import { asideFolder, goingFolder } from '../../trees/house.ts';
import { listSubvolumes } from '../../trees/subvolume-list.ts';

/** How often it is looked at how much is free by now. Milliseconds. */
const lookMs = 100;

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** btrfs deletes a subvolume that is mounted without a word, so we ask. */
async function isMounted(device: string, path: string): Promise<boolean> {
  const mounts = (await readMounts()).filter((one) => one.device === device);
  return mountPointOfTree(mounts, path) !== null;
}

async function deleteFolder(commands: Commands, top: string, folder: string): Promise<void> {
  const inside = [...(await listSubvolumes(commands, top)).keys()].filter(
    // Those within these are deleted with them.
    (path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'),
  );
  for (const path of inside) {
    await commands.run(['btrfs', 'subvolume', 'delete', '--recursive', '--commit-after', join(top, path)]);
  }
  await rm(join(top, folder), { recursive: true, force: true });
}

/** Deletes all that is condemned. What is still in use is left for another time. Can be broken off anywhere. */
export async function deleteCondemned(commands: Commands, top: string, device: string): Promise<void> {
  const names = await namesIn(join(top, goingFolder));
  for (const name of names) {
    const folder = `${goingFolder}/${name}`;
    if (!(await isMounted(device, folder))) await deleteFolder(commands, top, folder);
  }
}

/** Deletes what a reset could only put aside within the new tree. */
export async function deleteAside(top: string): Promise<void> {
  const roots = (await namesIn(top)).filter((name) => parseTreeName(name)?.kind === 'root');
  for (const root of roots) await rm(join(top, root, asideFolder), { recursive: true, force: true });
}

/** Moves what is kept under a name to where it is deleted from. From here on it cannot be brought back. */
export async function condemnFolder(top: string, folder: string): Promise<void> {
  const name = folder.split('/').at(-1) ?? '';
  const there = await access(join(top, folder)).then(
    () => true,
    () => false,
  );
  if (there) await rename(join(top, folder), join(top, goingFolder, name));
}

async function usedBytes(top: string): Promise<number> {
  const { bsize, blocks, bfree } = await statfs(top);
  return (blocks - bfree) * bsize;
}

/**
 * Waits until the blocks of everything that was deleted are free, and tells how much of all that is used is: how much will be, nobody
 * has counted, and something stays.
 */
export async function awaitFreed(commands: Commands, top: string, report: Report): Promise<void> {
  const before = await usedBytes(top);
  const freed = commands.run(['btrfs', 'subvolume', 'sync', top]).then(() => true);
  let least = before;
  while (!(await Promise.race([freed, delay(lookMs, false, { ref: false })]))) {
    const used = await usedBytes(top);
    if (used < least) report.part((before - used) / before);
    least = Math.min(least, used);
  }
}
