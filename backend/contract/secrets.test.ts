import { expect, test } from 'vitest';
import { problemOf } from './fixes.ts';
import { withoutSecrets } from './secrets.ts';

test.each([
  ['root:$6$salt$pl.anted/hash:0', 'root:[secret]:0'],
  ['$y$j9T$aaaa.b$planted', '[secret]'],
  ['cannot use http://anna:planted@proxy:3128/ now', 'cannot use http://[secret]@proxy:3128/ now'],
  ['http://planted@[::1]', 'http://[secret]@[::1]'],
  ['two@at:https://a@b:planted@host/x', 'two@at:https://[secret]@host/x'],
  [
    'GET https://cdn.example.org/a.zst?token=planted&x=1 failed',
    'GET https://cdn.example.org/a.zst?[secret] failed',
  ],
  ['"https://example.org/#planted", 5', '"https://example.org/?[secret]", 5'],
  ['{"rootPassword":"planted","x":1}', '{"rootPassword":"[secret]","x":1}'],
  ['api_token=planted', 'api_token=[secret]'],
  ['{"digest":"ab","pin":"2468"}', '{"digest":"ab","pin":"[secret]"}'],
  ['Proxy-Authorization: Basic cGxhbnRlZA==', 'Proxy-Authorization: Basic [secret]'],
  ['a\n-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----\nb', 'a\n[secret]\nb'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----\nplanted', '[secret]'],
])('nothing is left of the secret in %j', (text, left) => {
  expect(withoutSecrets(text)).toBe(left);
});

test.each([
  'mount --types vfat --options nosuid,nodev --source /dev/sda1 --target /run/pristine/mnt/m-1',
  'step receive failed: stream.corrupt {"file":"sample-2.btrfs.zst"}',
  'https://example.org/systems/targets/usr%3Aorg.example.os.zst does not answer',
  'at Object.parse (file:///usr/share/pristine/cli.js:3:14)',
  'ERROR: cannot find subvolume usr:org.example.os:x86_64:13.1',
  'user@host.example.org, $HOME, $1',
  'fan spin: 2400',
])('%j is as it was', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

test('a problem has none in its parameters, however deep they lie', () => {
  const location = 'https://anna:planted@example.org/?token=planted';
  expect(problemOf('location.invalid', { location }).params).toStrictEqual({
    location: 'https://[secret]@example.org/?[secret]',
  });
  const devices = ['/dev/a', 'http://planted@b'];
  expect(problemOf('answers.several-disks', { devices }).params).toStrictEqual({
    devices: ['/dev/a', 'http://[secret]@b'],
  });
});

test('a text that gets longer by it still has room', () => {
  const location = `a://b@${'c'.repeat(250)}`;
  expect(problemOf('location.invalid', { location })).toMatchObject({
    params: { location: `a://[secret]@${'c'.repeat(243)}` },
  });
});

test('a text that is made to take long does not', () => {
  const since = performance.now();
  for (const piece of ['a', 'a://', '://', 'password', '-----BEGIN ', '$6$', '?']) {
    withoutSecrets(piece.repeat(100_000));
  }
  expect(performance.now() - since).toBeLessThan(3000);
});
