import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createSubvolume } from './subvolume.ts';
import type { Commands } from '../system/command.ts';

/** What is ours at the top of the file system, beside the trees. */
export const ourFolder = '.pristine';
/** A subvolume, so that it can be mounted alone and a receive be confined to it. */
export const incomingSubvolume = `${ourFolder}/incoming`;
/** Where what is to come into force is made ready. After a power cut it is finished or thrown away. */
export const nextFolder = `${ourFolder}/next`;
/** What was taken away and is kept, so that it can be brought back. */
export const removedFolder = `${ourFolder}/removed`;
/** What is being deleted, for good. */
export const goingFolder = `${ourFolder}/going`;
/** Within a root tree: what could only be put aside inside of it, and is deleted after. */
export const asideFolder = '.pristine-removed';

/** Makes our places in a file system that lacks some of them. */
export async function makeHouse(commands: Commands, top: string): Promise<void> {
  for (const folder of [ourFolder, nextFolder, removedFolder, goingFolder]) {
    await mkdir(join(top, folder), { mode: 0o700, recursive: true });
  }
  const incoming = join(top, incomingSubvolume);
  if (!(await commands.succeeds(['btrfs', 'subvolume', 'show', incoming]))) {
    await createSubvolume(commands, incoming);
  }
}
