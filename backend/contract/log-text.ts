import type { LogLine } from './log.ts';

/** A line of the log as it is read by people. */
export function lineText({ at, source, text, level }: LogLine): string {
  return `${at} ${level === 'error' ? '! ' : ''}${source}: ${text}`;
}
