import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { kindInside } from './inside-tree.ts';
import { decidingPaths, Inventory } from './inventory.ts';

async function addBelow(inventory: Inventory, root: string, path: string): Promise<void> {
  const kind = await kindInside(root, path);
  if (kind === null) return;
  inventory.add(path);
  if (kind !== 'folder' || !inventory.has(path)) return;
  for (const name of await readdir(join(root, path))) await addBelow(inventory, root, `${path}/${name}`);
}

/** The deciding paths of a tree that is there. What leads out of it, or is neither file nor folder, is not there. */
export async function readInventory(root: string): Promise<Inventory> {
  const inventory = new Inventory();
  for (const path of decidingPaths) await addBelow(inventory, root, path);
  return inventory;
}
