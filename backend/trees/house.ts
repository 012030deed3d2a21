import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createSubvolume } from './subvolume.ts';
import type { Commands } from '../system/command.ts';

/** What is ours at the top of the file system, beside the trees. */
export const ourFolder = '.pristine';
/** A subvolume, so that it can be mounted alone and a receive be confined to it. */
export const incomingSubvolume = `${ourFolder}/incoming`;

/** Makes our places in a file system that has none yet. */
export async function makeHouse(commands: Commands, top: string): Promise<void> {
  await mkdir(join(top, ourFolder), { mode: 0o700 });
  await createSubvolume(commands, join(top, incomingSubvolume));
}
