import type { Report } from '../../engine/run.ts';
import type { StreamSource } from '../../trees/stream-source.ts';

/** A tree that is to come, and where its streams are. */
export interface Delivery {
  readonly tree: string;
  /** The tree that the first stream is a delta on; null for a whole one. */
  readonly parentUuid: string | null;
  /** Of all its streams. */
  readonly bytes: number;
  readonly sources: readonly StreamSource[];
}

/** The report of one of several trees that come one after the other: as many bytes come before it, and so many are its own. */
function shareOf(report: Report, before: number, own: number, all: number): Report {
  return {
    waiting: report.waiting,
    spent: report.spent,
    bytes: (done) => report.bytes(before + done, all),
    part: (done) => report.part((before + own * done) / all),
  };
}

/** Does something with each tree that comes, and tells of it as of one thing. */
export async function forEachDelivery<T>(
  deliveries: readonly Delivery[],
  report: Report,
  work: (delivery: Delivery, report: Report, position: number) => Promise<T>,
): Promise<readonly T[]> {
  const all = deliveries.reduce((sum, { bytes }) => sum + bytes, 0);
  const results: T[] = [];
  let before = 0;
  for (const [position, delivery] of deliveries.entries()) {
    results.push(await work(delivery, shareOf(report, before, delivery.bytes, all), position));
    before += delivery.bytes;
  }
  return results;
}
