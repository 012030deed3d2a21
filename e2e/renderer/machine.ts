import { facts as factsSchema, type Facts } from '../../backend/contract/facts.ts';
import { type Offer } from '../../backend/contract/offer.ts';
import { problemOf } from '../../backend/contract/fixes.ts';
import { diskOf, idOf } from './disks.ts';
import { brokenStore, laptopDisk, laptopStore, oldDisk, trees } from './stores.ts';

const mib = 1024 * 1024;
const gib = 1024 * mib;

const esp = { kind: 'esp', label: 'EFI system partition', fileSystem: 'vfat', sizeBytes: 512 * mib } as const;

/** A disk with Windows and somebody's files. */
export const windows = diskOf(
  'nvme0n1',
  [
    { ...esp, usedBytes: 61 * mib },
    { kind: 'reserved', label: 'Microsoft reserved partition', sizeBytes: 16 * mib },
    {
      kind: 'windows',
      label: 'Basic data partition',
      fileSystem: 'ntfs',
      system: 'Windows',
      sizeBytes: 300 * gib,
      usedBytes: 120_000_000_000,
    },
    { kind: 'data', label: 'Photos', fileSystem: 'ntfs', sizeBytes: 160 * gib, usedBytes: 48_300_000_000 },
  ],
  { model: 'Samsung SSD 980 PRO', serial: 'S5GXNF0R412345', bus: 'nvme', sizeBytes: 512_110_190_592 },
);

export const linux = diskOf(
  'sda',
  [
    { ...esp, usedBytes: 12 * mib },
    {
      kind: 'linux',
      label: 'root',
      fileSystem: 'ext4',
      system: 'Debian GNU/Linux 13 (trixie)',
      sizeBytes: 100 * gib,
      usedBytes: 31_000_000_000,
    },
    { kind: 'swap', fileSystem: 'swap', sizeBytes: 8 * gib },
  ],
  { model: 'WDC WD10EZEX-08W', serial: 'WD-WCC6Y5', sizeBytes: 1_000_204_886_016 },
);

export const luks = diskOf(
  'sdb',
  [{ ...esp }, { kind: 'luks', fileSystem: 'crypto_LUKS', sizeBytes: 238 * gib }],
  {
    model: 'Crucial CT250MX500',
    serial: '2019E2A4',
    sizeBytes: 256_060_514_304,
  },
);

export const lvm = diskOf('sdc', [], {
  model: 'Seagate ST2000DM008',
  serial: 'ZFL0123',
  sizeBytes: 2_000_398_934_016,
  kind: 'lvm',
  fileSystem: 'LVM2_member',
});

export const blank = diskOf('vda', [], { bus: 'virtio', sizeBytes: 8 * gib });

export const unfinished = diskOf(
  'vdb',
  [{ kind: 'reserved', label: 'pristine-unfinished', sizeBytes: 31 * gib }],
  { bus: 'virtio', model: 'QEMU HARDDISK', sizeBytes: 32 * gib, unfinished: { step: 'erase', tree: null } },
);

const readOnly = diskOf(
  'sdd',
  [{ kind: 'data', label: 'INSTALLER', fileSystem: 'vfat', sizeBytes: 15 * gib }],
  {
    model: 'SanDisk Ultra Fit',
    serial: '4C530001',
    bus: 'usb',
    removable: true,
    sizeBytes: 15_376_000_000,
    obstacles: [problemOf('disk.read-only', { device: '/dev/sdd' })],
  },
);

const small = diskOf('mmcblk0', [], {
  model: 'SD Card',
  bus: 'mmc',
  removable: true,
  sizeBytes: gib,
  obstacles: [problemOf('disk.too-small', { device: '/dev/mmcblk0', sizeBytes: gib, neededBytes: 2 * gib })],
});

const mounted = diskOf('sde', [{ kind: 'data', label: 'Backup', fileSystem: 'ext4', sizeBytes: 930 * gib }], {
  model: 'WD Elements',
  bus: 'usb',
  sizeBytes: 1_000_170_586_112,
  obstacles: [problemOf('disk.in-use', { device: '/dev/sde', use: 'mounted', detail: '/media/backup' })],
});

function offerOf(version: string, date: string): Offer {
  return {
    id: idOf('offer', version),
    tree: `usr:org.pristine.sample:x86_64:${version}`,
    title: 'Pristine Sample',
    summary: 'A small Debian 13 system to try things out with.',
    date,
    origin: { kind: 'medium' },
    trust: 'pinned',
    ways: [{ parentUuid: null, bytes: 77_606_741 }],
    installedBytes: 148_810_811,
  };
}

/** What systems share, as it is offered: a newer app, and another whose runtime is not there. */
export const sharedOffers: readonly Offer[] = [
  [trees.app('1'), 'Almanac', 'The day, and a proverb for it', 1276],
  [trees.app('2'), 'Almanac', 'The day, and a proverb for it', 1332],
  ['app:org.example.Mail:org.example.Desk:x86_64:7', 'Mail', 'Letters from everywhere', 41_000_000],
  ['runtime:org.example.Desk:x86_64:3.20', 'Desk 3.20', '', 118_000_000],
].map(([tree = '', title = '', summary = '', bytes = 0]) => ({
  ...offerOf('2', '2026-11-20'),
  id: idOf('offer', String(tree)),
  tree: String(tree),
  title: String(title),
  summary: String(summary),
  ways: [{ parentUuid: null, bytes: Number(bytes) }],
}));

/** A version that comes after those on the laptop. */
export const newer = offerOf('3', '2026-11-24');

/** A machine with a disk of each sort, two systems to install, and systems that are there: good ones and a broken one. */
export const machine: Facts = factsSchema.parse({
  generation: 1,
  machine: {
    architecture: 'x86_64',
    vendor: 'LENOVO',
    product: 'ThinkPad X1 Carbon',
    serial: 'PF3ABCDE',
    memoryBytes: 16 * gib,
    firmware: { kind: 'uefi', secureBoot: 'off' },
    power: { source: 'battery', percent: 46 },
  },
  obstacles: [],
  disks: [windows, linux, luks, lvm, blank, unfinished, laptopDisk, oldDisk, readOnly, small, mounted],
  stores: [laptopStore, brokenStore],
  sticks: [],
  offers: [offerOf('2', '2026-11-20'), offerOf('1', '2026-09-02')],
  problems: [],
});
