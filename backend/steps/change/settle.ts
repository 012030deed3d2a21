import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pruneJournals } from '../../engine/journal.ts';
import type { Commands } from '../../system/command.ts';
import { namesHandedOver } from '../../trees/handed-over.ts';
import { incomingSubvolume, makeHouse, nextFolder, removedFolder } from '../../trees/house.ts';
import { positionOf, readRecord } from '../../trees/remains.ts';
import { listSubvolumes, type Subvolumes } from '../../trees/subvolume-list.ts';
import { flush } from './context.ts';
import { condemnFolder, deleteAside, deleteCondemned } from './delete.ts';
import { bringTo } from './exchange.ts';

/** A reset that was interrupted: before its turning point it is thrown away, after it finished. */
async function settleNext(commands: Commands, top: string, name: string): Promise<void> {
  const folder = `${nextFolder}/${name}`;
  const record = await readRecord(join(top, folder));
  if (record === null) return condemnFolder(top, folder);
  const subvolumes = await listSubvolumes(commands, top);
  if (positionOf(record, folder, subvolumes).root !== 'after') return condemnFolder(top, folder);
  await bringTo(commands, top, folder, record, 'after', subvolumes);
  await rename(join(top, folder), join(top, removedFolder, name));
}

/**
 * What is kept: an undo of which only a half was done is finished, and what nobody can make sense of is thrown away. None of this
 * changes where the trees of another record are.
 */
async function settleRemoved(
  commands: Commands,
  top: string,
  name: string,
  subvolumes: Subvolumes,
): Promise<void> {
  const folder = `${removedFolder}/${name}`;
  const record = await readRecord(join(top, folder));
  if (record === null) return condemnFolder(top, folder);
  const { root, home } = positionOf(record, folder, subvolumes);
  if (root !== null && home !== null && home !== root) {
    await bringTo(commands, top, folder, record, root, subvolumes);
  }
}

async function clearIncoming(commands: Commands, top: string): Promise<void> {
  const incoming = join(top, incomingSubvolume);
  const names = await readdir(incoming);
  if (names.length === 0) return;
  const subvolumes = await listSubvolumes(commands, top);
  for (const name of names) {
    if (subvolumes.has(`${incomingSubvolume}/${name}`)) {
      await commands.run(['btrfs', 'subvolume', 'delete', '--recursive', join(incoming, name)]);
    } else {
      await rm(join(incoming, name), { recursive: true, force: true });
    }
  }
}

/**
 * Brings to its end what was interrupted, by a power cut or a failure: nothing of it has to be asked. Run before every change,
 * and by the repair. Running it twice, or breaking it off, does no harm.
 */
export async function settle(commands: Commands, top: string, device: string): Promise<void> {
  await makeHouse(commands, top);
  for (const name of await readdir(join(top, nextFolder))) await settleNext(commands, top, name);
  const removed = await readdir(join(top, removedFolder));
  if (removed.length > 0) {
    const subvolumes = await listSubvolumes(commands, top);
    for (const name of removed) await settleRemoved(commands, top, name, subvolumes);
    for (const name of await namesHandedOver(top, subvolumes)) {
      await condemnFolder(top, `${removedFolder}/${name}`);
    }
  }
  await clearIncoming(commands, top);
  await deleteCondemned(commands, top, device);
  await deleteAside(top);
  await pruneJournals(top);
  await flush(commands, top);
}
