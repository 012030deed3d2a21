import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../contract/fixes.ts';
import type { Commands } from '../../system/command.ts';
import { nextFolder, removedFolder } from '../../trees/house.ts';
import { positionOf, readRecord, type RemainsRecord, type Side } from '../../trees/remains.ts';
import { listSubvolumes, type Subvolumes } from '../../trees/subvolume-list.ts';
import { flush } from './context.ts';

/** The kernel gives each of two names what the other one had, in one step. Whoever has one of them mounted goes on undisturbed. */
async function swap(commands: Commands, one: string, other: string): Promise<void> {
  await commands.run(['mv', '--exchange', '--no-copy', '--no-target-directory', one, other]);
}

/**
 * Brings the trees of a record to one side, whichever of them are not there yet: the root, and with it the personal files where
 * they are reset as well. Both lie in one transaction of the file system unless somebody else has it written out just in between;
 * then the next start sees that only one was moved, and moves the other.
 */
export async function bringTo(
  commands: Commands,
  top: string,
  folder: string,
  record: RemainsRecord,
  side: Side,
  subvolumes: Subvolumes,
): Promise<void> {
  const { root, home } = positionOf(record, folder, subvolumes);
  if (root === null || home === null) refuse('remains.tampered', {});
  if (root !== side) await swap(commands, join(top, record.rootTree), join(top, folder, 'root'));
  if (home !== side && record.home !== null && record.homeTree !== null) {
    await swap(commands, join(top, record.homeTree), join(top, folder, 'home'));
  }
  await flush(commands, top);
}

/**
 * Puts in force what was made ready, and keeps what it replaced. Throws `verify.failed` when that has moved the personal files although
 * they were to stay.
 */
export async function putInForce(commands: Commands, top: string, id: string): Promise<void> {
  const folder = `${nextFolder}/${id}`;
  const record = (await readRecord(join(top, folder))) ?? refuse('remains.unknown', {});
  const before = await listSubvolumes(commands, top);
  await bringTo(commands, top, folder, record, 'after', before);
  await rename(join(top, folder), join(top, removedFolder, id));
  await flush(commands, top);
  if (record.home !== null || record.homeTree === null) return;
  const after = await listSubvolumes(commands, top);
  if (after.get(record.homeTree)?.uuid !== before.get(record.homeTree)?.uuid) {
    refuse('verify.failed', { proof: 'personal-files-kept' });
  }
}

/** Brings back what a reset took away, or what an undo did. What was in force until now is kept in its place. */
export async function bringBack(commands: Commands, top: string, id: string): Promise<void> {
  const folder = `${removedFolder}/${id}`;
  const record = (await readRecord(join(top, folder))) ?? refuse('remains.unknown', {});
  const subvolumes = await listSubvolumes(commands, top);
  const { root } = positionOf(record, folder, subvolumes);
  await bringTo(commands, top, folder, record, root === 'after' ? 'before' : 'after', subvolumes);
}
