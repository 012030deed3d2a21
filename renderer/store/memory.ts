import { pages, type Memory } from './state.ts';

const key = 'wizard';

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Reads what was kept; null where nothing was kept, or nothing that can be read. */
export function parseMemory(kept: string | null): Memory | null {
  try {
    const found: unknown = JSON.parse(kept ?? 'null');
    if (typeof found !== 'object' || found === null) return null;
    const { page, offerId, diskId, putAwayRunId }: { readonly [K in keyof Memory]?: unknown } = found;
    return {
      page: pages.find((one) => one === page) ?? 'welcome',
      offerId: textOrNull(offerId),
      diskId: textOrNull(diskId),
      putAwayRunId: textOrNull(putAwayRunId),
    };
  } catch {
    return null;
  }
}

/** Session storage: it outlives a reload, but not the window. A new window begins at the beginning. */
export function recall(): Memory | null {
  return parseMemory(sessionStorage.getItem(key));
}

export function remember({ page, offerId, diskId, putAwayRunId }: Memory): void {
  sessionStorage.setItem(key, JSON.stringify({ page, offerId, diskId, putAwayRunId }));
}
