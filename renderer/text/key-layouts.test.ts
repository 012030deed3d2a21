import { expect, it } from 'vitest';
import { hasLatinBehind, latin, lettersOf, signs } from './key-layouts.ts';

it.each(['en', 'de', 'fr', 'es', 'ru', 'uk', 'ja', 'pt-BR'])('has each letter of %s once', (language) => {
  const keys = Array.from(lettersOf(language).join(''));
  expect(new Set(keys).size).toBe(keys.length);
});

it('has the Latin letters behind those of other scripts, and in the place of those that it lacks', () => {
  expect(['ru', 'uk', 'en', 'de', 'ja'].map(hasLatinBehind)).toEqual([true, true, false, false, false]);
  expect(lettersOf('ja')).toBe(latin);
});

it('has all of what ASCII can print', () => {
  const keys = new Set([...latin, ...signs].flatMap((row) => Array.from(`${row}${row.toUpperCase()}`)));
  const printed = Array.from({ length: 94 }, (_, place) => String.fromCodePoint(33 + place));
  expect(printed.filter((character) => !keys.has(character))).toEqual([]);
});
