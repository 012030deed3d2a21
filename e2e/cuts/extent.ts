import { createHash } from 'node:crypto';
import type { Depth } from './check.ts';
import type { Cut, Timed } from './run-task.ts';
import type { LogEntry } from './write-log.ts';

/** How much is tried: all, or as much as a check before each merge has time for. */
export type Extent = 'all' | 'few';

const killedPerTask = 26;
const fewReplayed = 4;

/** Of many places some that are spread evenly, the last always among them. */
function spread(places: readonly number[], count: number): readonly number[] {
  if (places.length <= count) return places;
  const at = Array.from(
    { length: count },
    (_, index) => Math.round(((index + 1) * places.length) / count) - 1,
  );
  return at.flatMap((index) => places[index] ?? []);
}

/** Which of the flushes are tried. */
export function chosen(extent: Extent, settled: readonly number[]): readonly number[] {
  return extent === 'all' ? settled : spread(settled, fewReplayed);
}

/** A sequence that looks like chance and is the same every time: multiples of the golden ratio, which lie as evenly as can be. */
function fraction(index: number): number {
  return ((index + 1) * 0.618_033_988_75) % 1;
}

/** When the power goes while a task runs. */
export function cutsOf(extent: Extent, { steps, writingMs }: Timed): readonly Cut[] {
  const instant = (index: number): Cut => ({
    at: 'instant',
    afterMs: Math.round(fraction(index) * writingMs),
  });
  if (extent === 'few') return [instant(0)];
  const atSteps = steps.map((step): Cut => ({ at: 'step', step }));
  const count = killedPerTask - atSteps.length;
  return [...atSteps, ...Array.from({ length: count }, (_, index) => instant(index))];
}

/** How much is tried of which disk: every one is repaired, and of some it is tried whether all can be done again. */
export function depthOf(extent: Extent, index: number): Depth {
  return index % (extent === 'few' ? 10 : 5) === 0 ? 'again' : 'repair';
}

/** Whether what was being written when the power went is also tried with a half of its sectors. */
export function isTorn(extent: Extent, next: readonly LogEntry[]): boolean {
  return extent === 'all' && next.some((entry) => entry.kind === 'write' && entry.bytes > 0);
}

/** Heads or tails for each of many things, the same every time. */
export function coin(seed: number): (index: number) => boolean {
  return (index) => ((createHash('sha256').update(`${seed} ${index}`).digest()[0] ?? 0) & 1) === 1;
}
