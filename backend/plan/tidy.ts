import type { RemainsFacts, StoreFacts } from '../contract/store.ts';

/** When what a reset kept has been kept long enough. */
export interface Keeping {
  /** Days after the reset, once the system has been started since. */
  readonly graceDays: number;
  /** Below this share of the file system that is free, what can go goes at once. Percent. */
  readonly freePercent: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Traces of use lie in the state, which a reset makes anew: those that are there were written after it. */
function startedSince(store: StoreFacts, remains: RemainsFacts): boolean {
  const system = store.systems.find((one) => one.rootTree === remains.rootTree);
  return system !== undefined && system.lastUsedAt !== null && system.lastUsedAt > remains.at;
}

/**
 * Which remains are to be deleted, the oldest first. None that is in use, and none of a system that has not come up since: its
 * owner may still want to go back. Pure.
 * @param now milliseconds since 1970
 */
export function dueRemains(
  store: StoreFacts,
  now: number,
  { graceDays, freePercent }: Keeping,
): readonly RemainsFacts[] {
  const short = store.freeBytes * 100 < store.sizeBytes * freePercent;
  return store.remains
    .filter((one) => one.mountedAt === null && startedSince(store, one))
    .filter((one) => short || now - Date.parse(one.at) >= graceDays * dayMs)
    .toSorted((a, b) => a.at.localeCompare(b.at));
}
