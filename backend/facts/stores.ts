import { createHash } from 'node:crypto';
import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { RemainsFacts, StoreFacts, SystemFacts } from '../contract/store.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import { kindOf, parseTreeName, type TreeKind } from '../contract/tree-name.ts';
import { readHistory } from '../engine/journal.ts';
import { id as idSchema } from '../contract/text.ts';
import type { Commands } from '../system/command.ts';
import { mountPointOfTree, readMounts, type MountInfo } from '../system/mounts.ts';
import { namesHandedOver } from '../trees/handed-over.ts';
import { asideFolder, goingFolder, incomingSubvolume, nextFolder, removedFolder } from '../trees/house.ts';
import { keptSide, positionOf, readRecord } from '../trees/remains.ts';
import {
  listSubvolumes,
  readOnlyNumbers,
  type ListedSubvolume,
  type Subvolumes,
} from '../trees/subvolume-list.ts';
import type { BlockDevice } from './block-devices.ts';
import { contentOf } from './content.ts';
import { readMenu, type FoundMenu } from './entries.ts';
import { isIntact, readExtras } from './extras.ts';
import type { Looks } from './looks.ts';
import { readSystem } from './systems.ts';
import { readUsr, type FoundUsr } from './usr.ts';

/** A file system that holds a tree of one of these is one of ours. */
const deliveredKinds = ['usr', 'root', 'runtime', 'framework', 'app'] as const;

export function storeId(fileSystem: string): string {
  return `store-${createHash('sha256').update(fileSystem).digest('hex').slice(0, 32)}`;
}

/** The partition of a disk that holds boot loader and kernels. */
export function espOf(disk: BlockDevice): BlockDevice | null {
  return disk.children.find((part) => contentOf(part, false) === 'esp' && part.fstype === 'vfat') ?? null;
}

async function menuOf(looks: Looks, esp: BlockDevice | null): Promise<FoundMenu | null> {
  return esp === null ? null : readMenu(await looks.at(esp.path, 'vfat'));
}

async function remainsOf(
  top: string,
  subvolumes: Subvolumes,
  mounts: readonly MountInfo[],
  handedOver: readonly string[],
): Promise<readonly RemainsFacts[]> {
  const names = (await readdir(join(top, removedFolder)).catch(() => [])).filter(
    (name) => idSchema.safeParse(name).success && !handedOver.includes(name),
  );
  const found = await Promise.all(
    names.slice(0, 256).map(async (name): Promise<readonly RemainsFacts[]> => {
      const folder = `${removedFolder}/${name}`;
      const record = await readRecord(join(top, folder));
      // Whose remains these are is in the record alone; a folder without one is cleared away by the next repair.
      if (record === null) return [];
      const { mode, at, rootTree } = record;
      const kept = record.id === name ? keptSide(record, folder, subvolumes) : null;
      const { root, home } = positionOf(record, folder, subvolumes);
      return [
        {
          id: name,
          rootTree,
          mode,
          at,
          undone: kept === 'after',
          undoable: kept !== null && root !== null && home === root,
          tampered: kept === null,
          mountedAt: mountPointOfTree(mounts, folder),
        },
      ];
    }),
  );
  return found.flat().toSorted((a, b) => b.at.localeCompare(a.at));
}

async function leftoversOf(
  top: string,
  roots: readonly string[],
  menu: FoundMenu | null,
  handedOver: readonly string[],
): Promise<StoreFacts['leftovers']> {
  const some = async (folder: string): Promise<boolean> =>
    (await readdir(join(top, folder)).catch(() => [])).length > 0;
  const aside = await Promise.all(roots.map((root) => some(`${root}/${asideFolder}`)));
  const spent = menu?.entries.some((entry) => entry.mode === 'once' && entry.tries?.left === 0) === true;
  const checks = [
    ['unfinished-change', await some(nextFolder)],
    ['deleting', (await some(goingFolder)) || aside.includes(true) || handedOver.length > 0],
    ['received', await some(incomingSubvolume)],
    ['tried-once', spent],
  ] as const;
  return checks.filter(([, holds]) => holds).map(([what]) => what);
}

async function healthOf(commands: Commands, top: string): Promise<StoreFacts['health']> {
  const shown = await commands.run(['btrfs', 'filesystem', 'show', top], { answers: [1] });
  if (/missing/iu.test(shown.stdout)) return 'degraded';
  // It answers 64 where a device has counted errors.
  const { exitCode } = await commands.run(['btrfs', 'device', 'stats', '--check', top], { answers: [1, 64] });
  return exitCode === 0 ? 'good' : 'errors';
}

