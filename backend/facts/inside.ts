import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentKind, Disk } from '../contract/facts.ts';
import { parseTreeName } from '../contract/tree-name.ts';
import { readUnfinished } from '../engine/journal.ts';
import { readOsRelease } from '../trees/inside-tree.ts';
import { lookMountOptions } from '../system/quiet-mounts.ts';
import type { Looks } from './looks.ts';

export interface Inside {
  readonly kind: ContentKind;
  readonly system: string | null;
  readonly usedBytes: number;
  readonly unfinished: Disk['unfinished'];
}

async function systemName(root: string): Promise<string | null> {
  for (const path of ['etc/os-release', 'usr/lib/os-release']) {
    const osRelease = await readOsRelease(root, path);
    if (osRelease !== null) return osRelease.prettyName;
  }
  return null;
}

/** Many distributions keep their root in a subvolume, named `@`, `root` or `@rootfs`. */
async function linuxName(root: string): Promise<string | null> {
  for (const subvolume of ['', '@', 'root', '@rootfs']) {
    const name = await systemName(join(root, subvolume));
    if (name !== null) return name;
  }
  return null;
}

async function treesIn(root: string): Promise<readonly string[]> {
  return (await readdir(root)).filter((name) => parseTreeName(name) !== null);
}

async function treeNames(root: string, trees: readonly string[]): Promise<string | null> {
  const names = await Promise.all(
    trees
      .filter((tree) => tree.startsWith('usr:'))
      .map(async (tree) => (await readOsRelease(join(root, tree)))?.prettyName ?? tree),
  );
  return names.length === 0 ? null : names.join(', ').slice(0, 256);
}

const data = { kind: 'data', system: null } as const;
const windows = { kind: 'windows', system: 'Windows' } as const;

/** Other drives of the same computer have a recycle bin, but not this. */
async function isWindows(root: string): Promise<boolean> {
  const found = await stat(join(root, 'Windows/System32')).catch(() => null);
  return found !== null && found.isDirectory();
}

/**
 * Looks into a file system, without replaying its journal, and tells what lives there.
 * Null where it cannot be mounted: a damaged or foreign file system is no error, it is a fact.
 */
export async function lookInside(looks: Looks, device: string, fileSystem: string): Promise<Inside | null> {
  if (lookMountOptions(fileSystem) === null) return null;
  try {
    const path = await looks.at(device, fileSystem);
    const { bsize, blocks, bfree } = await statfs(path);
    const usedBytes = bsize * (blocks - bfree);
    const trees = fileSystem === 'btrfs' ? await treesIn(path) : [];
    const unfinished = fileSystem === 'btrfs' ? await readUnfinished(path) : null;
    if (trees.length > 0 || unfinished !== null) {
      return { kind: 'pristine', system: await treeNames(path, trees), usedBytes, unfinished };
    }
    if (fileSystem === 'ntfs') {
      return { ...((await isWindows(path)) ? windows : data), usedBytes, unfinished };
    }
    const system = await linuxName(path);
    return { ...data, ...(system === null ? {} : { kind: 'linux', system }), usedBytes, unfinished };
  } catch (error) {
    looks.commands.log.fail('facts', `cannot look into ${device}: ${String(error)}`);
    return null;
  }
}
