import { z } from 'zod';

const row = z.strictObject({ what: z.string(), value: z.string() });

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

/** Begins a Markdown table. */
export function showHead(): void {
  process.stdout.write('| what | value |\n|---|---|\n');
}

/** Goes on with it, as soon as something was measured: it takes minutes, and what comes after may fail. */
export function showRows(rows: readonly Row[]): void {
  for (const { what, value } of rows) process.stdout.write(`| ${what} | ${value} |\n`);
}
