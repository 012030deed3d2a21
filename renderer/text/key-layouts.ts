import { scriptOf } from '../languages/choose.ts';

/** Rows of characters, from top to bottom; each is a key. */
export type KeyRows = readonly string[];

const digits = '1234567890';
const qwerty: KeyRows = [digits, 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const others: Readonly<Record<string, KeyRows>> = {
  de: [digits, 'qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'],
  fr: [digits, 'azertyuiop', 'qsdfghjklm', 'wxcvbnéèçà'],
  es: [digits, 'qwertyuiop', 'asdfghjklñ', 'zxcvbnm'],
  ru: [digits, 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбюё'],
  uk: [digits, 'йцукенгшщзхї', 'фівапролджє', 'ячсмитьбюґ'],
};

/** What lies behind the letters of every layout. */
export const signs: KeyRows = [digits, '-_/\\|:;()[]', '.,?!\'"@#%&', '+=*<>{}$~^`'];

/** What the keys of a language have. Where its script has none here it is the Latin ones, as logs and names have them. */
export function lettersOf(language: string): KeyRows {
  return others[new Intl.Locale(language).language] ?? qwerty;
}

/** Whether there are Latin letters behind those of the language. */
export function hasLatinBehind(language: string): boolean {
  return lettersOf(language) !== qwerty && scriptOf(language) !== 'Latn';
}

export const latin = qwerty;
