import { dirname } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Lab } from '../lab/lab.ts';
import { copyImage } from '../setup/copy-image.ts';
import { atTop, home, live, markers, onEsp, root } from './house.ts';
import {
  change,
  Folder,
  inLab,
  install,
  readFacts,
  readStore,
  refusalOf,
  stream,
  type Installed,
} from './machine.ts';

// One used system, reset in every way there is, and taken back again.

const everything = ['anna', 'etc', 'srv', 'var', 'var/machines'];

let folder: Folder;
let lab: Lab;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await Lab.start({
    disks: [{ file: folder.file('disk-0.img'), bytes: 4 * 1024 ** 3, discards: true }],
    shares: [folder.path, dirname(stream('good.btrfs.zst'))],
  });
  await install(lab, '/dev/ubdb', [stream('good.btrfs.zst')]);
  await live(lab);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** By which a reset can be undone. */
function keptBy({ outcome }: Installed): string {
  return outcome?.result === 'verified' ? (outcome.remainsId ?? '') : '';
}

async function undo(): Promise<void> {
  expect(await change(lab, 'undo --system main')).toMatchObject({ exitCode: 0 });
  expect(await markers(lab)).toStrictEqual(everything);
}

test('looking changes nothing on the disk', async () => {
  await inLab(lab, ['sync']);
  const [disk, before] = [folder.file('disk-0.img'), folder.file('before.img')];
  await copyImage(disk, before);
  expect((await readStore(lab)).systems).toMatchObject([
    { name: 'main', title: 'Small System 1', homeFolders: ['anna'], damage: [], mountedAt: null },
  ]);
  expect((await lab.exec(['pristine', 'systems'])).exitCode).toBe(0);
  await inLab(lab, ['sync']);
  expect((await execa('cmp', [disk, before], { reject: false })).exitCode).toBe(0);
});

test.each([
  ['state', ['anna', 'etc', 'srv']],
  ['factory-keep-home', ['anna']],
  ['factory', []],
] as const)('a %s reset keeps what it should and nothing else, and can be undone', async (mode, kept) => {
  const { exitCode, outcome, runs } = await change(lab, `reset --system main --mode ${mode}`);
  expect(exitCode).toBe(0);
  expect(outcome).toMatchObject({ result: 'verified' });
  expect(await markers(lab)).toStrictEqual(kept);
  // `var` must be a subvolume of its own again, or the next reset could not flush it alone; the stamps must be gone.
  const made = await atTop(lab, `btrfs subvolume show ${root}/var > /dev/null; ls -A ${root}/var`);
  expect(made).toBe('');
  const fractions = runs.map((run) => run.progress.fraction);
  expect(fractions).toStrictEqual(fractions.toSorted((a, b) => a - b));
  const { remains, history } = await readStore(lab);
  expect(remains[0]).toMatchObject({ mode, undoable: true, tampered: false });
  expect(history[0]).toMatchObject({ task: 'reset', result: 'verified' });
  await undo();
});

test('a plan without --yes says what would be done and does nothing', async () => {
  const { exitCode, stdout } = await lab.exec(['pristine', 'reset', '--system', 'main', '--mode', 'state']);
  expect(exitCode).toBe(2);
  expect(stdout).toContain('goes, and is kept until you let go of it');
  expect(await markers(lab)).toStrictEqual(everything);
});

test('where the state is a plain folder it is flushed all the same, with what is inside it', async () => {
  await atTop(
    lab,
    `btrfs -q subvolume delete --recursive ${root}/var; mkdir ${root}/var; echo state > ${root}/var/marker
    btrfs -q subvolume create ${root}/var/machines; echo machine > ${root}/var/machines/marker`,
  );
  expect((await change(lab, 'reset --system main --mode state')).exitCode).toBe(0);
  expect(await markers(lab)).toStrictEqual(['anna', 'etc', 'srv']);
  expect(await atTop(lab, `ls -A ${root}`)).toBe('etc\nsrv\nvar\n');
  await undo();
});

test('personal files inside the root are kept where that was asked for', async () => {
  await atTop(lab, `mv ${home} .hidden; mkdir -p ${root}/home/ben; echo letter > ${root}/home/ben/marker`);
  expect((await change(lab, 'reset --system main --mode factory-keep-home')).exitCode).toBe(0);
  expect(await atTop(lab, `find ${root} -name marker -printf '%P\\n'; ls -A ${root}`)).toBe(
    'home/ben/marker\nhome\nvar\n',
  );
  expect((await change(lab, 'undo --system main')).exitCode).toBe(0);
  await atTop(lab, `mv .hidden ${home}; rm -r ${root}/home`);
});

describe('on a system that is in use', () => {
  test('what is mounted goes on undisturbed, and the new state is there for the next start', async () => {
    await inLab(lab, ['mount', '--mkdir', '-o', `subvol=${root}`, '/dev/ubdb2', '/run/live']);
    expect((await change(lab, 'reset --system main --mode state')).exitCode).toBe(0);
    expect(await inLab(lab, ['cat', '/run/live/var/marker'])).toBe('state\n');
    await inLab(lab, ['sh', '-c', 'echo late > /run/live/var/late']);
    expect(await markers(lab)).toStrictEqual(['anna', 'etc', 'srv']);
  });

  test('what was kept is not deleted from under it', async () => {
    const { exitCode, issues } = await change(lab, 'let-go --system main');
    expect(exitCode).toBe(2);
    expect(issues.map((issue) => issue.problem.code)).toContain('tree.mounted');
    await inLab(lab, ['umount', '/run/live']);
    await undo();
    expect(await atTop(lab, `cat ${root}/var/late; rm ${root}/var/late`)).toBe('late\n');
  });
});

