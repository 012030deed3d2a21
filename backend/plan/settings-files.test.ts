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

test('several layouts come with the keys that go between them', () => {
  const settings = systemSettings.parse({
    keyboard: { layout: 'ru,us', variant: 'phonetic,', options: 'grp:shifts_toggle', console: 'ru' },
  });
  expect(settingsFiles(settings)).toMatchObject([
    { content: 'KEYMAP=ru\nXKBLAYOUT=ru,us\nXKBVARIANT=phonetic,\nXKBOPTIONS=grp:shifts_toggle\n' },
    { path: 'etc/default/keyboard' },
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

test('a first user takes the place of root, who is asked for no password then', () => {
  const files = settingsFiles({ user: { name: 'anna', fullName: '', password } });
  expect(files).toContainEqual({
    path: 'etc/credstore/passwd.hashed-password.root',
    content: '!*',
    secret: true,
  });
});

describe('nothing is taken that could be more than it seems', () => {
  test.each([
    ['a password that is not hashed', { rootPassword: 'secret' }],
    ['a user with the number of root', { user: { name: 'root', password } }],
    ['a user that the system has already', { user: { name: 'daemon', password } }],
    ['a user with the rights of a group', { user: { name: 'sudo', password } }],
    ['an option of a keyboard that is none', { keyboard: { layout: 'us', options: 'a\nb', console: 'us' } }],
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
