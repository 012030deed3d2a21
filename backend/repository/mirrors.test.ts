import { expect, test } from 'vitest';
import type { Location } from './location.ts';
import { mirrorsOf, mostMirrors, placesOf, withMirrors } from './mirrors.ts';

const here = 'https://example.org/os';
const mirror = 'https://mirror.example.org/os';

function web(url: string): Location {
  return { kind: 'web', url };
}

test('what is named is read again, each once and as it is written, and all else stays', () => {
  const beside = withMirrors({ 'x-other': 1 }, [`${mirror}/`, 'mirror.example.org/os', here]);
  expect(mirrorsOf(beside)).toStrictEqual([mirror, here]);
  const none = withMirrors(beside, []);
  expect(none).toMatchObject({ 'x-other': 1 });
  expect(mirrorsOf(none)).toStrictEqual([]);
});

test.each([
  ['with a password in it', 'https://me:secret@example.org'],
  ['of another kind', 'ftp://example.org'],
  ['that is a folder', '/srv/os'],
  ['that is empty', ''],
  ['that is too long', `https://example.org/${'a'.repeat(5000)}`],
])('an address %s is not signed as a mirror', (_, address) => {
  expect(() => withMirrors({}, [mirror, address])).toThrow(/location\.invalid/u);
});

test.each([
  ['nothing', undefined],
  ['something else', { url: mirror }],
  ['a password', [mirror, 'https://me:secret@example.org']],
  ['another way to a file', [mirror, 'file:///srv/os']],
  ['an address without its beginning', [mirror, 'mirror.example.org']],
  ['what is no text', [mirror, 7]],
  ['too many', Array.from({ length: mostMirrors + 1 }, (_, index) => `${mirror}/${index}`)],
])('a list with %s names no mirror', (_, list) => {
  expect(mirrorsOf(list === undefined ? {} : { 'x-pristine-mirrors': list })).toStrictEqual([]);
});

test('mirrors come after the places that were given, each place once', () => {
  const other = 'http://other.example.org';
  const places = [here, other, mirror].map(web);
  expect(placesOf([web(here), web(other)], [other, here, mirror])).toStrictEqual(places);
});

test('a folder is read without the network', () => {
  const folder: Location = { kind: 'folder', path: '/srv/os' };
  expect(placesOf([folder], [mirror])).toStrictEqual([folder]);
});
