import { expect, test } from 'vitest';
import { commandOptions } from './options.ts';
import { help } from './help.ts';
import { manualPage } from './manual-page.ts';
import { chapters, options, sources } from './manual.ts';

const usages = [...chapters, sources, options].flatMap(({ topics }) => topics.map(({ usage }) => usage));

/** Every command that a line of the manual stands for: `a b|c --d` is `a b` and `a c`. */
function commandsOf(usage: string): readonly string[] {
  const words = usage.split(' ').filter((word) => /^[a-z|-]+$/u.test(word) && !word.startsWith('-'));
  const end = usage.split(' ').findIndex((word) => !/^[a-z|-]+$/u.test(word) || word.startsWith('-'));
  const own = end === -1 ? words : words.slice(0, end);
  return own.reduce<readonly string[]>(
    (all, word) => all.flatMap((before) => word.split('|').map((one) => `${before} ${one}`.trim())),
    [''],
  );
}

test('every command that the program takes is in the manual, and no other', () => {
  const said = new Set(chapters.flatMap(({ topics }) => topics.flatMap(({ usage }) => commandsOf(usage))));
  expect([...said].toSorted()).toStrictEqual(Object.keys(commandOptions).toSorted());
});

test('every option that a command takes is in the manual', () => {
  const taken = new Set(Object.values(commandOptions).flat());
  const missing = [...taken].filter((name) => !usages.some((usage) => usage.includes(`--${name}`)));
  expect(missing).toStrictEqual(['help', 'version']);
});

test('the help fits a terminal', () => {
  expect(help.split('\n').filter((line) => line.length > 100)).toStrictEqual([]);
});

test('a line of the manual page is a word of man(7) only where it is meant to be', () => {
  const words = manualPage()
    .split('\n')
    .flatMap((line) => /^[.']\S*/u.exec(line)?.[0] ?? []);
  const known = new Set(['.TH', '.SH', '.SS', '.TP', '.PP', '.B', '.BR', '.I', '.nf', '.fi']);
  expect(words.filter((word) => !known.has(word))).toStrictEqual([]);
  expect(manualPage()).toContain(String.raw`.B pristine reset \-\-system ID \-\-mode state \-\-yes`);
});
