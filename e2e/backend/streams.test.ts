import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { streamOf, type Step } from '../delivery/send-stream.ts';
import type { Lab } from '../lab/lab.ts';
import { edgesOf, Folder, inLab, install, readFacts, setProfile, startMachine, stream } from './machine.ts';

const gibibyte = 1024 ** 3;
const device = '/dev/ubdb';

let folder: Folder;
let lab: Lab;
let before: string;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [2 * gibibyte]);
  // Something on the disk that must still be there after every refusal.
  await inLab(lab, ['sfdisk', '--quiet', device], 'label: gpt\nname="precious"\n');
  await inLab(lab, ['sync']);
  before = await edgesOf(folder.file('disk-0.img'));
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function untouched(): Promise<boolean> {
  await inLab(lab, ['sync']);
  return (await edgesOf(folder.file('disk-0.img'))) === before;
}

// Seen from the first bytes: no plan is made.
test.each([
  ['stream.not-a-stream', ['random.btrfs']],
  ['stream.not-a-stream', ['empty.btrfs']],
  ['source.not-found', ['there-is-none.btrfs']],
  ['stream.parent-missing', ['delta.btrfs']],
  ['stream.order', ['good.btrfs', 'delta-2-3.btrfs']],
  ['stream.name-invalid', ['name-invalid.btrfs']],
])('%s: %j is refused before anything is planned', async (code, files) => {
  const { exitCode, problem } = await install(lab, device, files.map(stream));
  expect(exitCode).toBe(2);
  expect(problem?.code).toBe(code);
  expect(await untouched()).toBe(true);
});

test.each([
  ['for another architecture', 'stream.architecture', 'other-architecture.btrfs'],
  ['of what is no system', 'stream.not-usr', 'not-usr.btrfs'],
])('a stream %s is an issue of the plan', async (_, code, file) => {
  const { exitCode, issues } = await install(lab, device, [stream(file)]);
  expect(exitCode).toBe(2);
  expect(issues.map((issue) => issue.problem.code)).toContain(code);
  expect(await untouched()).toBe(true);
});

test('a stream with two trees is refused before anything is lost', async () => {
  const two = ['1', '2'].map((version): Step => [
    'subvol',
    { path: `usr:org.test.small:x86_64:${version}`, uuid: randomUUID(), transid: 1 },
  ]);
  await writeFile(folder.file('two.btrfs'), streamOf([...two, ['end', {}]]));
  const { outcome } = await install(lab, device, [folder.file('two.btrfs')]);
  expect(outcome).toMatchObject({ problem: { code: 'stream.several-trees' }, aftermath: 'untouched' });
  expect(await untouched()).toBe(true);
});

// Seen by reading the whole stream: the run fails before anything is destroyed.
test.each([
  ['stream.truncated', 'truncated.btrfs'],
  ['stream.truncated', 'truncated.btrfs.zst'],
  ['stream.corrupt', 'corrupt-good.btrfs'],
  ['stream.corrupt', 'corrupt-good.btrfs.zst'],
  ['tree.not-ready', 'lacks-vmlinuz.btrfs'],
  ['tree.not-ready', 'lacks-initrd.btrfs'],
  ['tree.not-ready', 'lacks-efi.btrfs'],
  ['tree.not-ready', 'lacks-os-release.btrfs'],
  ['tree.not-ready', 'lacks-etc.btrfs'],
  ['tree.not-ready', 'lacks-sysusers.d.btrfs'],
  ['tree.not-ready', 'lacks-tmpfiles.d.btrfs'],
  ['tree.not-ready', 'lacks-systemd.btrfs'],
  ['space.insufficient', 'large.btrfs.zst'],
])('%s: %s fails the run, and the disk is as it was', async (code, file) => {
  const { exitCode, outcome, runs } = await install(lab, device, [stream(file)]);
  expect(outcome).toMatchObject({
    result: 'failed',
    step: 'check-stream',
    aftermath: 'untouched',
    problem: { code },
  });
  expect(exitCode).toBe(1);
  expect(runs.every((run) => run.progress.fraction < 1)).toBe(true);
  expect(await untouched()).toBe(true);
});

test('without --allow-unsigned a stream that nothing vouches for is refused', async () => {
  const argv = [
    'pristine',
    'install',
    '--disk',
    device,
    '--stream',
    stream('good.btrfs'),
    '--erase-disk',
    '--yes',
  ];
  const { exitCode, stderr } = await lab.exec(argv);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--allow-unsigned');
  expect(await untouched()).toBe(true);
});

test('without --erase-disk and --yes nothing is done', async () => {
  const argv = [
    'pristine',
    'install',
    '--disk',
    device,
    '--stream',
    stream('good.btrfs'),
    '--allow-unsigned',
  ];
  expect((await lab.exec([...argv, '--yes'])).exitCode).toBe(2);
  expect((await lab.exec([...argv, '--erase-disk'])).exitCode).toBe(2);
  expect(await untouched()).toBe(true);
});

test.each([
  ['firmware.bios', { firmware: { kind: 'bios', secureBoot: 'off' } }],
  ['firmware.uefi32', { firmware: { kind: 'uefi32', secureBoot: 'off' } }],
  ['firmware.secure-boot', { firmware: { kind: 'uefi', secureBoot: 'on' } }],
])('%s: a machine that could not start the result is refused', async (code, profile) => {
  await setProfile(lab, profile);
  const { obstacles } = await readFacts(lab);
  const { exitCode, issues } = await install(lab, device, [stream('good.btrfs')]);
  await setProfile(lab, { firmware: { kind: 'lab', secureBoot: 'unknown' } });
  expect(exitCode).toBe(2);
  expect(issues.map((issue) => issue.problem.code)).toContain(code);
  // Said before a disk is chosen, too.
  expect(obstacles.map((problem) => problem.code)).toEqual([code]);
  expect((await readFacts(lab)).obstacles).toEqual([]);
  expect(await untouched()).toBe(true);
});

// What only the kernel can tell is told after the disk was erased: then it must not start.
test.each([
  ['tree.mismatch', 'version-mismatch.btrfs'],
  ['tree.mismatch', 'content-mismatch.btrfs'],
])('%s: %s fails the run, and the disk does not start', async (code, file) => {
  const { exitCode, outcome } = await install(lab, device, [stream(file)]);
  expect(outcome).toMatchObject({
    result: 'failed',
    step: 'receive',
    aftermath: 'erased-not-bootable',
    problem: { code },
  });
  expect(exitCode).toBe(1);
  const esp = await inLab(lab, ['sh', '-c', `mdir -/ -b -i ${device}1 ::`]);
  expect(esp).not.toMatch(/\.efi/iu);
});
