/** One line of the table: what was measured, and how often. */
export interface Row {
  readonly what: string;
  readonly value: string;
}

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

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  return ['| what | value |', '|---|---|', ...rows.map(({ what, value }) => `| ${what} | ${value} |`)].join(
    '\n',
  );
}
