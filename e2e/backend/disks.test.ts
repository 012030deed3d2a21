import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Loss } from '../../backend/contract/plan.ts';
import type { Lab } from '../lab/lab.ts';
import { Folder, inLab, install, makePlan, readDisk, startMachine, stream } from './machine.ts';

const gibibyte = 1024 ** 3;
const size = 2 * gibibyte;

let folder: Folder;
let lab: Lab;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [size, size, size, size, gibibyte]);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const disk = '/dev/ubdb';
const esp = 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b';
const reserved = 'e3c9e316-0b5c-4db8-817d-f92df00215ae';
const windowsData = 'ebd0a0a2-b9e5-4433-87c0-68b6b72699c7';

/** Undoes a test's use of the disk, whatever it was, and blanks it. */
async function blank(device: string): Promise<void> {
  await inLab(lab, ['wipefs', '--all', '--force', '--quiet', device]);
  await inLab(lab, ['dd', 'if=/dev/zero', `of=${device}`, 'bs=1M', 'count=8', 'conv=fsync', 'status=none']);
  await inLab(lab, ['blockdev', '--rereadpt', device]);
  await inLab(lab, ['udevadm', 'settle']);
}

async function partitioned(device: string, script: string): Promise<void> {
  await inLab(lab, ['sfdisk', '--quiet', '--wipe=always', '--wipe-partitions=always', device], script);
  await inLab(lab, ['udevadm', 'settle']);
}

/** The code that an installation onto the disk is refused with; every refusal is before a plan. */
async function refusalOn(device: string): Promise<string> {
  const { exitCode, issues } = await install(lab, device, [stream('good.btrfs.zst')]);
  const codes = issues.filter((issue) => issue.severity === 'blocking').map((issue) => issue.problem.code);
  return `${exitCode} ${codes.join(' ')}`;
}

test('a disk that is too small is refused', async () => {
  expect(await refusalOn('/dev/ubdf')).toBe('2 disk.too-small');
  const { obstacles } = await readDisk(lab, '/dev/ubdf');
  expect(obstacles.map((one) => one.code)).toStrictEqual(['disk.too-small']);
});

test('a disk that cannot be written is refused', async () => {
  await inLab(lab, ['blockdev', '--setro', disk]);
  const refused = await refusalOn(disk);
  await inLab(lab, ['blockdev', '--setrw', disk]);
  expect(refused).toBe('2 disk.read-only');
});

test('a disk with a mounted file system is refused, and which one is said', async () => {
  await partitioned(disk, 'label: gpt\nname="data"\n');
  await inLab(lab, ['mkfs.ext4', '-q', `${disk}1`]);
  await inLab(lab, ['mount', '--mkdir', `${disk}1`, '/run/data']);
  const refused = await refusalOn(disk);
  const { obstacles } = await readDisk(lab, disk);
  await inLab(lab, ['umount', '/run/data']);
  expect(refused).toBe('2 disk.in-use');
  expect(obstacles[0]?.params).toStrictEqual({ device: disk, use: 'mounted', detail: '/run/data' });
});

test('a disk with the running system is refused as that', async () => {
  await inLab(lab, ['mount', '--mkdir', `${disk}1`, '/boot']);
  const refused = await refusalOn(disk);
  await inLab(lab, ['umount', '/boot']);
  expect(refused).toBe('2 disk.running-system');
});

test('the medium that is installed from is refused as that', async () => {
  await inLab(lab, ['mount', '--mkdir', `${disk}1`, '/run/pristine/medium']);
  const refused = await refusalOn(disk);
  await inLab(lab, ['umount', '/run/pristine/medium']);
  await blank(disk);
  expect(refused).toBe('2 disk.medium');
});

test('a disk that is swapped to is refused', async () => {
  await inLab(lab, ['mkswap', '--quiet', disk]);
  await inLab(lab, ['swapon', disk]);
  const refused = await refusalOn(disk);
  const { obstacles } = await readDisk(lab, disk);
  await inLab(lab, ['swapoff', disk]);
  await blank(disk);
  expect(refused).toBe('2 disk.in-use');
  expect(obstacles[0]?.params).toMatchObject({ use: 'swap' });
});

