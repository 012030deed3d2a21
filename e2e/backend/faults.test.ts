import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { InstallStep } from '../../backend/contract/plan.ts';
import { startBackend } from '../journeys/harness/backend.ts';
import type { Lab } from '../lab/lab.ts';
import { casesOf } from './extent.ts';
import {
  edgesOf,
  Folder,
  inLab,
  install,
  installArgv,
  readDisk,
  startMachine,
  stream,
  untilStep,
} from './machine.ts';
import { connectBackend, makeMedium, planOnto, whenRun } from './medium.ts';

const gibibyte = 1024 ** 3;
const disk = '/dev/ubdb';
const argv = installArgv(disk, [stream('good.btrfs')]);

let folder: Folder;
let lab: Lab;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * gibibyte]);
});

beforeEach(async () => {
  await inLab(lab, ['wipefs', '--all', '--force', '--quiet', disk]);
  // Whoever served the test before looks at the disk once more after a run, and may be at it still.
  const patiently = `for i in $(seq 50); do blockdev --rereadpt ${disk} && exit; sleep 0.2; done; exit 1`;
  await inLab(lab, ['sh', '-c', patiently]);
  await inLab(lab, ['udevadm', 'settle']);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Whether a firmware would find something to start on the disk. */
async function starts(): Promise<boolean> {
  if ((await lab.exec(['test', '-b', `${disk}1`])).exitCode !== 0) return false;
  if ((await lab.exec(['mount', '--mkdir', '-t', 'vfat', '-o', 'ro', `${disk}1`, '/run/esp'])).exitCode !== 0)
    return false;
  const { exitCode } = await lab.exec(['test', '-f', '/run/esp/EFI/BOOT/BOOTX64.EFI']);
  await inLab(lab, ['umount', '/run/esp']);
  return exitCode === 0;
}

test('a tool that is missing stops the run before anything is lost', async () => {
  const before = await edgesOf(folder.file('disk-0.img'));
  await inLab(lab, ['chmod', '-x', '/usr/bin/bootctl']);
  const { outcome, exitCode } = await install(lab, disk, [stream('good.btrfs')]);
  await inLab(lab, ['chmod', '+x', '/usr/bin/bootctl']);
  expect(outcome).toMatchObject({
    result: 'failed',
    aftermath: 'untouched',
    problem: { code: 'tool.missing', params: { tool: 'bootctl' } },
  });
  expect(exitCode).toBe(1);
  await inLab(lab, ['sync']);
  expect(await edgesOf(folder.file('disk-0.img'))).toBe(before);
});

test.each([
  ['mkfs.vfat', '/usr/sbin/mkfs.vfat', 'partition', 'tool.failed'],
  ['bootctl', '/usr/bin/bootctl', 'boot-loader', 'tool.failed'],
  ['fsck.vfat', '/usr/sbin/fsck.vfat', 'verify', 'verify.failed'],
])('when %s fails the disk does not start, and the next look says so', async (_tool, path, step, code) => {
  await inLab(lab, ['mount', '--bind', '/usr/bin/false', path]);
  const { outcome, exitCode } = await install(lab, disk, [stream('good.btrfs')]);
  await inLab(lab, ['umount', path]);
  expect(outcome).toMatchObject({
    result: 'failed',
    step,
    aftermath: 'erased-not-bootable',
    problem: { code },
  });
  expect(exitCode).toBe(1);
  expect((await readDisk(lab, disk)).unfinished).not.toBeNull();
  expect(await starts()).toBe(false);
});

test('a backend that is killed in mid-run leaves no mount and a disk that says what happened', async () => {
  // The program itself, without the launcher that would hide its mounts in its place.
  const { child } = await untilStep(lab, ['node', 'dist/backend/cli.js', ...argv.slice(1)], 'verify-trees');
  child.kill('SIGKILL');
  expect(await child.exit).toBe(137);
  expect(await inLab(lab, ['findmnt', '--list', '--noheadings', '--output', 'SOURCE'])).not.toContain('ubdb');
  expect((await readDisk(lab, disk)).unfinished).toMatchObject({ step: 'verify-trees' });
  expect((await install(lab, disk, [stream('good.btrfs')])).exitCode).toBe(0);
});

test('two runs at once: the second is refused, the first ends well', async () => {
  const first = await untilStep(lab, argv, 'partition');
  const second = await install(lab, disk, [stream('good.btrfs')]);
  expect(second.exitCode).toBe(2);
  expect(second.problem?.code).toBe('run.busy');
  expect((await first.rest).exitCode).toBe(0);
});

test('a medium whose file is not the one that it says is refused before anything is lost', async () => {
  await makeMedium(folder, 'good.btrfs.zst', 'f'.repeat(64));
  await startBackend(lab, folder.path);
  using client = await connectBackend(lab);
  const ended = whenRun(client, (run) => run.outcome !== null);
  await client['run.start'](await planOnto(client, disk));
  expect((await ended).outcome).toMatchObject({
    aftermath: 'untouched',
    problem: { code: 'stream.digest-mismatch' },
  });
});

test('a client that comes back sees where the run stands, and it goes on without any', async () => {
  await makeMedium(folder, 'good.btrfs.zst');
  const first = await connectBackend(lab);
  const started = whenRun(first, (run) => run.progress.step === 'partition');
  const { runId } = await first['run.start'](await planOnto(first, disk));
  await started;
  first[Symbol.dispose]();
  using second = await connectBackend(lab);
  const ended = whenRun(second, (run) => run.outcome !== null);
  const { run } = await second.snapshot({});
  expect(run?.id).toBe(runId);
  expect((run?.outcome ?? (await ended).outcome)?.result).toBe('verified');
});

test('a disk that changed between plan and run is left alone', async () => {
  using client = await connectBackend(lab);
  const planned = await planOnto(client, disk);
  await inLab(lab, ['sfdisk', '--quiet', disk], 'label: gpt\nname="somebody else"\n');
  await inLab(lab, ['sync']);
  const before = await edgesOf(folder.file('disk-0.img'));
  const ended = whenRun(client, (run) => run.outcome !== null);
  await client['run.start'](planned);
  expect((await ended).outcome).toMatchObject({
    aftermath: 'untouched',
    problem: { code: 'plan.stale', params: { reasons: ['partitions-changed'] } },
  });
  await inLab(lab, ['sync']);
  expect(await edgesOf(folder.file('disk-0.img'))).toBe(before);
});

test('a disk that another program holds is left alone, and no plan is made for it', async () => {
  using client = await connectBackend(lab);
  const planned = await planOnto(client, disk);
  const before = await edgesOf(folder.file('disk-0.img'));
  const holder = lab.spawn(['flock', '--no-fork', disk, 'sleep', '600']);
  const ended = whenRun(client, (run) => run.outcome !== null);
  await client['run.start'](planned);
  expect((await ended).outcome).toMatchObject({
    aftermath: 'untouched',
    problem: { code: 'disk.locked', params: { device: disk } },
  });
  const { problem } = await install(lab, disk, [stream('good.btrfs')]);
  holder.kill('SIGKILL');
  expect(problem?.code).toBe('disk.locked');
  await inLab(lab, ['sync']);
  expect(await edgesOf(folder.file('disk-0.img'))).toBe(before);
});

test('a run can be called off while nothing is lost, and no longer after', async () => {
  using client = await connectBackend(lab);
  const checking = whenRun(client, (run) => run.progress.step === 'check-stream');
  const cancelled = whenRun(client, (run) => run.outcome !== null);
  const first = await client['run.start'](await planOnto(client, disk));
  await checking;
  await client['run.cancel'](first);
  expect((await cancelled).outcome).toStrictEqual({ result: 'cancelled', aftermath: 'untouched' });

  const erasing = whenRun(client, (run) => run.id !== first.runId && run.progress.step === 'partition');
  const ended = whenRun(client, (run) => run.id !== first.runId && run.outcome !== null);
  const second = await client['run.start'](await planOnto(client, disk));
  await erasing;
  await expect(client['run.cancel'](second)).rejects.toMatchObject({
    problem: { code: 'run.not-cancellable' },
  });
  expect((await ended).outcome?.result).toBe('verified');
});

const destructive = casesOf<InstallStep>(
  ['erase', 'receive', 'boot-loader'],
  ['partition', 'boot-entry', 'verify-trees'],
);

test.each(destructive)(
  'a power cut at %s leaves a disk that says what happened and does not start',
  async (step) => {
    await untilStep(lab, argv, step);
    await lab.powerCut();
    lab = await startMachine(folder, [4 * gibibyte]);
    const { unfinished, table } = await readDisk(lab, disk);
    // Before the first write of the erasing reached the disk it is what it was: blank.
    expect(unfinished !== null || table === null).toBe(true);
    expect(await starts()).toBe(false);
  },
);

test('after all that an installation onto the same disk ends well', async () => {
  expect((await install(lab, disk, [stream('good.btrfs')])).exitCode).toBe(0);
});
