import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProblemError } from '../contract/fixes.ts';
import { parseDumpLine, streamHead } from './dump.ts';
import { Inventory } from './inventory.ts';
import { checkChain } from './open-streams.ts';
import { checkReadiness, kernelRelease, missingParts } from './readiness.ts';
import { parseSubvolume } from './subvolume.ts';

const ready = [
  'lib/os-release',
  'lib/systemd/systemd',
  'lib/systemd/boot/efi/systemd-bootx64.efi',
  'share/factory/etc/passwd',
  'lib/sysusers.d/basic.conf',
  'lib/tmpfiles.d/etc.conf',
  'lib/modules/6.12.9/vmlinuz',
  'lib/modules/6.12.9/initrd',
];

function inventoryOf(paths: readonly string[]): Inventory {
  const inventory = new Inventory();
  for (const path of paths) inventory.add(path);
  return inventory;
}

test('a line of the dump is read with the escapes that it has', () => {
  const line = String.raw`rename          ./usr:a:x86_64:1/o261-7-0   dest=./usr:a:x86_64:1/share/we\ ird=x\012y`;
  const command = parseDumpLine(line);
  expect(command?.command).toBe('rename');
  expect(command?.path).toBe('./usr:a:x86_64:1/o261-7-0');
  expect(command?.values.get('dest')).toBe('./usr:a:x86_64:1/share/we ird=x\ny');
});

test('the head tells a delta from a full stream', () => {
  const full = 'subvol          ./usr:a:x86_64:1            uuid=f71d25c6 transid=8';
  const delta =
    'snapshot        ./usr:a:x86_64:2   uuid=8cc transid=10 parent_uuid=f71d25c6 parent_transid=8';
  expect(streamHead(full)).toStrictEqual({ name: 'usr:a:x86_64:1', uuid: 'f71d25c6', parentUuid: null });
  expect(streamHead(delta)?.parentUuid).toBe('f71d25c6');
  expect(streamHead('mkfile ./usr:a:x86_64:1/x')).toBeNull();
});

function refusal(work: () => unknown): string {
  try {
    work();
    return 'nothing refused';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : 'another error';
  }
}

const none = new Set<string>();

test('a chain begins with a full stream, and every delta is on the one before', () => {
  const full = { file: 'a', head: { name: 'usr:a:x86_64:1', uuid: '1', parentUuid: null } };
  const delta = { file: 'b', head: { name: 'usr:a:x86_64:2', uuid: '2', parentUuid: '1' } };
  expect(checkChain([full, delta], none)).toStrictEqual({ tree: 'usr:a:x86_64:2', parentUuid: null });
  expect(checkChain([delta], new Set(['1']))).toStrictEqual({ tree: 'usr:a:x86_64:2', parentUuid: '1' });
  expect(refusal(() => checkChain([delta], none))).toBe('stream.parent-missing');
  expect(refusal(() => checkChain([full, full], none))).toBe('stream.order');
  expect(refusal(() => checkChain([{ file: 'a', head: { ...full.head, name: 'home:a:b:c' } }], none))).toBe(
    'tree.personal',
  );
  expect(refusal(() => checkChain([{ file: 'a', head: { ...full.head, name: '../etc' } }], none))).toBe(
    'stream.name-invalid',
  );
});

test('a ready tree misses nothing, and each part is missed when it is not there', () => {
  expect(missingParts(inventoryOf(ready), 'usr:a:x86_64:1')).toStrictEqual([]);
  for (const path of ready) {
    const missing = missingParts(inventoryOf(ready.filter((one) => one !== path)), 'usr:a:x86_64:1');
    expect([path, missing.length]).toStrictEqual([path, 1]);
  }
  expect(missingParts(inventoryOf(ready), 'usr:a:aarch64:1')).toStrictEqual(['boot-loader']);
});

test.each([
  ['runtime:a:x86_64:1', 'lib/os-release', 'tree.not-ready'],
  ['framework:a:x86_64:1', 'lib/os-release', 'tree.not-ready'],
  ['app:a:b:x86_64:1', 'bin/a', 'tree.not-ready'],
])('%s needs %s', (tree, path, code) => {
  expect(refusal(() => checkReadiness(inventoryOf([path]), tree))).toBe('nothing refused');
  expect(refusal(() => checkReadiness(inventoryOf(['share/a']), tree))).toBe(code);
});

test.each([
  'usr/bin',
  '.pristine-removed',
  'etc/machine-id',
  'etc/ssh/ssh_host_rsa_key',
  'var/lib/systemd/random-seed',
])('a template has no %s', (path) => {
  const template = ['usr', 'etc', 'etc/hostname', 'etc/ssh', 'etc/ssh/sshd_config', 'var'];
  expect(refusal(() => checkReadiness(inventoryOf(template), 'root:a:b:x86_64'))).toBe('nothing refused');
  expect(refusal(() => checkReadiness(inventoryOf([...template, path]), 'root:a:b:x86_64'))).toBe(
    'tree.not-template',
  );
});

test('kernel and initrd have to be of the same release', () => {
  const mixed = inventoryOf(['lib/modules/1/vmlinuz', 'lib/modules/2/initrd']);
  expect(kernelRelease(mixed)).toBeNull();
  const several = inventoryOf(
    ['1.9', '1.10'].flatMap((v) => [`lib/modules/${v}/vmlinuz`, `lib/modules/${v}/initrd`]),
  );
  expect(kernelRelease(several)).toBe('1.10');
});

test('files that wait under another name for their folder are found where they end up', () => {
  const inventory = new Inventory();
  inventory.apply('mkdir', 'o258-7-0', '');
  inventory.apply('mkfile', 'o258-7-0/os-release', '');
  inventory.apply('rename', 'o258-7-0', 'lib');
  expect(inventory.has('lib/os-release')).toBe(true);
  inventory.apply('rename', 'lib', 'old');
  expect(inventory.has('lib/os-release')).toBe(false);
});

test('what a stream says of other files takes no memory', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^share\/[a-z]{1,8}(?:\/[a-z]{1,8}){0,3}$/u)), (paths) => {
      const inventory = new Inventory();
      for (const path of paths.filter((one) => !one.startsWith('share/factory'))) {
        inventory.apply('mkfile', 'o300-7-0', '');
        inventory.apply('rename', 'o300-7-0', path);
      }
      expect(inventory.has('o300-7-0')).toBe(false);
      expect(paths.some((path) => !path.startsWith('share/factory') && inventory.has(path))).toBe(false);
    }),
  );
});

test('only a read-only subvolume with a received UUID counts as received', () => {
  const shown = ['\tUUID: \t\t\tabc', '\tReceived UUID: \t\tdef', '\tFlags: \t\t\treadonly'].join('\n');
  expect(parseSubvolume(shown)).toStrictEqual({ uuid: 'abc', receivedUuid: 'def', readOnly: true });
  const partial = ['\tUUID: \t\t\tabc', '\tReceived UUID: \t\t-', '\tFlags: \t\t\t-'].join('\n');
  expect(parseSubvolume(partial)).toStrictEqual({ uuid: 'abc', receivedUuid: null, readOnly: false });
});
