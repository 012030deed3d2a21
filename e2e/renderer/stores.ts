import { createHash } from 'node:crypto';
import { stateOf } from '../../backend/contract/measured.ts';
import {
  storeFacts,
  type ExtraFacts,
  type StoreFacts,
  type SystemFacts,
  type UsrFacts,
} from '../../backend/contract/store.ts';
import { sampleStore, sampleSystem } from '../../backend/contract/test-samples.ts';
import { diskOf, idOf } from './disks.ts';

const gib = 1024 ** 3;
const vendor = 'org.pristine.sample';

export function usr(version: string): string {
  return `usr:${vendor}:x86_64:${version}`;
}

export function root(name: string): string {
  return `root:${name}:${vendor}:x86_64`;
}

function parts(usedBytes: number) {
  return [
    {
      kind: 'esp',
      label: 'EFI system partition',
      fileSystem: 'vfat',
      sizeBytes: gib,
      usedBytes: 90_000_000,
    },
    { kind: 'pristine', label: 'pristine', fileSystem: 'btrfs', sizeBytes: 237 * gib, usedBytes },
  ] as const;
}

/** An app in two versions with the runtime that they share, an older one of it, and a template. */
export const trees = {
  app: (version: string) => `app:${vendor}.Almanac:${vendor}.Base:x86_64:${version}`,
  runtime: (version: string) => `runtime:${vendor}.Base:x86_64:${version}`,
  template: `root:server:${vendor}:x86_64`,
} as const;

/** The disks that the systems are on. */
export const laptopDisk = diskOf('nvme1n1', parts(61_000_000_000), {
  model: 'Kingston NV2',
  serial: '50026B7784',
  bus: 'nvme',
});

export const oldDisk = diskOf('sdf', parts(9_000_000_000), {
  model: 'Intel SSD 540s',
  serial: 'BTLA7123',
});

function treeOf(version: string, madeAt: string, changes: Partial<UsrFacts> = {}): UsrFacts {
  return {
    tree: usr(version),
    title: 'Pristine Sample',
    uuids: [],
    kernelRelease: '6.12.48',
    missing: [],
    counts: true,
    madeAt,
    usedBy: [root('main')],
    ...changes,
  };
}

function extraOf(tree: string, title: string, changes: Partial<ExtraFacts> = {}): ExtraFacts {
  return { tree, title, uuids: [], intact: true, runtime: null, usedBy: [], ...changes };
}

function entryOf(version: string, changes: Partial<SystemFacts['entries'][number]> = {}) {
  return {
    file: `main-${version}.conf`,
    usrTree: usr(version),
    mode: 'normal',
    tries: null,
    fault: null,
    ...changes,
  } as const;
}

function systemOf(name: string, changes: Partial<SystemFacts>): SystemFacts {
  return sampleSystem({
    id: idOf('system', `${name} ${changes.title ?? ''}`),
    rootTree: root(name),
    homeTree: `home:${name}:${vendor}:x86_64`,
    name,
    usrTree: usr('2'),
    title: 'Pristine Sample',
    ...changes,
  });
}

function storeOf(
  name: string,
  changes: Partial<StoreFacts> & Pick<StoreFacts, 'diskId' | 'device'>,
): StoreFacts {
  const whole = sampleStore({
    id: idOf('store', name),
    uuid: '6d1b9e0a-7c2f-4b1e-9a51-0c6f6f2f8a10',
    sizeBytes: 237 * gib,
    freeBytes: 180_000_000_000,
    esp: { device: '/dev/esp', sizeBytes: gib, freeBytes: 900_000_000 },
    digest: createHash('sha256').update(name).digest('hex'),
    ...changes,
  });
  return storeFacts.parse(whole);
}

/** A system as it should be, that was reset before and has two versions. */
export const laptop = systemOf('main', {
  entries: [
    entryOf('2', { tries: { left: 2, done: 1 } }),
    entryOf('1', { mode: 'spare' }),
    entryOf('2', { file: 'main-2-forget.conf', mode: 'forget-state' }),
  ],
  homeFolders: ['anna', 'ben'],
  lastUsedAt: '2026-11-23T18:20:00.000Z',
});

const kiosk = systemOf('kiosk', {
  template: trees.template,
  isDefault: false,
  entries: [entryOf('2', { file: 'kiosk-2.conf', mode: 'forget-all' })],
  startMode: 'forget-all',
});

/** What its reset set aside. */
export const kept = {
  id: idOf('remains', 'first'),
  rootTree: root('main'),
  mode: 'factory-keep-home',
  at: '2026-11-03T09:00:00.000Z',
  undone: false,
  undoable: true,
  tampered: false,
  mountedAt: null,
} as const;

export const laptopStore = storeOf('laptop', {
  diskId: laptopDisk.id,
  device: '/dev/nvme1n1p2',
  trees: [
    treeOf('1', '2026-09-02T00:00:00.000Z'),
    treeOf('1.5', '2026-10-10T00:00:00.000Z', { usedBy: [], counts: false }),
    treeOf('2', '2026-11-20T00:00:00.000Z', { usedBy: [root('main'), root('kiosk')] }),
  ],
  extras: [
    extraOf(trees.app('1'), 'Almanac', { runtime: trees.runtime('2') }),
    extraOf(trees.runtime('1'), 'Pristine Sample Base 1'),
    extraOf(trees.runtime('2'), 'Pristine Sample Base 2', { usedBy: [trees.app('1')] }),
    extraOf(trees.template, 'Server', { usedBy: [root('kiosk')] }),
  ],
  systems: [laptop, kiosk],
  remains: [kept],
  history: [
    { at: '2026-11-20T10:00:00.000Z', task: 'tree-add', tree: root('main'), result: 'verified' },
    { at: '2026-11-03T09:00:00.000Z', task: 'reset', tree: root('main'), result: 'verified' },
    { at: '2026-10-01T09:00:00.000Z', task: 'install', tree: root('main'), result: 'verified' },
  ],
});

/** A system that does not start any more, on a disk where a change was interrupted. */
export const broken = systemOf('main', {
  title: 'Workshop Linux',
  usrTree: null,
  homeFolders: ['workshop'],
  lastUsedAt: '2025-12-24T08:00:00.000Z',
  damage: ['usr-missing', 'entry-wrong'],
});

export const brokenStore = storeOf('old', {
  diskId: oldDisk.id,
  device: '/dev/sdf2',
  discards: false,
  trees: [treeOf('1', '2025-11-01T00:00:00.000Z')],
  systems: [broken],
  leftovers: ['unfinished-change'],
});

/** What measuring says of the laptop's trees. */
export const laptopSizes = [
  { name: root('main'), bytes: 3_400_000_000, freesBytes: 3_100_000_000 },
  { name: stateOf(root('main')), bytes: 2_100_000_000, freesBytes: 2_000_000_000 },
  { name: `home:main:${vendor}:x86_64`, bytes: 48_300_000_000, freesBytes: 48_300_000_000 },
  { name: kept.id, bytes: 1_900_000_000, freesBytes: 1_200_000_000 },
  { name: trees.app('1'), bytes: 5000, freesBytes: 5000 },
  { name: trees.runtime('1'), bytes: 2_400_000, freesBytes: 300_000 },
  { name: usr('2'), bytes: 148_810_811, freesBytes: 60_000_000 },
];
