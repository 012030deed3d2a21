import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { resetMode } from '../contract/store.ts';
import { id } from '../contract/text.ts';
import { treeName } from '../contract/tree-name.ts';
import { writeWhole } from '../system/write-file.ts';
import type { Subvolumes } from './subvolume-list.ts';

/** The two trees that change places, by the UUIDs that they keep wherever they go. */
const pair = z.strictObject({ before: z.guid(), after: z.guid() });

/** What a reset writes down before it changes anything: with it alone every later start knows where things stand. */
export const remainsRecord = z.strictObject({
  format: z.literal(1),
  id,
  mode: resetMode,
  at: z.iso.datetime(),
  rootTree: treeName,
  root: pair,
  homeTree: treeName.nullable(),
  /** Only where personal files are reset as well. */
  home: pair.nullable(),
});
export type RemainsRecord = z.infer<typeof remainsRecord>;

const recordFile = 'record.json';

export async function readRecord(folder: string): Promise<RemainsRecord | null> {
  try {
    return remainsRecord.parse(JSON.parse(await readFile(join(folder, recordFile), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeRecord(folder: string, record: RemainsRecord): Promise<void> {
  await writeWhole(join(folder, recordFile), `${JSON.stringify(remainsRecord.parse(record))}\n`);
}

export type Side = 'before' | 'after';

/** Which of the two trees is in force, and which lies in the folder; null where they are not these two. */
function sideOf(
  two: { readonly before: string; readonly after: string },
  inForce: string | undefined,
  kept: string | undefined,
): Side | null {
  if (inForce === two.before && kept === two.after) return 'before';
  return inForce === two.after && kept === two.before ? 'after' : null;
}

/** Where a record's trees are. */
export interface Position {
  readonly root: Side | null;
  /** Null where they are neither here nor there; `root` where the reset left personal files alone. */
  readonly home: Side | null;
}

/** Looks where the trees of a record are. `folder` is its own, from the top of the file system. */
export function positionOf(record: RemainsRecord, folder: string, subvolumes: Subvolumes): Position {
  const uuid = (path: string): string | undefined => subvolumes.get(path)?.uuid;
  const root = sideOf(record.root, uuid(record.rootTree), uuid(`${folder}/root`));
  if (record.home === null || record.homeTree === null) return { root, home: root };
  return { root, home: sideOf(record.home, uuid(record.homeTree), uuid(`${folder}/home`)) };
}

/** Which of its two roots lies in a record's folder, whatever else has been done to the system since; null where neither does. */
export function keptSide(record: RemainsRecord, folder: string, subvolumes: Subvolumes): Side | null {
  const root = subvolumes.get(`${folder}/root`)?.uuid;
  const home = subvolumes.get(`${folder}/home`)?.uuid;
  const sides: readonly Side[] = ['before', 'after'];
  const holds = (side: Side): boolean =>
    root === record.root[side] && (record.home === null || home === record.home[side]);
  return sides.find(holds) ?? null;
}
