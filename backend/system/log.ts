import type { LogLine } from '../contract/protocol.ts';

const longestLog = 20_000;
const longestLine = 4096;

/** The last lines of what was done, kept in memory and copied to `copy` (the server's standard error). */
export class Log {
  #lines: LogLine[] = [];
  #dropped = 0;
  readonly #copy: (line: string) => void;

  constructor(copy: (line: string) => void = () => undefined) {
    this.#copy = copy;
  }

  add(source: string, text: string): void {
    for (const part of text.split('\n')) {
      if (part === '') continue;
      const line = { at: new Date().toISOString(), source, text: part.slice(0, longestLine) };
      this.#lines.push(line);
      this.#copy(`${line.at} ${source}: ${line.text}`);
    }
    const surplus = this.#lines.length - longestLog;
    if (surplus > 0) {
      this.#lines = this.#lines.slice(surplus);
      this.#dropped += surplus;
    }
  }

  /** At most `count` lines from line number `after` on, counted from the first line ever logged. */
  read(after: number, count: number): { readonly lines: LogLine[]; readonly next: number } {
    const from = Math.max(0, after - this.#dropped);
    const lines = this.#lines.slice(from, from + count);
    return { lines, next: this.#dropped + from + lines.length };
  }
}