/** Digest over what a change depends on: which trees there are, how they start, and what is kept. */
function digestOf(subvolumes: Subvolumes, readOnly: ReadonlySet<number>, menu: FoundMenu | null): string {
  const trees = [...subvolumes.values()].map((one) => `${one.path} ${one.uuid} ${readOnly.has(one.id)}`);
  const entries = menu?.entries.map((entry) => [entry.file, ...entry.keys]) ?? [];
  const all = [trees.toSorted((a, b) => a.localeCompare(b)), entries, menu?.usual ?? null];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

/** The btrfs file systems of a disk, whole or in partitions. */
function candidatesOf(disk: BlockDevice): readonly BlockDevice[] {
  return [disk, ...disk.children].filter((one) => one.fstype === 'btrfs' && one.uuid !== '');
}

/** Every file system of a disk that holds trees. One that cannot be read is a problem, and no reason to know nothing of the others. */
export async function readStores(
  looks: Looks,
  disk: BlockDevice,
  diskId: string,
): Promise<{ readonly stores: readonly StoreFacts[]; readonly problems: readonly Problem[] }> {
  const stores: StoreFacts[] = [];
  const problems: Problem[] = [];
  for (const part of candidatesOf(disk)) {
    try {
      const store = await readStore(looks, disk, diskId, part);
      if (store !== null) stores.push(store);
    } catch (error) {
      looks.commands.log.fail('facts', `cannot read the trees on ${part.path}: ${String(error)}`);
      problems.push(problemOf('store.unreadable', { device: part.path }));
    }
  }
  return { stores, problems };
}

/** Reads a file system that holds trees; null where none does. Nothing on it is changed. */
async function readStore(
  looks: Looks,
  disk: BlockDevice,
  diskId: string,
  part: BlockDevice,
): Promise<StoreFacts | null> {
  const { commands } = looks;
  const top = await looks.at(part.path, 'btrfs');
  const subvolumes = await listSubvolumes(commands, top);
  // By name: a reset gives a root tree another number, and lists must not change their order for that.
  const ofKind = (kind: TreeKind): readonly ListedSubvolume[] =>
    [...subvolumes.values()]
      .filter((one) => kindOf(one.path) === kind)
      .toSorted((a, b) => a.path.localeCompare(b.path));
  if (!deliveredKinds.some((kind) => ofKind(kind).length > 0)) return null;
  const readOnly = await readOnlyNumbers(commands, top);
  const esp = espOf(disk);
  const menu = await menuOf(looks, esp);
  const mounts = (await readMounts()).filter((one) => one.device === part.path);
  const usr = new Map<string, FoundUsr>();
  for (const one of ofKind('usr').slice(0, 2048)) usr.set(one.path, await readUsr(top, one));
  const templates = ofKind('root').filter((one) => isIntact(one, readOnly));
  const roots = ofKind('root')
    .filter((one) => !templates.includes(one))
    .map((one) => one.path);
  const handedOver = await namesHandedOver(top, subvolumes);
  const remains = await remainsOf(top, subvolumes, mounts, handedOver);
  const byRoot = Map.groupBy(remains, (one) => one.rootTree);
  const context = {
    top,
    fileSystem: part.uuid,
    subvolumes,
    usr,
    menu,
    mounts,
    templates: new Set(templates.map((one) => one.path)),
    remainsOf: new Map([...byRoot].map(([root, some]) => [root, some.map((one) => one.id)])),
  };
  const systems: SystemFacts[] = [];
  for (const root of roots.slice(0, 256)) systems.push(await readSystem(context, root));
  const { bsize, blocks, bavail } = await statfs(top);
  return {
    id: storeId(part.uuid),
    diskId,
    device: part.path,
    uuid: part.uuid,
    sizeBytes: bsize * blocks,
    freeBytes: bsize * bavail,
    esp:
      esp === null || menu === null
        ? null
        : { device: esp.path, sizeBytes: menu.sizeBytes, freeBytes: menu.freeBytes },
    discards: (disk['disc-max'] ?? 0) > 0,
    health: await healthOf(commands, top),
    trees: [...usr.values()].map(({ facts }) => ({
      ...facts,
      usedBy: systems
        .filter((system) => system.entries.some((entry) => entry.usrTree === facts.tree))
        .map((system) => system.rootTree),
    })),
    extras: [...(await readExtras(top, [...subvolumes.values()], readOnly, systems))],
    mountedTrees: [...subvolumes.keys()].flatMap((tree) => {
      const at = parseTreeName(tree) === null ? null : mountPointOfTree(mounts, tree);
      return at === null ? [] : [{ tree, at }];
    }),
    systems,
    remains: [...remains],
    leftovers: await leftoversOf(top, roots, menu, handedOver),
    history: [...(await readHistory(top))],
    digest: digestOf(subvolumes, readOnly, menu),
  };
}
