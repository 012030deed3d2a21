import type { Disk, Facts } from './facts.ts';
import type { Offer } from './offer.ts';
import type { StoreFacts, SystemFacts } from './store.ts';

// What tests need one of, whatever it is; each says what matters to it.

export const diskId = `disk-${'d'.repeat(32)}`;
export const offerId = `offer-${'e'.repeat(32)}`;

export function sampleDisk(changes: Partial<Disk> = {}): Disk {
  return {
    id: diskId,
    device: '/dev/vda',
    model: 'Example disk',
    serial: '1',
    bus: 'virtio',
    removable: false,
    sizeBytes: 8_600_000_000,
    sectorBytes: 512,
    sequence: 3,
    table: null,
    tableDigest: 'f'.repeat(64),
    kind: 'empty',
    fileSystem: null,
    system: null,
    usedBytes: null,
    partitions: [],
    unfinished: null,
    obstacles: [],
    ...changes,
  };
}

export function sampleMachine(changes: Partial<Facts['machine']> = {}): Facts['machine'] {
  return {
    architecture: 'x86_64',
    vendor: '',
    product: '',
    serial: '',
    memoryBytes: 4_000_000_000,
    firmware: { kind: 'uefi', secureBoot: 'off' },
    power: { source: 'mains', percent: null },
    ...changes,
  };
}

export function sampleOffer(changes: Partial<Offer> = {}): Offer {
  return {
    id: offerId,
    tree: 'usr:org.example:x86_64:1',
    title: 'Example 1',
    summary: '',
    date: null,
    origin: { kind: 'medium' },
    trust: 'pinned',
    ways: [{ parentUuid: null, bytes: 80_000_000 }],
    installedBytes: 150_000_000,
    ...changes,
  };
}

export function sampleFacts(changes: Partial<Facts> = {}): Facts {
  return {
    generation: 1,
    machine: sampleMachine(),
    obstacles: [],
    disks: [sampleDisk()],
    stores: [],
    sticks: [],
    offers: [],
    problems: [],
    ...changes,
  };
}

export function sampleSystem(changes: Partial<SystemFacts> = {}): SystemFacts {
  return {
    id: `system-${'1'.repeat(32)}`,
    rootTree: 'root:main:org.example:x86_64',
    homeTree: 'home:main:org.example:x86_64',
    template: null,
    name: 'main',
    usrTree: 'usr:org.example:x86_64:1',
    title: 'Example 1',
    entries: [],
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

export function sampleStore(changes: Partial<StoreFacts> = {}): StoreFacts {
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
    trees: [],
    extras: [],
    mountedTrees: [],
    systems: [],
    remains: [],
    leftovers: [],
    history: [],
    digest: 'e'.repeat(64),
    ...changes,
  };
}
