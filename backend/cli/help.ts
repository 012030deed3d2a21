import { chapters, examples, exitStatuses, options, sources, summary, type Chapter } from './manual.ts';

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

/** What `pristine --help` prints. */
export const help = `${[
  wrapped(summary, ''),
  ...chapters.map((chapter) => chapterText(chapter, 'pristine ')),
  chapterText(sources, ''),
  chapterText(options, ''),
  ['Exit status:', ...exitStatuses.map(([status, text]) => `  ${status}  ${text}`)].join('\n'),
  ['Examples:', ...examples.map((example) => `  ${example}`)].join('\n'),
].join('\n\n')}\n`;
