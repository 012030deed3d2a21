import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bootDisk } from '../boot/boot-disk.ts';
import { Lab } from '../lab/lab.ts';
import { foreignGoldenMaster, goldenMaster } from '../setup/golden.ts';
import { Folder, install } from './machine.ts';

const disk = '/dev/ubdb';

/** Installs by the command line and boots what came out, as it lies there. */
async function installAndBoot(medium: string, files: readonly string[]) {
  await using folder = await Folder.make();
  const file = folder.file('disk.img');
  await using lab = await Lab.start({ disks: [{ file, bytes: 8 * 1024 ** 3 }], shares: [medium] });
  const { outcome } = await install(
    lab,
    disk,
    files.map((name) => join(medium, name)),
  );
  await lab.stop();
  return { outcome, boot: await bootDisk({ file, timeoutMs: 240_000 }) };
}

test('a golden master and a delta on it boot from an empty root, with home in its own place', async () => {
  const files = ['sample-1.btrfs.zst', 'sample-1-2.btrfs.zst'];
  const { outcome, boot } = await installAndBoot(await goldenMaster(), files);
  expect(outcome?.result).toBe('verified');
  expect(boot.failure).toBeNull();
  expect(boot.facts.get('version')).toBe('2');
  expect(boot.facts.get('home')).toContain('home:main:org.pristine.sample:x86_64');
  expect(boot.facts.get('usr')).toContain('usr:org.pristine.sample:x86_64:2');
});

test('a golden master that somebody else made boots from an empty root', async () => {
  const medium = await foreignGoldenMaster();
  const files = (await readdir(medium)).filter((name) => name.endsWith('.btrfs'));
  const { outcome, boot } = await installAndBoot(medium, files);
  expect(outcome?.result).toBe('verified');
  expect(boot.failure).toBeNull();
  expect(boot.up).toBe(true);
});
