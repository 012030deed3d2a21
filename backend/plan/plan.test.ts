import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  disk as diskSchema,
  type ContentKind,
  type Disk,
  type Facts,
  type Partition,
} from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Offer } from '../contract/offer.ts';
import { plan as planSchema } from '../contract/plan.ts';
import {
  diskId,
  offerId,
  sampleDisk,
  sampleFacts,
  sampleMachine,
  sampleOffer,
} from '../contract/test-samples.ts';
import { planInstall, type Probe } from './install.ts';
import { layoutBefore } from './layout.ts';
import { staleReasons } from './stale.ts';
import { store, system } from './test-store.ts';

const gibibyte = 1024 ** 3;
const hash = 'a'.repeat(64);
const request = { offerId, diskId, instance: 'main', firstBoot: 'ask', bringIds: [] as string[] } as const;

const blank = sampleDisk({ device: '/dev/sda', sizeBytes: 64 * gibibyte });

function machine(disk: Disk, change: Partial<Facts['machine']> = {}): Facts {
  return sampleFacts({
    machine: sampleMachine(change),
    disks: [disk],
    offers: [sampleOffer()],
  });
}

const probe: Probe = {
  planId: `plan-${'3'.repeat(32)}`,
  seed: '00000000-0000-4000-8000-000000000000',
  placed: [
    { label: 'pristine-esp', startBytes: 1024 ** 2, sizeBytes: gibibyte },
    { label: 'pristine', startBytes: gibibyte + 1024 ** 2, sizeBytes: 62 * gibibyte },
  ],
};

function codes(facts: Facts): readonly string[] {
  return planInstall(facts, request, probe).issues.map((issue) => `${issue.severity} ${issue.problem.code}`);
}

const partition: fc.Arbitrary<Partition> = fc.record({
  number: fc.integer({ min: 1, max: 128 }),
  label: fc.string({ maxLength: 36 }),
  kind: fc.constantFrom<ContentKind>(
    'esp',
    'linux',
    'windows',
    'pristine',
    'data',
    'swap',
    'luks',
    'lvm',
    'raid',
    'reserved',
    'unknown',
    'empty',
  ),
  fileSystem: fc.constantFrom(null, 'ext4', 'ntfs'),
  startBytes: fc.integer({ min: 0, max: 64 * gibibyte }),
  sizeBytes: fc.integer({ min: 0, max: 64 * gibibyte }),
  usedBytes: fc.option(fc.integer({ min: 0, max: 64 * gibibyte })),
  system: fc.option(fc.string({ maxLength: 40 })),
  mountPoints: fc.constant([]),
});

const disks = fc
  .record({
    partitions: fc.array(partition, { maxLength: 12 }),
    sizeBytes: fc.integer({ min: 0, max: 128 * gibibyte }),
  })
  .map((some): Disk => ({ ...blank, ...some, table: 'gpt' }));

test('whatever is on the disk, the plan is one of the contract, and every system is named as lost', () => {
  fc.assert(
    fc.property(disks, (disk) => {
      const { plan } = planInstall(machine(disk), request, probe);
      if (plan === null) return;
      expect(planSchema.safeParse({ ...plan, digest: hash }).success).toBe(true);
      const systems = disk.partitions.filter((one) => ['linux', 'windows', 'pristine'].includes(one.kind));
      expect(plan.losses.filter((loss) => loss.what === 'system')).toHaveLength(systems.length);
    }),
  );
});

test('the same facts and request make the same plan', () => {
  fc.assert(
    fc.property(disks, (disk) => {
      expect(planInstall(machine(disk), request, probe)).toStrictEqual(
        planInstall(machine(disk), request, probe),
      );
    }),
  );
});

test('a disk with an obstacle is never planned for', () => {
  const obstacles = [problemOf('disk.read-only', { device: '/dev/sda' })];
  expect(planInstall(machine({ ...blank, obstacles }), request, probe).plan).toBeNull();
  expect(codes(machine({ ...blank, obstacles }))).toStrictEqual(['blocking disk.read-only']);
});

test('a disk that the system comes from is never planned for', () => {
  const stickId = `stick-${'7'.repeat(32)}`;
  const facts = machine(blank);
  const [offer] = facts.offers;
  const onStick = {
    ...facts,
    offers: offer === undefined ? [] : [{ ...offer, origin: { kind: 'stick' as const, stickId } }],
  };
  const stick = { id: stickId, name: '', fileSystem: 'vfat', uuid: '9DB4-59FF', folder: '' } as const;
  const from = (on: string): readonly string[] =>
    codes({ ...onStick, sticks: [{ ...stick, diskId: on, holds: 'repository' }] });
  expect(from(blank.id)).toStrictEqual(['blocking disk.source']);
  expect(from(`disk-${'8'.repeat(32)}`)).toStrictEqual([]);
});

test('nothing speaks against a blank disk on a UEFI machine', () => {
  const { plan, issues } = planInstall(machine(blank), request, probe);
  expect(issues).toStrictEqual([]);
  expect(plan?.losses).toStrictEqual([]);
  expect(plan?.rootTree).toBe('root:main:org.example:x86_64');
  expect(plan?.homeTree).toBe('home:main:org.example:x86_64');
  expect(plan?.steps.findIndex((step) => step.destructive)).toBe(2);
  expect(plan?.steps.slice(-2).map((step) => step.id)).toStrictEqual(['boot-loader', 'verify']);
});

