import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decidingPaths, Inventory } from './inventory.ts';

async function addBelow(inventory: Inventory, root: string, path: string): Promise<void> {
  inventory.add(path);
  if (!inventory.has(path)) return;
  const found = await stat(join(root, path));
  if (!found.isDirectory()) return;
  for (const name of await readdir(join(root, path))) await addBelow(inventory, root, `${path}/${name}`);
}

/** The deciding paths of a tree that is there. */
export async function readInventory(root: string): Promise<Inventory> {
  const inventory = new Inventory();
  for (const path of decidingPaths) {
    const there = await stat(join(root, path)).then(
      () => true,
      () => false,
    );
    if (there) await addBelow(inventory, root, path);
  }
  return inventory;
}
