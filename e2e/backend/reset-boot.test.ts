import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bootsTimeoutMs,
  atEntries,
  atTop,
  entryFiles,
  Installed,
  markPlaces,
  pristine,
  trees,
} from './installed.ts';

// One system's life, each test a boot of what the one before it left: every number below counts from the first.

const main = ['--system', 'main'] as const;
const entry1 = 'root_0main_0org.pristine.sample_0x86_464_2usr_0org.pristine.sample_0x86_464_01_3normal';
const entry2 = 'root_0main_0org.pristine.sample_0x86_464_2usr_0org.pristine.sample_0x86_464_02_3normal';

/** Makes of the tree that is named after it one whose kernel and initrd are good, and whose first program ends at once. */
const broken = `make() {
    btrfs property set -f "$1" ro false
    printf '#!/usr/bin/sh\\nexit 1\\n' >"$1/lib/systemd/systemd"
    btrfs property set "$1" ro true
  }
  make`;

let installed: Installed;
let firstId = '';

beforeAll(async () => {
  installed = await Installed.make();
});

afterAll(async () => {
  await installed[Symbol.asyncDispose]();
});

test('the first boot finds everything empty', { timeout: bootsTimeoutMs }, async () => {
  const facts = await installed.boot();
  expect(facts).toMatchObject({
    version: '1',
    'first-boot': 'yes',
    'boots-etc': '1',
    'boots-var': '1',
    'boots-home': '1',
    'needs-update-etc': 'yes',
    'needs-update-var': 'yes',
  });
  firstId = facts['machine-id'] ?? '';
});

test('a state reset keeps settings and personal files', { timeout: bootsTimeoutMs }, async () => {
  await installed.inLab(async (lab) => {
    await markPlaces(lab);
    await pristine(lab, 'reset', ...main, '--mode', 'state');
  });
  expect(await installed.boot()).toMatchObject({
    'machine-id': firstId,
    'first-boot': 'no',
    'boots-etc': '2',
    'boots-var': '1',
    'boots-home': '2',
    'mark-etc': 'there',
    'mark-var': 'none',
    'mark-home': 'there',
    // Only what was flushed has to be filled again.
    'needs-update-etc': 'no',
    'needs-update-var': 'yes',
  });
});

test(
  'a factory reset that keeps personal files keeps nothing else',
  { timeout: bootsTimeoutMs },
  async () => {
    await installed.inLab(async (lab) => {
      await markPlaces(lab);
      await pristine(lab, 'reset', ...main, '--mode', 'factory-keep-home');
    });
    const facts = await installed.boot();
    expect(facts).toMatchObject({
      'first-boot': 'yes',
      'boots-etc': '1',
      'boots-var': '1',
      'boots-home': '3',
      'mark-etc': 'none',
      'mark-var': 'none',
      'mark-home': 'there',
      'needs-update-etc': 'yes',
      'needs-update-var': 'yes',
    });
    expect(facts['machine-id']).not.toBe(firstId);
  },
);

test('undoing it brings everything back', { timeout: bootsTimeoutMs }, async () => {
  await installed.inLab((lab) => pristine(lab, 'undo', ...main));
  expect(await installed.boot()).toMatchObject({
    'machine-id': firstId,
    'first-boot': 'no',
    'boots-etc': '3',
    'boots-var': '2',
    'boots-home': '4',
    'mark-etc': 'there',
    'mark-var': 'there',
    'mark-home': 'there',
    'needs-update-etc': 'no',
    'needs-update-var': 'no',
  });
});

test(
  'a version that is added comes up, and is trusted from then on',
  { timeout: bootsTimeoutMs },
  async () => {
    const delta = installed.stream('sample-1-2.btrfs.zst');
    const before = await installed.inLab(async (lab) => {
      await pristine(lab, 'tree', 'add', ...main, '--stream', delta, '--allow-unsigned');
      return entryFiles(lab);
    });
    expect(before).toStrictEqual([`${entry1}.conf`, `${entry2}+3.conf`]);
    expect(await installed.boot()).toMatchObject({
      version: '2',
      counter: 'good',
      'boots-etc': '4',
      'mark-etc': 'there',
      'needs-update-etc': 'yes',
      'needs-update-var': 'yes',
    });
  },
);

test('one that does not come up is given up for the one before it', { timeout: bootsTimeoutMs }, async () => {
  const before = await installed.inLab(async (lab) => {
    const files = await entryFiles(lab);
    // As if it had just been added: what is trusted is not fallen back from.
    await atEntries(lab, `mv ${entry2}.conf ${entry2}+3.conf`);
    await atTop(lab, `${broken} ${trees.usr2}`);
    return files;
  });
  // The good boot took the counter away.
  expect(before).toStrictEqual([`${entry1}.conf`, `${entry2}.conf`]);
  const { failures, facts } = await installed.bootUntilUp();
  expect(failures).toHaveLength(3);
  expect(failures.filter((reason) => !reason.includes('Attempted to kill init'))).toStrictEqual([]);
  expect(facts).toMatchObject({ version: '1', 'boots-etc': '5', 'mark-etc': 'there' });
});

test('rolling back makes it final', { timeout: bootsTimeoutMs }, async () => {
  const { before, after } = await installed.inLab(async (lab) => {
    const files = await entryFiles(lab);
    await pristine(lab, 'tree', 'rollback', ...main);
    return { before: files, after: await entryFiles(lab) };
  });
  expect(before).toStrictEqual([`${entry1}.conf`, `${entry2}+0-3.conf`]);
  expect(after).toStrictEqual([`${entry1}.conf`, `${entry2.replace('_3normal', '_3spare')}+0-3.conf`]);
  expect(await installed.boot()).toMatchObject({
    version: '1',
    'boots-etc': '6',
    'boots-home': '7',
    'mark-etc': 'there',
    'mark-home': 'there',
    // /usr is older than what /etc and /var were last fitted to, and yet another.
    'needs-update-etc': 'yes',
    'needs-update-var': 'yes',
  });
});
