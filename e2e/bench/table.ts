import { z } from 'zod';

const row = z.strictObject({
  what: z.string(),
  value: z.string(),
  /** It has a bound, which it is not within. */
  isMissed: z.boolean().optional(),
});

/** One line of the table: what was measured, and its value with the unit. */
export type Row = Readonly<z.infer<typeof row>>;

/** Lines of the table as another process prints them, in JSON. */
export const printedRows = z.array(row);

/** The middle value, which one slow run on a busy machine does not move. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

export function mebibytes(kib: number): string {
  return `${Math.round(kib / 1024)} MiB`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/** What a ratio must be within. */
export interface Bound {
  readonly atLeast?: number;
  readonly atMost: number;
}

/** @param of what it is a ratio to, where that is not plain */
export function ratioRow(ratio: number, { atLeast = 0, atMost }: Bound, of = ''): Row {
  const bound =
    atLeast === 0 ? `at most ${atMost.toFixed(2)}` : `within ${atLeast.toFixed(2)} to ${atMost.toFixed(2)}`;
  const isMissed = !(ratio >= atLeast && ratio <= atMost);
  return { what: `**ratio**${of} (${bound})`, value: `**${ratio.toFixed(2)}**`, isMissed };
}

/** Of the backend, for any stream: bytes. */
const mostMemory = 120e6;

export function memoryRow(what: string, kib: number): Row {
  return { what: `${what} (under 120 MB)`, value: mebibytes(kib), isMissed: kib * 1024 >= mostMemory };
}

/** Begins a Markdown table. */
export function showHead(): void {
  process.stdout.write('| what | value |\n|---|---|\n');
}

/**
 * Goes on with it, as soon as something was measured: it takes minutes, and what comes after may fail. A bound that is missed fails
 * the whole.
 */
export function showRows(rows: readonly Row[]): void {
  for (const { what, value, isMissed = false } of rows) {
    process.stdout.write(`| ${what} | ${value}${isMissed ? ', missed' : ''} |\n`);
    if (isMissed) process.exitCode = 1;
  }
}
