import { expect, test } from 'vitest';
import {
  bootEntry,
  entryFileName,
  kernelCommandLine,
  loaderConfiguration,
  type BootTarget,
} from './entry.ts';

const target: BootTarget = {
  fileSystem: '11111111-2222-3333-4444-555555555555',
  usrTree: 'usr:org.example.os:x86_64:13.1',
  rootTree: 'root:main:org.example.os:x86_64',
  homeTree: 'home:main:org.example.os:x86_64',
  firstBoot: 'ask',
};

test('the command line mounts root, usr and home each by its own subvolume', () => {
  const words = kernelCommandLine(target).split(' ');
  expect(words).toStrictEqual([
    'root=UUID=11111111-2222-3333-4444-555555555555',
    'rootfstype=btrfs',
    'rootflags=subvol=root:main:org.example.os:x86_64',
    'rw',
    'mount.usr=UUID=11111111-2222-3333-4444-555555555555',
    'mount.usrfstype=btrfs',
    'mount.usrflags=subvol=usr:org.example.os:x86_64:13.1,ro',
    String.raw`systemd.mount-extra=UUID=11111111-2222-3333-4444-555555555555:/home:btrfs:subvol=home\x3amain\x3aorg.example.os\x3ax86_64`,
  ]);
});

test('first-boot questions are skipped only where that was asked for', () => {
  expect(kernelCommandLine(target)).not.toContain('firstboot');
  expect(kernelCommandLine({ ...target, firstBoot: 'skip' })).toContain(' systemd.firstboot=off');
});

test('the default of the boot menu matches the entry', () => {
  const pattern = /^default (\S+)\*$/mu.exec(loaderConfiguration(target.rootTree))?.[1] ?? 'none';
  expect(entryFileName(target).startsWith(pattern)).toBe(true);
});

test('an entry is one line for each key, whatever the title has in it', () => {
  const lines = bootEntry(target, 'Evil\noptions init=/bin/sh').trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toStrictEqual([
    'title',
    'version',
    'sort-key',
    'architecture',
    'linux',
    'initrd',
    'options',
  ]);
});
