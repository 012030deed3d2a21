import { expect, test } from 'vitest';
import { textIn } from './vendor-texts.ts';

const texts = {
  en: { title: 'Welcome', help: 'Call us' },
  de: { title: 'Willkommen' },
  'pt-BR': { title: 'Bem-vindo' },
  pt: { title: 'Boas-vindas', help: 'Telefone' },
};

test.each([
  ['de', 'title', 'Willkommen', 'de'],
  ['de-AT', 'title', 'Willkommen', 'de'],
  ['de', 'help', 'Call us', 'en'],
  ['pt-BR', 'title', 'Bem-vindo', 'pt-BR'],
  ['pt-BR', 'help', 'Telefone', 'pt'],
  ['ja', 'title', 'Welcome', 'en'],
] as const)('whoever reads %s reads the %s %s', (tag, name, text, lang) => {
  expect(textIn(texts, name, tag)).toEqual({ text, lang });
});

test('where the vendor says nothing, nothing is said', () => {
  expect(textIn(texts, 'lede', 'de')).toBeNull();
  expect(textIn({}, 'title', 'en')).toBeNull();
});
