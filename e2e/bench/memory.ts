import { mostTimesEmpty, windowMemory } from '../journeys/harness/memory.ts';
import { mebibytes, median, ratioRow, type Row } from './table.ts';

const rounds = 5;

/** The memory of the wizard's window, at its beginning and at the review, against that of an empty window. */
export async function measureWindowMemory(): Promise<readonly Row[]> {
  const held = await windowMemory(rounds);
  const ratio = (kib: readonly number[]): Row =>
    ratioRow(median(kib) / median(held.empty), { atMost: mostTimesEmpty });
  return [
    { what: 'memory of an empty window', value: mebibytes(median(held.empty)) },
    { what: 'memory of the wizard at its welcome', value: mebibytes(median(held.welcome)) },
    ratio(held.welcome),
    { what: 'memory of the wizard at the review', value: mebibytes(median(held.review)) },
    ratio(held.review),
  ];
}
