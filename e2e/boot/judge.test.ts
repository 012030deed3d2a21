import { expect, test } from 'vitest';
import { judge, reportedFacts } from './judge.ts';

const report = `PRISTINE-SAMPLE version=1
PRISTINE-SAMPLE home=/dev/vda2[/home:main:org.pristine.sample:x86_64] btrfs
PRISTINE-SAMPLE failed=none
`;
const greeting = `PRISTINE-SAMPLE report follows
Pristine Sample 1 on pristine-sample ttyS0

pristine-sample login: `;

test('a login prompt is proof for a system that reports nothing', () => {
  expect(judge('Debian GNU/Linux 13 debian ttyS0\n\ndebian login: ')).toEqual({ kind: 'up' });
});

test('a word about logging in is no prompt', () => {
  expect(judge('Starting systemd-logind.service - User Login Management...\nlast login: never')).toEqual({
    kind: 'booting',
  });
});

test('a system that announces its report is up when one can log in below the report', () => {
  expect(judge(greeting)).toEqual({ kind: 'booting' });
  expect(judge(`${greeting}\n${report}`)).toEqual({ kind: 'booting' });
  expect(judge(`${greeting}\n${report}PRISTINE-SAMPLE end state=running\n`)).toEqual({ kind: 'booting' });
  expect(judge(`${greeting}\n${report}PRISTINE-SAMPLE end state=running\n${greeting}`)).toEqual({
    kind: 'up',
  });
});

test('a line is not judged before it is whole', () => {
  expect(judge(`${greeting}\n${report}PRISTINE-SAMPLE end state=run`)).toEqual({ kind: 'booting' });
});

test('a report with failed units is a failed boot', () => {
  expect(judge(`${report}PRISTINE-SAMPLE end state=degraded\n${greeting}`)).toEqual({
    kind: 'failed',
    reason: 'the system is up, but degraded',
    flaky: false,
  });
});

test('a panic is told from the one that the emulation causes', () => {
  const panic = '[    2.1] Kernel panic - not syncing: VFS: Unable to mount root fs\n';
  expect(judge(panic)).toMatchObject({
    reason: expect.stringContaining('Unable to mount root'),
    flaky: false,
  });
  expect(judge(`[    1.5] Oops: int3: 0000 [#1]\n${panic}`)).toMatchObject({ kind: 'failed', flaky: true });
});

test.each([
  'BdsDxe: No bootable option or device was found.\n',
  'You are in emergency mode. After logging in, type "journalctl -xb" to view\n',
  '[FAILED] Failed to start initrd-switch-root.service - Switch Root.\n',
])('a boot that got stuck is not waited for: %s', (text) => {
  expect(judge(text)).toMatchObject({ kind: 'failed', flaky: false });
});

test('facts are read by name, with everything after the first equals sign', () => {
  const facts = reportedFacts(`${greeting}\n${report}PRISTINE-SAMPLE end state=running\n`);
  expect(facts.get('version')).toBe('1');
  expect(facts.get('home')).toBe('/dev/vda2[/home:main:org.pristine.sample:x86_64] btrfs');
  expect(facts.get('state')).toBe('running');
});
