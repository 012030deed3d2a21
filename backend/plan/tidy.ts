import type { RemainsFacts, StoreFacts } from '../contract/store.ts';

/** When what a reset kept has been kept long enough. */
export interface Keeping {
  /** Days since the system first came up after the reset. */
  readonly graceDays: number;
  /** Below this share of the file system that is free, what can go goes at once. Percent. */
  readonly freePercent: number;
}

/** How long is meant where nothing else is asked for; the same as in `pristine-tidy.service`. */
export const usualKeeping: Keeping = { graceDays: 14, freePercent: 10 };

const dayMs = 24 * 60 * 60 * 1000;

/**
 * When the grace period began: with the first start after the reset, or, where the state is older since a reset was undone, with
 * that. Null while the system has not been started since. Milliseconds since 1970.
 */
function graceBegan(store: StoreFacts, { rootTree, at }: RemainsFacts): number | null {
  const system = store.systems.find((one) => one.rootTree === rootTree);
  if (system === undefined || system.lastUsedAt === null || system.lastUsedAt <= at) return null;
  return Math.max(Date.parse(at), Date.parse(system.inUseSince ?? at));
}

/** Whether so little is free that what can go goes at once. */
export function isShort(
  { freeBytes, sizeBytes }: Pick<StoreFacts, 'freeBytes' | 'sizeBytes'>,
  { freePercent }: Keeping,
): boolean {
  return freeBytes * 100 < sizeBytes * freePercent;
}

/**
 * Which remains are to be deleted, the oldest first. None that is in use, and none of a system that has not come up since: its
 * owner may still want to go back. Pure.
 * @param now milliseconds since 1970
 */
export function dueRemains(store: StoreFacts, now: number, keeping: Keeping): readonly RemainsFacts[] {
  const short = isShort(store, keeping);
  return store.remains
    .filter((one) => {
      const began = graceBegan(store, one);
      return one.mountedAt === null && began !== null && (short || now - began >= keeping.graceDays * dayMs);
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
}
