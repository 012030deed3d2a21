import { describe, expect, test } from 'vitest';
import { answers, type Answers } from '../contract/answers.ts';
import type { Disk, Facts } from '../contract/facts.ts';
import type { Origin } from '../contract/offer.ts';
import type { InstallRequest } from '../contract/plan.ts';
import { diskId, offerId, sampleDisk, sampleMachine, sampleOffer } from '../contract/test-samples.ts';
import { diskMeant, otherMachine } from './answers.ts';
import { answersOf } from './answers-of.ts';
import { planChange } from './change.ts';
import { planInstall } from './install.ts';
import { factsWith, store, system } from './test-store.ts';

const machine = sampleMachine({ vendor: 'LENOVO', product: 'T14', serial: 'P1' });
const usb = sampleDisk({
  id: `disk-${'2'.repeat(32)}`,
  device: '/dev/sda',
  serial: '2',
  bus: 'usb',
  removable: true,
});
const twin = sampleDisk({ id: `disk-${'3'.repeat(32)}`, device: '/dev/vdb', serial: '3' });

function factsFor(disks: readonly Disk[], changes: Partial<Facts> = {}): Facts {
  return factsWith(store(), { machine, disks: [...disks], offers: [sampleOffer()], ...changes });
}

function said(facts: Facts, bound: boolean, more: Partial<InstallRequest> = {}) {
  const request = {
    offerId,
    diskId,
    instance: 'main',
    firstBoot: 'ask',
    bringIds: [],
    ...more,
  } satisfies InstallRequest;
  const placed = [
    { label: 'esp', startBytes: 1, sizeBytes: 5 },
    { label: 'pristine', startBytes: 6, sizeBytes: 5 },
  ];
  const ids = { planId: `plan-${'1'.repeat(32)}`, seed: '0f0e0d0c-0b0a-4908-8706-050403020100', placed };
  const { plan, issues } = planInstall(facts, request, ids);
  if (plan === null) throw new Error(JSON.stringify(issues));
  return answersOf({ ...plan, digest: 'f'.repeat(64) }, facts, bound);
}

function written(facts: Facts, bound: boolean, more: Partial<InstallRequest> = {}): Answers {
  return answers.parse(said(facts, bound, more));
}

/** What it says of the disk, which must be the one disk here that it is about. */
function disksIn(answered: Answers, facts: Facts) {
  if (answered.task !== 'install') throw new Error('no installation');
  expect(diskMeant(facts.disks, answered.disk)).toMatchObject({ id: diskId });
  return answered.disk;
}

describe('for this machine and disk', () => {
  test('it names both by their serial numbers', () => {
    const facts = factsFor([sampleDisk(), twin, usb]);
    const answered = written(facts, true);
    expect(disksIn(answered, facts)).toStrictEqual({ serial: '1', model: 'Example disk' });
    expect(answered.machine).toStrictEqual({ vendor: 'LENOVO', product: 'T14', serial: 'P1' });
    expect(otherMachine({ ...machine, serial: 'P2' }, answered.machine)).toMatchObject({
      code: 'answers.other-machine',
    });
  });

  test('it says all there is of a disk that has no serial number, and nothing of a machine without a name', () => {
    const facts = factsFor([sampleDisk({ serial: '' }), usb], { machine: sampleMachine() });
    const answered = written(facts, true);
    expect(disksIn(answered, facts)).toMatchObject({ bus: 'virtio', minBytes: 8_600_000_000 });
    expect(answered).not.toHaveProperty('machine');
  });

  test('it is refused where two disks are the same in all that can be said', () => {
    const facts = factsFor([sampleDisk({ serial: '' }), { ...twin, serial: '' }]);
    expect(said(facts, true)).toMatchObject({ code: 'answers.several-disks' });
  });
});

describe('for any machine', () => {
  test('it says of which sort the disk is, and no more than that needs', () => {
    const facts = factsFor([sampleDisk(), usb]);
    const answered = written(facts, false);
    expect(disksIn(answered, facts)).toStrictEqual({ bus: 'virtio', removable: false });
    expect(answered).not.toHaveProperty('machine');
  });

  test('it says about how large the disk is where there are several of its sort', () => {
    const facts = factsFor([sampleDisk(), { ...twin, sizeBytes: 100e9 }]);
    expect(disksIn(written(facts, false), facts)).toMatchObject({ minBytes: 7_740_000_000 });
  });
});

describe('the settings', () => {
  const password = '$6$salt$hash';
  const settings = {
    language: 'de_DE.UTF-8',
    timeZone: 'Europe/Berlin',
    hostName: 'front-desk',
    rootPassword: password,
    user: { name: 'anna', fullName: 'Anna', password },
  };

  test('are in it without whoever has a password, and the name of one computer only for that', () => {
    const facts = factsFor([sampleDisk()]);
    const { hostName, language, timeZone } = settings;
    expect(written(facts, true, { settings })).toHaveProperty('settings', { language, timeZone, hostName });
    expect(written(facts, false, { settings })).toHaveProperty('settings', { language, timeZone });
  });

  test('are not mentioned where none can be in it', () => {
    const facts = factsFor([sampleDisk()]);
    expect(written(facts, false, { settings: { rootPassword: password } })).not.toHaveProperty('settings');
    expect(written(facts, false)).not.toHaveProperty('settings');
  });
});

const stick = {
  id: `stick-${'4'.repeat(32)}`,
  diskId: usb.id,
  name: 'STICK',
  fileSystem: 'vfat',
  uuid: '1234-ABCD',
  folder: 'os',
  holds: 'repository',
} as const;

test.each<readonly [Origin, object]>([
  [{ kind: 'medium' }, { from: 'medium' }],
  [
    { kind: 'address', address: 'https://a.example/os' },
    { from: 'repository', locations: ['https://a.example/os'] },
  ],
  [
    { kind: 'stick', stickId: stick.id },
    { from: 'stick', uuid: '1234-ABCD', folder: 'os' },
  ],
])('what came from %o is to come from there, in the same version', (origin, source) => {
  const facts = factsFor([sampleDisk(), usb], { offers: [sampleOffer({ origin })], sticks: [stick] });
  expect(written(facts, true)).toMatchObject({ source: { ...source, tree: sampleOffer().tree } });
});

test('a reset is for a system of that name', () => {
  const facts = factsWith(store({ systems: [system()] }));
  const ids = { planId: `plan-${'1'.repeat(32)}`, remainsId: `remains-${'1'.repeat(32)}` };
  const reset = planChange(facts, { task: 'reset', systemId: system().id, mode: 'state' }, ids);
  if (reset.plan === null) throw new Error(JSON.stringify(reset.issues));
  const answered = answersOf({ ...reset.plan, digest: 'f'.repeat(64) }, facts, false);
  expect(answers.parse(answered)).toMatchObject({ task: 'reset', system: 'main', mode: 'state' });
});
