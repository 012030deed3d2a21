import { commandsOf } from './commands-of.ts';
import { commandOptions } from './options.ts';
import {
  chapters,
  examples,
  exitStatuses,
  options,
  sources,
  summary,
  type Chapter,
  type Command,
  type Topic,
} from './manual.ts';

const width = 100;

/** Breaks a text between words, each line behind an indent. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length === 0 || longer.length > width) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}

function chapterText({ title, note, topics }: Chapter, before: string): string {
  const head = note === undefined ? `${title}:` : `${title}. ${note}`;
  const lines = topics.flatMap(({ usage, text }) => [
    wrapped(`${before}${usage}`, '  '),
    wrapped(text, '      '),
  ]);
  return [head, ...lines].join('\n');
}

function exampleLines(some: readonly string[]): string {
  return ['Examples:', ...some.map((one) => `  ${one}`)].join('\n');
}

/** What `pristine --help` prints. */
export const help = `${[
  wrapped(summary, ''),
  ...chapters.map((chapter) => chapterText(chapter, 'pristine ')),
  chapterText(sources, ''),
  chapterText(options, ''),
  ['Exit status:', ...exitStatuses.map(([status, text]) => `  ${status}  ${text}`)].join('\n'),
  exampleLines(examples),
  'More examples: pristine COMMAND --help',
].join('\n\n')}\n`;

function isAbout(command: string, { usage }: Topic): boolean {
  return commandsOf(usage).some((one) => one === command || one.startsWith(`${command} `));
}

function topicsAbout(command: string): readonly Command[] {
  return chapters.flatMap(({ topics }) => topics.filter((one) => isAbout(command, one)));
}

/** The topics of a chapter about options that some commands take. */
function taken({ title, topics }: Chapter, commands: readonly string[]): readonly string[] {
  const names = new Set(commands.flatMap((command) => commandOptions[command] ?? []));
  const own = topics.filter(({ usage }) => [...names].some((name) => usage.startsWith(`--${name}`)));
  return own.length === 0 ? [] : [chapterText({ title, topics: own }, '')];
}

/** The help for a command, or for all that begin with that word; that for everything where there is none. */
export function helpFor(command: string): string {
  const words = command.split(' ');
  // What comes after a command, such as a file, is no part of it.
  const beginnings = words.map((_, index) => words.slice(0, words.length - index).join(' '));
  const found = beginnings.map(topicsAbout).find(({ length }) => length > 0) ?? [];
  if (found.length === 0) return help;
  const commands = found.flatMap(({ usage }) => commandsOf(usage));
  return `${[
    chapterText({ title: 'Usage', topics: found }, 'pristine '),
    ...taken(sources, commands),
    ...taken(options, commands),
    exampleLines(found.flatMap((one) => one.examples)),
  ].join('\n\n')}\n`;
}
