import { resultRow, type ResultRow } from '../contract/results.ts';

/** The columns, in order, with what each is called in the first line. */
const columns = {
  at: 'when',
  vendor: 'vendor',
  product: 'product',
  serial: 'serial',
  disk: 'disk',
  diskSerial: 'disk serial',
  task: 'task',
  mode: 'kind',
  system: 'system',
  version: 'version',
  result: 'result',
  problem: 'problem',
  seconds: 'seconds',
} as const satisfies Readonly<Record<keyof ResultRow, string>>;

/** What ends a line, as RFC 4180 has it. */
export const lineEnd = '\r\n';

/** What a spreadsheet would take for the beginning of a formula. */
const formula = /^[=+\-@]/u;

/** What firmware and disks call themselves is strangers' text: it stays in its field, and is computed by nobody. */
function field(value: string | number): string {
  const plain = String(value)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const inert = typeof value === 'string' && formula.test(plain) ? `'${plain}` : plain;
  return `"${inert.replaceAll('"', '""')}"`;
}

function lineOf(values: readonly (string | number)[]): string {
  return `${values.map(field).join(',')}${lineEnd}`;
}

/** The first line. The mark before it tells spreadsheets that it is UTF-8. */
export const resultsHead = `\uFEFF${lineOf(Object.values(columns))}`;

export function csvLine(row: ResultRow): string {
  return lineOf([
    row.at,
    row.vendor,
    row.product,
    row.serial,
    row.disk,
    row.diskSerial,
    row.task,
    row.mode,
    row.system,
    row.version,
    row.result,
    row.problem,
    row.seconds,
  ]);
}

/** The fields of a line, with or without quotes around them. */
function fieldsOf(line: string): readonly string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/gu);
  return [...found].map(([, quoted, bare]) => {
    const text = quoted?.replaceAll('""', '"') ?? bare ?? '';
    return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
  });
}

function rowOf(line: string): ResultRow | null {
  const names = Object.keys(columns);
  const fields = fieldsOf(line);
  if (fields.length !== names.length) return null;
  const said = Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
  const parsed = resultRow.safeParse({ ...said, seconds: Number(said['seconds']) });
  return parsed.success ? parsed.data : null;
}

/** The rows of such a file, or of its end, in their order. What is no row, such as one that a power cut tore, is left out. */
export function parseResults(text: string): readonly ResultRow[] {
  return text.split(/\r?\n/u).flatMap((line) => rowOf(line) ?? []);
}
