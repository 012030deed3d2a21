import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootsTimeoutMs, atTop, entryFiles, Installed, pristine, trees } from '../backend/installed.ts';

// One system, and the ways in which it can be started; each test goes on with what the one before it left.

const main = ['--system', 'main'] as const;

let installed: Installed;

beforeAll(async () => {
  installed = await Installed.make();
});

afterAll(async () => {
  await installed[Symbol.asyncDispose]();
});

test('started to forget everything, it remembers nothing', { timeout: bootsTimeoutMs }, async () => {
  await installed.inLab((lab) => pristine(lab, 'stateless', 'default', ...main, '--mode', 'forget-all'));
  const fresh = {
    version: '1',
    'boots-etc': '1',
    'boots-var': '1',
    'boots-home': '1',
    // Nor are there personal files to be seen, which it could not keep to itself.
    home: 'in /',
    'needs-update-etc': 'yes',
    'needs-update-var': 'yes',
  };
  expect(await installed.boot()).toMatchObject(fresh);
  expect(await installed.boot()).toMatchObject(fresh);
  const left = await installed.inLab((lab) =>
    atTop(lab, `ls -A ${trees.root} ${trees.root}/var ${trees.home}`),
  );
  expect(left).not.toContain('pristine-sample-boots');
});

test(
  'started to forget its state, it keeps settings and personal files',
  { timeout: bootsTimeoutMs },
  async () => {
    await installed.inLab((lab) => pristine(lab, 'stateless', 'default', ...main, '--mode', 'forget-state'));
    expect(await installed.boot()).toMatchObject({ 'boots-etc': '1', 'boots-var': '1', 'boots-home': '1' });
    const facts = await installed.boot();
    expect(facts).toMatchObject({
      'boots-etc': '2',
      'boots-var': '1',
      'boots-home': '2',
      'needs-update-etc': 'no',
      'needs-update-var': 'yes',
    });
    expect(facts['home']).toContain(trees.home);
  },
);

test('another version is started once, and the usual one after it', { timeout: bootsTimeoutMs }, async () => {
  const delta = installed.stream('sample-1-2.btrfs.zst');
  await installed.inLab(async (lab) => {
    await pristine(lab, 'stateless', 'off', ...main, '--mode', 'forget-state');
    await pristine(lab, 'tree', 'add', ...main, '--stream', delta, '--allow-unsigned');
    await pristine(lab, 'tree', 'rollback', ...main);
    await pristine(lab, 'tree', 'once', ...main, '--tree', trees.usr2);
  });
  const needed = { 'needs-update-etc': 'yes', 'needs-update-var': 'yes' };
  expect(await installed.boot()).toMatchObject({ version: '2', 'boots-etc': '3', ...needed });
  expect(await installed.boot()).toMatchObject({ version: '1', 'boots-etc': '4', ...needed });
  // It came up, and was not taken for the usual one all the same.
  const files = await installed.inLab(entryFiles);
  expect(
    files.filter((file) => file.includes('_3once')).map((file) => /\+.*/u.exec(file)?.[0]),
  ).toStrictEqual(['+0-1.conf']);
});
