import { describe, expect, test } from 'vitest';
import { systemSettings } from '../contract/settings.ts';
import { settingsFiles } from './settings-files.ts';

const password = '$y$j9T$nothing$nothing';

test('what is not said is left to the first boot', () => {
  expect(settingsFiles({})).toStrictEqual([]);
});

test('each setting is in the file in which systemd looks for it', () => {
  const settings = systemSettings.parse({
    language: 'de_DE.UTF-8',
    keyboard: { layout: 'de', variant: 'nodeadkeys', console: 'de-nodeadkeys' },
    timeZone: 'America/Argentina/Buenos_Aires',
    hostName: 'desk-7',
  });
  expect(settingsFiles(settings)).toStrictEqual([
    { path: 'etc/locale.conf', content: 'LANG=de_DE.UTF-8\n', secret: false },
    ...['etc/vconsole.conf', 'etc/default/keyboard'].map((path) => ({
      path,
      content: 'KEYMAP=de-nodeadkeys\nXKBLAYOUT=de\nXKBVARIANT=nodeadkeys\n',
      secret: false,
    })),
    { path: 'etc/localtime', link: '../usr/share/zoneinfo/America/Argentina/Buenos_Aires' },
    { path: 'etc/hostname', content: 'desk-7\n', secret: false },
  ]);
});

test('passwords are in files that only root can read, and nowhere else', () => {
  const files = settingsFiles({
    rootPassword: password,
    user: { name: 'anna', fullName: 'Anna Ä.', password },
  });
  const telling = files.filter((file) => 'content' in file && file.content.includes(password));
  expect(telling.map((file) => [file.path, 'secret' in file && file.secret])).toStrictEqual([
    ['etc/credstore/passwd.hashed-password.root', true],
    ['etc/credstore/passwd.hashed-password.anna', true],
  ]);
});

describe('nothing is taken that could be more than it seems', () => {
  test.each([
    ['a password that is not hashed', { rootPassword: 'secret' }],
    ['a user with the number of root', { user: { name: 'root', password } }],
    ['a name that would be a line of its own', { user: { name: 'anna', fullName: 'A\nu eve 0', password } }],
    ['a name with a specifier', { user: { name: 'anna', fullName: 'A %h', password } }],
    ['a name that leaves the folder', { user: { name: '../anna', password } }],
    ['a time zone that leaves the folder', { timeZone: '../../etc/shadow' }],
    ['a host name with a line break', { hostName: 'desk\n' }],
    ['a language with a line break', { language: 'de_DE.UTF-8\nX=1' }],
  ])('%s', (_what, settings) => {
    expect(systemSettings.safeParse(settings).success).toBe(false);
  });
});
