import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../engine/run.ts';
import { espLogFolder } from '../../boot/entry.ts';
import { removedFolder } from '../../trees/house.ts';
import { readRecord } from '../../trees/remains.ts';
import { flush, mountEsp, type ChangeContext } from './context.ts';
import { awaitFreed, condemnFolder, deleteAside, deleteCondemned } from './delete.ts';

/** Deletes everything that was kept of a system, and waits until it is gone. */
export async function deleteRemainsOf(
  { commands, store, plan }: ChangeContext,
  top: string,
  report: Report,
): Promise<void> {
  for (const name of await readdir(join(top, removedFolder))) {
    const folder = `${removedFolder}/${name}`;
    const record = await readRecord(join(top, folder));
    if (record === null || record.rootTree === plan.tree) await condemnFolder(top, folder);
  }
  await flush(commands, top);
  await deleteCondemned(commands, top, store.device);
  await deleteAside(top);
  await flush(commands, top);
  await awaitFreed(commands, top, report);
}

/** What lies beside the system: credentials, what its random numbers begin with, and what a log tells of its past. */
async function removeSecrets(context: ChangeContext): Promise<void> {
  await using esp = await mountEsp(context);
  if (esp === null) return;
  await rm(join(esp.path, 'loader/random-seed'), { force: true });
  await rm(join(esp.path, 'loader/credentials'), { recursive: true, force: true });
  await rm(join(esp.path, espLogFolder), { recursive: true, force: true });
  await flush(context.commands, esp.path);
}

/** Tells the disk that the blocks of what was deleted are not needed any more. What it makes of that is its own affair. */
export async function discard(context: ChangeContext, top: string): Promise<void> {
  await removeSecrets(context);
  if (context.store.discards) await context.commands.run(['fstrim', top]);
}
