import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removedFolder } from './house.ts';
import { readRecord } from './remains.ts';

/**
 * The names under which lies what a handing over was to delete when it was interrupted: what it replaced itself, and all that was kept
 * of the same system before. None of it may be brought back.
 */
export async function namesHandedOver(top: string): Promise<readonly string[]> {
  const names = await readdir(join(top, removedFolder)).catch(() => []);
  const records = await Promise.all(
    names.map(async (name) => ({ name, record: await readRecord(join(top, removedFolder, name)) })),
  );
  const trees = new Set(
    records.flatMap(({ record }) => (record?.mode === 'hand-over' ? [record.rootTree] : [])),
  );
  return records.flatMap(({ name, record }) => (record !== null && trees.has(record.rootTree) ? [name] : []));
}
