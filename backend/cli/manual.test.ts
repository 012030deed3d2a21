import { expect, test } from 'vitest';
import { commandOptions } from './options.ts';
import { parseArguments } from './arguments.ts';
import { commandsOf } from './commands-of.ts';
import { help, helpFor } from './help.ts';
import { manualPage } from './manual-page.ts';
import { chapters, examples, options, sources } from './manual.ts';

const usages = [...chapters, sources, options].flatMap(({ topics }) => topics.map(({ usage }) => usage));

test('every command that the program takes is in the manual, and no other', () => {
  const said = new Set(chapters.flatMap(({ topics }) => topics.flatMap(({ usage }) => commandsOf(usage))));
  expect([...said].toSorted()).toStrictEqual(Object.keys(commandOptions).toSorted());
});

test('every option that a command takes is in the manual', () => {
  const taken = new Set(Object.values(commandOptions).flat());
  const missing = [...taken].filter((name) => !usages.some((usage) => usage.includes(`--${name}`)));
  expect(missing).toStrictEqual(['help', 'version']);
});

test('every example is a command line that is understood, and each command has one', () => {
  const all = [...examples, ...chapters.flatMap(({ topics }) => topics.flatMap((topic) => topic.examples))];
  const verbs = all.map(
    (line) =>
      parseArguments(
        line
          .replace(/ > .*$/u, '')
          .split(' ')
          .slice(1),
      ).verb,
  );
  expect(verbs).not.toContain('help');
  const without = Object.keys(commandOptions).filter(
    (name) => !/^Examples:\n {2}pristine /mu.test(helpFor(name)),
  );
  expect(without).toStrictEqual([]);
});

test('the help for a command is about that command, or about all that begin so', () => {
  expect(helpFor('tree once')).toMatch(/^Usage:\n {2}pristine tree once --system ID --tree TREE --yes\n/u);
  expect(helpFor('tree once')).not.toContain('rollback');
  expect(helpFor('tree')).toContain('pristine tree rollback');
  expect(helpFor('apply answers.json')).toBe(helpFor('apply'));
  expect(helpFor('none such')).toBe(help);
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