test('a disk with an open LUKS volume is refused; closed, it is shown as what it is', async () => {
  await inLab(
    lab,
    ['cryptsetup', 'luksFormat', '--batch-mode', '--pbkdf=pbkdf2', '--iter-time=10', disk, '-'],
    'secret',
  );
  await inLab(lab, ['cryptsetup', 'open', '--key-file=-', disk, 'opened'], 'secret');
  await inLab(lab, ['udevadm', 'settle']);
  const refused = await refusalOn(disk);
  await inLab(lab, ['cryptsetup', 'close', 'opened']);
  await inLab(lab, ['udevadm', 'settle']);
  const closed = await readDisk(lab, disk);
  await blank(disk);
  expect(refused).toBe('2 disk.in-use');
  expect(closed).toMatchObject({ kind: 'luks', fileSystem: 'crypto_LUKS', obstacles: [] });
});

test('a disk with an active LVM volume is refused; inactive, it is shown as what it is', async () => {
  await inLab(lab, ['pvcreate', '--quiet', '--yes', disk]);
  await inLab(lab, ['vgcreate', '--quiet', 'group', disk]);
  await inLab(lab, ['lvcreate', '--quiet', '--yes', '--size=64M', '--name=volume', 'group']);
  await inLab(lab, ['udevadm', 'settle']);
  const refused = await refusalOn(disk);
  await inLab(lab, ['vgchange', '--quiet', '--activate=n', 'group']);
  await inLab(lab, ['udevadm', 'settle']);
  const inactive = await readDisk(lab, disk);
  await blank(disk);
  expect(refused).toBe('2 disk.in-use');
  expect(inactive).toMatchObject({ kind: 'lvm', obstacles: [] });
});

test('a disk that is part of a running RAID is refused', async () => {
  const members = ['/dev/ubdc', '/dev/ubdd'];
  await inLab(lab, [
    'mdadm',
    '--create',
    '/dev/md0',
    '--run',
    '--quiet',
    '--level=1',
    '--raid-devices=2',
    '--metadata=1.2',
    '--assume-clean',
    ...members,
  ]);
  await inLab(lab, ['udevadm', 'settle']);
  const refused = await refusalOn('/dev/ubdc');
  await inLab(lab, ['mdadm', '--stop', '/dev/md0']);
  await inLab(lab, ['udevadm', 'settle']);
  const stopped = await readDisk(lab, '/dev/ubdc');
  for (const member of members) await blank(member);
  expect(refused).toBe('2 disk.in-use');
  expect(stopped.kind).toBe('raid');
});

/** What devices of the disk are before somebody looks at it, and after that. */
async function digests(...devices: readonly string[]): Promise<readonly [string, string]> {
  const digest = async (): Promise<string> => {
    await inLab(lab, ['sync']);
    return inLab(lab, ['sha256sum', ...devices]);
  };
  const before = await digest();
  await readDisk(lab, disk);
  return [before, await digest()];
}

test('a disk as Windows makes it is shown part by part, drives by what they are called, with how much is on them', async () => {
  const drive = `type=${windowsData}, name="Basic data partition"`;
  await partitioned(
    disk,
    `label: gpt\nsize=100M, type=${esp}\nsize=16M, type=${reserved}\nsize=40M, ${drive}\nsize=40M, ${drive}\nsize=40M, ${drive}\n`,
  );
  await inLab(lab, ['mkfs.vfat', `${disk}1`]);
  await inLab(lab, ['mkfs.ntfs', '--quick', '--quiet', `${disk}3`]);
  await inLab(lab, ['mkfs.ntfs', '--quick', '--quiet', '--label', 'Photos', `${disk}4`]);
  await inLab(lab, ['mkfs.vfat', '-n', 'CAMERA', `${disk}5`]);
  await inLab(lab, ['mount', '--mkdir', `${disk}3`, '/run/data']);
  await inLab(lab, ['mkdir', '-p', '/run/data/Windows/System32']);
  await inLab(lab, ['umount', '/run/data']);
  await inLab(lab, ['mount', `${disk}5`, '/run/data']);
  await inLab(lab, ['tee', '/run/data/picture'], 'a bird');
  await inLab(lab, ['umount', '/run/data']);
  await inLab(lab, ['udevadm', 'settle']);
  const { partitions, table, obstacles } = await readDisk(lab, disk);
  expect(table).toBe('gpt');
  expect(partitions.map((part) => [part.kind, part.system, part.label])).toStrictEqual([
    ['esp', null, ''],
    ['reserved', null, ''],
    ['windows', 'Windows', 'Basic data partition'],
    ['data', null, 'Photos'],
    ['data', null, 'CAMERA'],
  ]);
  expect(partitions.slice(2).map(({ usedBytes }) => (usedBytes ?? 0) > 0)).toEqual([true, true, true]);
  expect(obstacles).toStrictEqual([]);
});