describe('what was kept', () => {
  test('and is not what it was cannot be brought back, only be let go of', async () => {
    const id = keptBy(await change(lab, 'reset --system main --mode state'));
    await atTop(
      lab,
      `cd .pristine/removed/${id}; btrfs -q subvolume snapshot root other
      btrfs -q subvolume delete --recursive root; mv other root`,
    );
    const { exitCode, issues } = await change(lab, 'undo --remains', id);
    expect(exitCode).toBe(2);
    expect(issues.map((issue) => issue.problem.code)).toContain('remains.tampered');
    expect(await markers(lab)).toStrictEqual(['anna', 'etc', 'srv']);
    expect((await change(lab, 'let-go --remains', id)).exitCode).toBe(0);
    expect(await atTop(lab, 'ls -A .pristine/removed .pristine/going .pristine/next')).not.toContain(id);
  });

  test('of two resets is brought back in their order', async () => {
    await atTop(lab, `echo state > ${root}/var/marker`);
    const first = keptBy(await change(lab, 'reset --system main --mode state'));
    const second = keptBy(await change(lab, 'reset --system main --mode factory-keep-home'));
    const early = await change(lab, 'undo --remains', first);
    expect(early.issues.map((issue) => issue.problem.code)).toContain('remains.not-newest');
    expect((await change(lab, 'undo --remains', second)).exitCode).toBe(0);
    expect((await change(lab, 'undo --remains', first)).exitCode).toBe(0);
    expect(await markers(lab)).toStrictEqual(['anna', 'etc', 'srv', 'var']);
  });
});

test('a handing over that broke off is finished by the repair, and nothing of it can be brought back', async () => {
  await change(lab, 'reset --system main --mode state');
  const id = keptBy(await change(lab, 'reset --system main --mode factory-keep-home'));
  // As a power cut leaves it right after the exchange.
  const record = `.pristine/removed/${id}/record.json`;
  await atTop(
    lab,
    `sed -i 's/"mode":"factory-keep-home"/"mode":"hand-over"/' ${record}; grep -q hand-over ${record}`,
  );
  expect(await readStore(lab)).toMatchObject({ remains: [], leftovers: ['deleting'] });
  expect((await change(lab, 'repair --store /dev/ubdb2')).exitCode).toBe(0);
  expect(await atTop(lab, 'find .pristine/removed .pristine/going .pristine/next -mindepth 1')).toBe('');
  expect(await markers(lab)).toStrictEqual(['anna']);
});

test('handing over leaves nothing: no remains, no secrets beside the system, and no undo', async () => {
  await onEsp(
    lab,
    'mkdir -p loader/credentials; echo secret > loader/credentials/a.cred; test -e loader/random-seed',
  );
  const { exitCode, outcome } = await change(lab, 'reset --system main --mode hand-over');
  expect(exitCode).toBe(0);
  expect(outcome).toMatchObject({ result: 'verified', remainsId: null });
  expect(outcome).toHaveProperty('proofs', expect.arrayContaining(['deleted', 'discarded']));
  expect(await markers(lab)).toStrictEqual([]);
  expect(await atTop(lab, 'find .pristine/removed .pristine/going .pristine/next -mindepth 1')).toBe('');
  expect(await onEsp(lab, 'ls loader')).not.toMatch(/random-seed|credentials/u);
  expect((await change(lab, 'undo --system main')).problem?.code).toBe('remains.unknown');
});

test('other tools find nothing wrong with the file system after all that', async () => {
  expect((await lab.exec(['btrfs', 'check', '--readonly', '/dev/ubdb2'])).exitCode).toBe(0);
  expect((await lab.exec(['fsck.vfat', '-n', '/dev/ubdb1'])).exitCode).toBe(0);
});

test('what a power cut left of a change is said before the next one, and cleared by it', async () => {
  await atTop(lab, 'mkdir .pristine/next/half');
  const { issues, exitCode } = await change(lab, 'reset --system main --mode state');
  expect(issues.map(({ problem }) => problem.code)).toContain('store.unfinished');
  expect(exitCode).toBe(0);
  expect(await atTop(lab, 'ls .pristine/next')).toBe('');
});

test('a disk that is not there, has no ESP any more or cannot be read is called that', async () => {
  expect(await refusalOf(lab, 'repair --store /dev/ubdz2')).toBe('store.unknown');
  await inLab(lab, ['sfdisk', '--quiet', '--part-type', '/dev/ubdb', '1', 'linux']);
  expect(await refusalOf(lab, 'repair --store /dev/ubdb2')).toBe('store.no-esp');
  // All but the first super block, by which it is still taken for what it was.
  await inLab(lab, ['dd', 'if=/dev/zero', 'of=/dev/ubdb2', 'bs=1M', 'seek=1', 'status=none', 'count=2000']);
  expect(await refusalOf(lab, 'reset --system main --mode state')).toBe('system.unknown');
  const { problems } = await readFacts(lab);
  expect(problems.map(({ code }) => code)).toContain('store.unreadable');
});
