import { describe, expect, test } from 'vitest';
import { answers, answersSchema } from '../contract/answers.ts';
import type { Disk } from '../contract/facts.ts';
import { diskMeant, otherMachine, systemMeant } from './answers.ts';
import { factsWith, store, system } from './test-store.ts';

const { machine, disks } = factsWith(store());
const [some] = disks;
const gib = 1024 ** 3;

function disk(changes: Partial<Disk>): Disk {
  if (some === undefined) throw new Error('no disk in the sample');
  return { ...some, device: '/dev/sda', serial: 'A', sizeBytes: 100 * gib, removable: false, ...changes };
}

const small = disk({});
const large = disk({ device: '/dev/sdb', serial: 'B', sizeBytes: 200 * gib, obstacles: [] });

describe('the disk', () => {
  test('is the only one that is as was said', () => {
    expect(diskMeant([small, large], { serial: 'B' })).toBe(large);
    expect(diskMeant([small, large], { maxBytes: 150 * gib })).toBe(small);
  });

  test('is nothing where several could be meant, however alike', () => {
    expect(diskMeant([small, large], { removable: false })).toMatchObject({
      code: 'answers.several-disks',
      params: { devices: ['/dev/sda', '/dev/sdb'] },
    });
  });

  test('is nothing where none fits', () => {
    expect(diskMeant([small, large], { serial: 'B', maxBytes: 150 * gib })).toMatchObject({
      code: 'answers.no-disk',
    });
  });
});

describe('the system', () => {
  const [first, other] = [
    system({}),
    system({ id: 'system-0000000000000002', rootTree: 'root:main:org.other:x86_64' }),
  ];
  const { stores } = factsWith(store());
  const there = stores.map((one) => ({ ...one, systems: [first, other] }));
  const facts = { ...factsWith(store()), stores: there };

  test('is that of the name, the tree or the id', () => {
    expect(
      systemMeant({ ...facts, stores: stores.map((one) => ({ ...one, systems: [first] })) }, 'main'),
    ).toBe(first);
    expect(systemMeant(facts, other.rootTree)).toBe(other);
    expect(systemMeant(facts, other.id)).toBe(other);
    expect(systemMeant(facts, 'none')).toMatchObject({ code: 'system.unknown' });
  });

  test('is nothing where several could be meant', () => {
    expect(systemMeant(facts, 'main')).toMatchObject({
      code: 'answers.several-systems',
      params: { systems: [first.rootTree, other.rootTree] },
    });
  });
});

test('what is said of the machine must be so, and what is not said may be anything', () => {
  const laptop = { ...machine, vendor: 'LENOVO', product: 'T14', serial: 'P1' };
  expect(otherMachine(laptop, undefined)).toBeNull();
  expect(otherMachine(laptop, { vendor: 'LENOVO', serial: 'P1' })).toBeNull();
  expect(otherMachine(laptop, { vendor: 'LENOVO', serial: 'P2' })).toMatchObject({
    code: 'answers.other-machine',
    params: { what: 'serial', expected: 'P2', found: 'P1' },
  });
});

describe('an answer file', () => {
  const install = {
    format: 1,
    task: 'install',
    eraseDisk: true,
    disk: { serial: 'B' },
    source: { from: 'medium' },
  };

  test('needs no more than what nobody can guess', () => {
    expect(answers.parse(install)).toMatchObject({ countdown: 30, name: 'main', firstBoot: 'ask' });
  });

  test.each([
    ['without a word that the disk is erased', { ...install, eraseDisk: undefined }],
    ['that says nothing about the disk', { ...install, disk: {} }],
    ['with a word that nobody knows', { ...install, dsik: {} }],
  ])('%s is refused', (_what, text) => {
    expect(answers.safeParse(text).success).toBe(false);
  });
});

test('the published schema is that of what is read', async () => {
  await expect(answersSchema()).toMatchFileSnapshot('../../assets/answers.schema.json');
});
