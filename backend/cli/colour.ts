import { styleText } from 'node:util';

/** What a text means for whoever reads it. */
export type Tone = 'good' | 'warning' | 'bad';

const colours = { good: 'green', warning: 'yellow', bad: 'red' } as const;

/** A text in the colour of what it means, where it goes to a terminal that has some, and `NO_COLOR` is not set. */
export function toned(tone: Tone, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(colours[tone], text, { stream });
}
