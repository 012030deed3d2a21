import type { LogLine } from '../contract/log.ts';
import { withoutSecrets } from '../contract/secrets.ts';

const longestLog = 20_000;
const longestLine = 4096;
/** What all lines together may take, as JSON. A tool that is talkative must not cost the machine its memory. */
const mostLogBytes = 8 * 1024 * 1024;
/** What is read at once: well below the longest message. */
const mostReadLines = 1000;
const mostReadBytes = 1024 * 1024;

interface Kept {
  readonly line: LogLine;
  readonly bytes: number;
}

/** The last lines of what was done, kept in memory and copied to `copy` (the server's standard error). No secret is in them. */
export class Log {
  #kept: Kept[] = [];
  #bytes = 0;
  #dropped = 0;
  readonly #copy: (line: string) => void;

  constructor(copy: (line: string) => void = () => undefined) {
    this.#copy = copy;
  }

  /** What was done, and what was said about it. */
  add(source: string, text: string): void {
    this.#add(source, text, 'info');
  }

  /** What went wrong. */
  fail(source: string, text: string): void {
    this.#add(source, text, 'error');
  }

  #add(source: string, text: string, level: LogLine['level']): void {
    // Before it is cut into lines: a key has several.
    for (const part of withoutSecrets(text).split('\n')) {
      if (part === '') continue;
      const line = { at: new Date().toISOString(), source, text: part.slice(0, longestLine), level };
      const bytes = Buffer.byteLength(JSON.stringify(line));
      this.#kept.push({ line, bytes });
      this.#bytes += bytes;
      this.#copy(`${line.at} ${source}: ${line.text}`);
    }
    this.#forget();
  }

  /** Lets go of the oldest lines, more than need be: so it has to be done only now and then. */
  #forget(): void {
    if (this.#kept.length <= longestLog && this.#bytes <= mostLogBytes) return;
    let gone = 0;
    while (this.#kept.length - gone > longestLog * 0.9 || this.#bytes > mostLogBytes * 0.9) {
      this.#bytes -= this.#kept[gone]?.bytes ?? 0;
      gone += 1;
    }
    this.#kept = this.#kept.slice(gone);
    this.#dropped += gone;
  }

  /** As many lines as one message has room for, from line number `after` on, counted from the first line ever logged. */
  read(after: number): { readonly lines: LogLine[]; readonly next: number } {
    const from = Math.max(0, after - this.#dropped);
    const lines: LogLine[] = [];
    let bytes = 0;
    for (const kept of this.#kept.slice(from, from + mostReadLines)) {
      bytes += kept.bytes;
      if (bytes > mostReadBytes) break;
      lines.push(kept.line);
    }
    return { lines, next: this.#dropped + from + lines.length };
  }
}
