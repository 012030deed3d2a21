import { expect, test } from 'vitest';
import { cityOf, keyboardName, localeName, timeIn } from './setting-names.ts';

test.each([
  [{ layout: 'de' }, 'Germany'],
  [{ layout: 'de', variant: 'nodeadkeys' }, 'Germany (nodeadkeys)'],
  [{ layout: 'bg,us', variant: ',phonetic' }, 'Bulgaria (phonetic)'],
  [{ layout: 'latam' }, 'Latin America'],
  [{ layout: 'ara,us' }, 'Arabic'],
  [{ layout: 'nec_vndr' }, 'NEC_VNDR'],
])('%j is called %s', (keyboard, name) => {
  expect(keyboardName(keyboard)).toBe(name);
});

test('a locale is called as those say it who speak it', () => {
  expect(['de_AT.UTF-8', 'fr_FR.UTF-8'].map(localeName)).toEqual([
    'Deutsch (Österreich)',
    'Français (France)',
  ]);
});

test('a time zone is called after its city, and by the time that it is there', () => {
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Argentina, Buenos Aires');
  expect(timeIn('Asia/Tokyo', new Date('2026-11-27T00:05:00Z'))).toMatch(/^9:05\sAM Japan Standard Time$/u);
});
