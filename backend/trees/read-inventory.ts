import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { kindInside } from './inside-tree.ts';
import { decides, decidingPaths, Inventory } from './inventory.ts';

type Kind = Awaited<ReturnType<typeof kindInside>>;

/** What lies in a folder of the tree lies in the tree, except where a link leads. Following every path takes seconds for a tree. */
async function kindOf(root: string, path: string, entry: Dirent): Promise<Kind> {
  if (entry.isSymbolicLink()) return kindInside(root, path);
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : null;
}

async function add(inventory: Inventory, root: string, path: string, kind: Kind): Promise<void> {
  if (kind === null) return;
  inventory.add(path);
  if (kind !== 'folder') return;
  for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
    const inner = `${path}/${entry.name}`;
    if (decides(inner)) await add(inventory, root, inner, await kindOf(root, inner, entry));
  }
}

/** The deciding paths of a tree that is there. What leads out of it, or is neither file nor folder, is not there. */
export async function readInventory(root: string): Promise<Inventory> {
  const inventory = new Inventory();
  for (const path of decidingPaths) await add(inventory, root, path, await kindInside(root, path));
  return inventory;
}
