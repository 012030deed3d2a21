import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { Folder, inLab, install, makePlan, readDisk, startMachine, stream } from './machine.ts';

const gibibyte = 1024 ** 3;
const disk = '/dev/ubdb';

let folder: Folder;
let lab: Lab;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [8 * gibibyte, 20 * gibibyte]);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

test('the plan says what will be, and changes nothing', async () => {
  const { plan } = await makePlan(lab, disk, [stream('good.btrfs.zst')]);
  expect(plan?.after.parts.map((part) => [part.label, part.kind])).toStrictEqual([
    ['pristine-esp', 'esp'],
    ['pristine', 'pristine'],
  ]);
  expect(plan?.trust).toBe('unsigned');
  expect((await readDisk(lab, disk)).table).toBeNull();
});

test('a full stream and a delta on it are installed, and every proof holds', async () => {
  const streams = [stream('good.btrfs.zst'), stream('delta.btrfs')];
  const { exitCode, outcome, runs, stderr } = await install(lab, disk, streams);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(outcome).toStrictEqual({
    result: 'verified',
    proofs: [
      'partition-table',
      'esp-file-system',
      'btrfs-file-system',
      'usr-tree',
      'root-tree',
      'home-tree',
      'kernel-files',
      'boot-entry',
      'boot-loader',
    ],
    remainsId: null,
  });
  const fractions = runs.map((run) => run.progress.fraction);
  expect(fractions).toStrictEqual(fractions.toSorted((a, b) => a - b));
  expect(runs.filter((run) => run.outcome === null).every((run) => run.progress.fraction < 1)).toBe(true);
});

test('other tools find nothing wrong with the disk', async () => {
  await inLab(lab, ['sfdisk', '--verify', disk]);
  await inLab(lab, ['fsck.vfat', '-n', `${disk}1`]);
  await inLab(lab, ['btrfs', 'check', '--readonly', `${disk}2`]);
  expect(await readDisk(lab, disk)).toMatchObject({ table: 'gpt', unfinished: null });
});

test('the trees are there by their names, the usr tree read-only and as it was sent', async () => {
  await inLab(lab, ['mount', '--mkdir', '-o', 'ro,subvolid=5', `${disk}2`, '/run/top']);
  const list = await inLab(lab, ['btrfs', 'subvolume', 'list', '/run/top']);
  const names = list
    .trim()
    .split('\n')
    .map((row) => row.split(' path ')[1] ?? '')
    .toSorted((a, b) => a.localeCompare(b));
  expect(names).toStrictEqual([
    '.pristine/incoming',
    'home:main:org.test.small:x86_64',
    'root:main:org.test.small:x86_64',
    'root:main:org.test.small:x86_64/var',
    'usr:org.test.small:x86_64:2',
  ]);
  expect(await inLab(lab, ['ls', '-A', '/run/top/root:main:org.test.small:x86_64'])).toBe('var\n');
  expect(await inLab(lab, ['cat', '/run/top/usr:org.test.small:x86_64:2/lib/os-release'])).toContain(
    'System 2',
  );
  const shown = await inLab(lab, ['btrfs', 'subvolume', 'show', '/run/top/usr:org.test.small:x86_64:2']);
  expect(shown).toMatch(/Received UUID:\s+[0-9a-f]{8}-/u);
  expect(shown).toMatch(/Flags:\s+readonly/u);
  await inLab(lab, ['umount', '/run/top']);
});

test('bootctl finds one entry that it would boot', async () => {
  await inLab(lab, ['mount', '--mkdir', '-o', 'ro', `${disk}1`, '/run/esp']);
  const json = await inLab(lab, ['bootctl', 'list', '--no-pager', '--esp-path=/run/esp', '--json=short']);
  const status = await lab.exec(['find', '/run/esp/EFI', '-type', 'f']);
  await inLab(lab, ['umount', '/run/esp']);
  expect(json).toContain('Small System 2');
  expect(json).toContain('mount.usrflags=subvol=usr:org.test.small:x86_64:2,ro');
  expect(status.stdout.toLowerCase()).toContain('/efi/boot/bootx64.efi');
});

// The generator that will run at boot reads the command line as we mean it.
test('systemd makes the mounts that the command line asks for', async () => {
  await inLab(lab, ['mount', '--mkdir', '-o', 'ro', `${disk}1`, '/run/esp']);
  const options = await inLab(lab, ['sh', '-c', "sed -n 's/^options //p' /run/esp/loader/entries/*.conf"]);
  await inLab(lab, ['umount', '/run/esp']);
  await inLab(lab, ['mkdir', '-p', '/run/generated']);
  const generator = '/usr/lib/systemd/system-generators/systemd-fstab-generator';
  const base = { SYSTEMD_PROC_CMDLINE: options.trim(), SYSTEMD_FSTAB: '/dev/null' };
  // Root and /usr are mounted in the initrd, /home by the system itself.
  for (const inInitrd of ['1', '0']) {
    const env = { ...base, SYSTEMD_IN_INITRD: inInitrd };
    const made = await lab.exec([generator, '/run/generated', '/run/generated', '/run/generated'], { env });
    expect(made.exitCode).toBe(0);
  }
  const units = await inLab(lab, ['sh', '-c', 'tail -n +1 /run/generated/*.mount']);
  expect(units).toContain('Options=subvol=root:main:org.test.small:x86_64,rw');
  expect(units).toContain('Options=subvol=usr:org.test.small:x86_64:2,ro');
  expect(units).toContain('Options=subvol=home:main:org.test.small:x86_64');
});

test('an ESP is 1 GiB on a larger disk and 512 MiB on one under 16 GiB', async () => {
  const large = await install(lab, '/dev/ubdc', [stream('good.btrfs.zst')]);
  expect(large.exitCode).toBe(0);
  const sizes = await Promise.all(
    [disk, '/dev/ubdc'].map(async (one) => (await readDisk(lab, one)).partitions[0]?.sizeBytes),
  );
  expect(sizes).toStrictEqual([gibibyte / 2, gibibyte]);
});

test('installing over an installation names it as lost and works', async () => {
  const { plan } = await makePlan(lab, disk, [stream('good.btrfs.zst')]);
  expect(plan?.losses).toMatchObject([{ what: 'system', name: 'Small System 2' }]);
  expect((await install(lab, disk, [stream('good.btrfs.zst')])).exitCode).toBe(0);
});