test('looking at drives of Windows changes not a byte of them', async () => {
  const [before, after] = await digests(`${disk}3`, `${disk}4`, `${disk}5`);
  expect(after).toBe(before);
});

test('a Linux system is shown by its own name and with what it holds', async () => {
  await partitioned(disk, 'label: dos\ntype=83\n');
  await inLab(lab, ['mkfs.ext4', '-q', `${disk}1`]);
  await inLab(lab, ['mount', '--mkdir', `${disk}1`, '/run/data']);
  await inLab(lab, ['mkdir', '/run/data/etc']);
  await inLab(lab, ['tee', '/run/data/etc/os-release'], 'PRETTY_NAME="Precious Linux 7"\n');
  await inLab(lab, ['umount', '/run/data']);
  const { table, partitions } = await readDisk(lab, disk);
  expect(table).toBe('mbr');
  expect(partitions[0]).toMatchObject({ kind: 'linux', system: 'Precious Linux 7', fileSystem: 'ext4' });
  expect(partitions[0]?.usedBytes).toBeGreaterThan(0);
});

test('looking at a disk changes not a byte of it', async () => {
  const [before, after] = await digests(disk);
  expect(after).toBe(before);
  await blank(disk);
});

test('a file system without a partition table is shown, and named as lost in the plan', async () => {
  await inLab(lab, ['mkfs.xfs', '-q', '-f', '-L', 'photos', disk]);
  await inLab(lab, ['udevadm', 'settle']);
  expect(await readDisk(lab, disk)).toMatchObject({ table: null, kind: 'data', fileSystem: 'xfs' });
  await blank(disk);
});

/** What an installation onto the disk says is lost. */
async function lossesOn(device: string): Promise<readonly Loss[] | undefined> {
  return (await makePlan(lab, device, [stream('good.btrfs.zst')])).plan?.losses;
}

test('what nothing known has written is data all the same; a disk of zeros is not', async () => {
  const untouched = '/dev/ubde';
  expect(await lossesOn(untouched)).toEqual([]);
  // As encryption without a header has it, far from where signatures are.
  const dd = ['dd', `of=${untouched}`, 'bs=1M', 'conv=fsync,notrunc', 'status=none', 'seek=700', 'count=300'];
  await inLab(lab, [...dd, 'if=/dev/urandom']);
  expect(await readDisk(lab, untouched)).toMatchObject({ table: null, kind: 'unknown', fileSystem: null });
  expect(await lossesOn(untouched)).toEqual([{ what: 'unknown', name: '', people: [], usedBytes: size }]);
  await partitioned(untouched, 'label: gpt\nsize=100M\ntype=linux\n');
  const { partitions } = await readDisk(lab, untouched);
  expect(partitions.map(({ kind }) => kind)).toEqual(['empty', 'unknown']);
});

test('what bears two signatures is not taken for nothing', async () => {
  await inLab(lab, ['mkfs.xfs', '-q', '-f', disk]);
  const other = folder.file('other');
  await inLab(lab, ['mkfs.ext4', '-q', '-F', other, '1M']);
  const superblock = ['bs=1k', 'skip=1', 'seek=1', 'count=1'];
  await inLab(lab, ['dd', `if=${other}`, `of=${disk}`, ...superblock, 'conv=fsync,notrunc', 'status=none']);
  // What udev has not begun to look at yet cannot be waited for.
  await inLab(lab, ['udevadm', 'trigger', '--settle', disk]);
  expect((await readDisk(lab, disk)).kind).toBe('unknown');
});

test('a disk that does not exist is refused', async () => {
  expect(await refusalOn('/dev/ubdz')).toBe('2 disk.unknown');
});