test.each([
  [{ firmware: { kind: 'bios', secureBoot: 'off' } }, 'blocking firmware.bios'],
  [{ firmware: { kind: 'uefi32', secureBoot: 'off' } }, 'blocking firmware.uefi32'],
  [{ firmware: { kind: 'uefi', secureBoot: 'on' } }, 'blocking firmware.secure-boot'],
  [{ firmware: { kind: 'lab', secureBoot: 'unknown' } }, 'warning firmware.lab'],
  [{ power: { source: 'battery', percent: 40 } }, 'warning power.battery'],
  [{ architecture: 'aarch64' }, 'blocking stream.architecture'],
] as const)('%j is said: %s', (change, said) => {
  expect(codes(machine(blank, change))).toContain(said);
  expect(planInstall(machine(blank, change), request, probe).plan === null).toBe(said.startsWith('blocking'));
});

test('ids that were not handed out are refused', () => {
  const other = { ...request, diskId: `disk-${'9'.repeat(32)}` };
  expect(planInstall(machine(blank), other, probe).issues[0]?.problem.code).toBe('disk.unknown');
  const stranger = { ...request, offerId: `offer-${'9'.repeat(32)}` };
  expect(planInstall(machine(blank), stranger, probe).issues[0]?.problem.code).toBe('source.unknown');
});

test('a disk that is too small for the image is refused with both numbers', () => {
  expect(codes(machine({ ...blank, sizeBytes: gibibyte }))).toStrictEqual(['blocking disk.too-small']);
});

test('a file system without a partition table is shown as what it is', () => {
  const bare: Disk = { ...blank, kind: 'data', fileSystem: 'ext4', usedBytes: 5 };
  expect(layoutBefore(bare).parts).toHaveLength(1);
  expect(planInstall(machine(bare), request, probe).plan?.losses).toStrictEqual([
    { what: 'data', name: '', people: [], usedBytes: 5 },
  ]);
});

test('who has what on the disk is named, and what nobody can look into by how large it is', () => {
  const part = (number: number, kind: ContentKind): Partition => ({
    number,
    label: '',
    kind,
    fileSystem: null,
    startBytes: number * gibibyte,
    sizeBytes: gibibyte,
    usedBytes: 7,
    system: null,
    mountPoints: [],
  });
  const full: Disk = { ...blank, table: 'gpt', partitions: [part(1, 'pristine'), part(2, 'luks')] };
  const systems = [
    system({ title: 'Example', homeFolders: ['anna', 'ben'] }),
    system({ title: 'Other', homeFolders: [] }),
  ];
  const stores = [store({ diskId: full.id, systems })];
  expect(planInstall({ ...machine(full), stores }, request, probe).plan?.losses).toStrictEqual([
    { what: 'system', name: 'Example', people: ['anna', 'ben'], usedBytes: null },
    { what: 'system', name: 'Other', people: [], usedBytes: null },
    { what: 'encrypted', name: '', people: [], usedBytes: gibibyte },
  ]);
});

test('the layout covers the disk without overlap', () => {
  const parts = planInstall(machine(blank), request, probe).plan?.after.parts ?? [];
  let end = 0;
  for (const part of parts) {
    expect(part.startBytes).toBeGreaterThanOrEqual(end);
    end = part.startBytes + part.sizeBytes;
  }
  expect(end).toBeLessThanOrEqual(blank.sizeBytes);
});

const { plan } = planInstall(machine(blank), request, probe);

test.each([
  ['disk-exchanged', { sequence: 8 }],
  ['disk-exchanged', { serial: 'S2' }],
  ['disk-resized', { sizeBytes: 1 }],
  ['partitions-changed', { tableDigest: 'b'.repeat(64) }],
  ['disk-in-use', { obstacles: [problemOf('disk.read-only', { device: '/dev/sda' })] }],
] as const)('a plan is stale: %s', (reason, change) => {
  if (plan === null) throw new Error('no plan');
  expect(staleReasons(plan, diskSchema.parse({ ...blank, ...change }))).toStrictEqual([reason]);
});

test('a plan is stale when the disk is gone, and not when nothing changed', () => {
  if (plan === null) throw new Error('no plan');
  expect(staleReasons(plan, null)).toStrictEqual(['disk-gone']);
  expect(staleReasons(plan, blank)).toStrictEqual([]);
});

function offered(tree: string, index: number): Offer {
  return sampleOffer({ id: `offer-${String(index).repeat(32)}`, tree, installedBytes: 20 * gibibyte });
}

test('what comes along follows what it runs on, which comes once, and all of it has to fit', () => {
  const base = 'runtime:org.base:x86_64:1';
  const apps = ['app:org.notes:org.base:x86_64:1', 'app:org.maps:org.base:x86_64:1'];
  const along = [...apps, base].map((tree, index) => offered(tree, index + 4));
  const facts = { ...machine(blank), offers: [sampleOffer(), ...along] };
  const bringIds = along.slice(0, 2).map(({ id }) => id);
  const { plan: tooMuch, issues } = planInstall(facts, { ...request, bringIds }, probe);
  expect(tooMuch).toBeNull();
  expect(issues.map(({ problem }) => problem.code)).toContain('disk.too-small');
  const roomy = { ...facts, disks: [{ ...blank, sizeBytes: 128 * gibibyte }] };
  const fits = planInstall(roomy, { ...request, bringIds }, probe).plan;
  expect(fits?.brings.map(({ tree }) => tree)).toStrictEqual([base, ...apps]);
});

test('what is no system is named as the reason', () => {
  const offers = [sampleOffer({ tree: 'runtime:org.base:x86_64:1' })];
  expect(codes({ ...machine(blank), offers })).toContain('blocking stream.not-usr');
});
