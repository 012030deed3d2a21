import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removedFolder } from './house.ts';
import { positionOf, readRecord, type RemainsRecord } from './remains.ts';
import type { Subvolumes } from './subvolume-list.ts';

/** Whether what a record made is what there is now. Of a handing over that somebody has taken back nothing may be deleted. */
function isInForce(name: string, record: RemainsRecord, subvolumes: Subvolumes): boolean {
  return positionOf(record, `${removedFolder}/${name}`, subvolumes).root === 'after';
}

/**
 * The names under which lies what a handing over was to delete when it was interrupted: what it replaced itself, and all that was kept
 * of the same system before. None of it may be brought back.
 */
export async function namesHandedOver(top: string, subvolumes: Subvolumes): Promise<readonly string[]> {
  const names = await readdir(join(top, removedFolder)).catch(() => []);
  const records = await Promise.all(
    names.map(async (name) => ({ name, record: await readRecord(join(top, removedFolder, name)) })),
  );
  const trees = new Set(
    records.flatMap(({ name, record }) =>
      record?.mode === 'hand-over' && isInForce(name, record, subvolumes) ? [record.rootTree] : [],
    ),
  );
  return records.flatMap(({ name, record }) => (record !== null && trees.has(record.rootTree) ? [name] : []));
}
