import type { Disk, Facts } from '../contract/facts.ts';
import type { EntryFacts, ExtraFacts, StoreFacts, SystemFacts, UsrFacts } from '../contract/store.ts';

const vendor = 'org.example';
export const rootTree = `root:main:${vendor}:x86_64`;
export const homeTree = `home:main:${vendor}:x86_64`;

/** A usr tree of the example's vendor. */
export function usrTree(version: string, changes: Partial<UsrFacts> = {}): UsrFacts {
  return {
    tree: `usr:${vendor}:x86_64:${version}`,
    title: `Example ${version}`,
    uuids: [`00000000-0000-4000-8000-${version.replaceAll(/\D/gu, '').padStart(12, '0')}`],
    kernelRelease: '6.12',
    missing: [],
    counts: true,
    madeAt: '2026-01-01T00:00:00.000Z',
    usedBy: [],
    ...changes,
  };
}

/** A tree that no system starts from. */
export function extra(tree: string, changes: Partial<ExtraFacts> = {}): ExtraFacts {
  return { tree, title: tree, uuids: [], intact: true, runtime: null, usedBy: [], ...changes };
}

export function entry(version: string, changes: Partial<EntryFacts> = {}): EntryFacts {
  return {
    file: `${version}.conf`,
    usrTree: usrTree(version).tree,
    mode: 'normal',
    tries: null,
    fault: null,
    ...changes,
  };
}

export function system(changes: Partial<SystemFacts> = {}): SystemFacts {
  return {
    id: `system-${'1'.repeat(32)}`,
    rootTree,
    homeTree,
    template: null,
    name: 'main',
    usrTree: usrTree('1').tree,
    title: 'Example 1',
    entries: [entry('1')],
    startMode: 'normal',
    isDefault: true,
    firstBoot: 'ask',
    homeFolders: [],
    lastUsedAt: null,
    inUseSince: null,
    mountedAt: null,
    restartPending: false,
    damage: [],
    ...changes,
  };
}

export const diskId = `disk-${'d'.repeat(32)}`;

export function store(changes: Partial<StoreFacts> = {}): StoreFacts {
  return {
    id: `store-${'a'.repeat(32)}`,
    diskId,
    device: '/dev/vda2',
    uuid: '11111111-2222-4333-8444-555555555555',
    sizeBytes: 8_000_000_000,
    freeBytes: 4_000_000_000,
    esp: { device: '/dev/vda1', sizeBytes: 500_000_000, freeBytes: 400_000_000 },
    discards: true,
    health: 'good',
    trees: [usrTree('1')],
    extras: [],
    mountedTrees: [],
    systems: [system()],
    remains: [],
    leftovers: [],
    history: [],
    digest: 'e'.repeat(64),
    ...changes,
  };
}

const disk: Disk = {
  id: diskId,
  device: '/dev/vda',
  model: 'Example disk',
  serial: '1',
  bus: 'virtio',
  removable: false,
  sizeBytes: 8_600_000_000,
  sectorBytes: 512,
  sequence: 3,
  table: 'gpt',
  tableDigest: 'f'.repeat(64),
  kind: 'empty',
  fileSystem: null,
  system: null,
  usedBytes: null,
  partitions: [],
  unfinished: null,
  obstacles: [],
};

/** A machine with one disk that holds this file system. */
export function factsWith(one: StoreFacts, changes: Partial<Facts> = {}): Facts {
  return {
    generation: 1,
    machine: {
      architecture: 'x86_64',
      vendor: '',
      product: '',
      serial: '',
      memoryBytes: 4_000_000_000,
      firmware: { kind: 'uefi', secureBoot: 'off' },
      power: { source: 'mains', percent: null },
    },
    disks: [disk],
    sticks: [],
    stores: [one],
    offers: [],
    problems: [],
    ...changes,
  };
}
