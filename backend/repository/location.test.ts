import { expect, test } from 'vitest';
import { parseAddress, parseLocation } from './location.ts';

test.each([
  ['https://example.org/systems/', 'https://example.org/systems'],
  ['  http://10.0.0.7:8080/a b ', 'http://10.0.0.7:8080/a%20b'],
  ['example.org/systems', 'https://example.org/systems'],
  ['HTTPS://EXAMPLE.ORG', 'https://example.org'],
])('%j is the address %s', (text, url) => {
  expect(parseAddress(text)).toStrictEqual({ kind: 'web', url });
});

test.each([
  '',
  '   ',
  '/mnt/stick',
  'file:///mnt/stick',
  'ftp://example.org',
  'https://me:secret@example.org',
  'https://me@example.org',
  'example.org/?a=b',
  'example.org/#a',
  'javascript:alert(1)',
  'two words',
])('%j is none', (text) => {
  expect(() => parseAddress(text)).toThrow(/location\.invalid/u);
});

test('at the terminal a folder is a place as well', () => {
  expect(parseLocation('/mnt/stick/')).toStrictEqual({ kind: 'folder', path: '/mnt/stick' });
});
