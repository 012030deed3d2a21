import { matchesGlob } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryMode, startMode, type Tries } from '../contract/store.ts';
import { formatTreeName } from '../contract/tree-name.ts';
import {
  bootEntry,
  entryFileName,
  kernelCommandLine,
  loaderConfiguration,
  loaderConfigurationBytes,
  parseEntryFileName,
  parseLoaderDefault,
  type BootTarget,
} from './entry.ts';

const target: BootTarget = {
  fileSystem: '11111111-2222-3333-4444-555555555555',
  usrTree: 'usr:org.example.os:x86_64:13.1',
  rootTree: 'root:main:org.example.os:x86_64',
  homeTree: 'home:main:org.example.os:x86_64',
  firstBoot: 'ask',
  mode: 'normal',
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
  const pattern = /^default (\S+)$/mu.exec(loaderConfiguration(target.rootTree))?.[1] ?? 'none';
  const matches = (mode: BootTarget['mode'], tries: Tries | null): boolean =>
    matchesGlob(entryFileName({ ...target, mode }, tries), pattern);
  expect(matches('normal', null)).toBe(true);
  expect(matches('normal', { left: 3, done: 0 })).toBe(true);
  expect(matches('once', { left: 1, done: 0 })).toBe(true);
  expect(matches('spare', null)).toBe(false);
  expect(matches('forget-all', null)).toBe(false);
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

const field = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,12}$/u);
const counter = fc.option(fc.record({ left: fc.nat(9), done: fc.nat(9) }), { nil: null });

test('an entry is known again by the name of its file', () => {
  fc.assert(
    fc.property(
      fc.record({ vendor: field, name: field, version: field }),
      fc.constantFrom(...entryMode.options),
      fc.constantFrom(...startMode.options),
      counter,
      ({ vendor, name, version }, mode, usual, tries) => {
        const fields = { vendor, name, version, architecture: 'x86_64' };
        const [rootTree, usrTree] = [formatTreeName('root', fields), formatTreeName('usr', fields)];
        const file = entryFileName({ rootTree, usrTree, mode }, tries, usual);
        expect(parseEntryFileName(file)).toEqual({ rootTree, usrTree, mode, tries });
      },
    ),
  );
});

test.each(startMode.options)('what starts by itself is read again: %s', (mode) => {
  const text = loaderConfiguration(target.rootTree, mode);
  expect(parseLoaderDefault(text)).toStrictEqual({ rootTree: target.rootTree, mode });
  expect(Buffer.byteLength(text)).toBe(loaderConfigurationBytes);
});

test('what is forgotten at every shutdown has no personal files mounted', () => {
  expect(kernelCommandLine({ ...target, mode: 'forget-all' })).not.toContain('/home');
  expect(kernelCommandLine({ ...target, mode: 'forget-state' })).toContain('/home');
});
