import { parseChange } from './parse-change.ts';
import type { Origin } from '../../backend/contract/offer.ts';
import { parseSetup } from './setup.ts';
import { aims, memoryKeys, pages, resetModes, sourceKinds, type Memory, type Repeated } from './state.ts';

const key = 'wizard';

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function parseOpened(value: unknown): Origin | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: { readonly kind?: unknown; readonly address?: unknown; readonly stickId?: unknown } = value;
  const { kind, address, stickId } = found;
  if (kind === 'address' && typeof address === 'string') return { kind, address };
  return kind === 'stick' && typeof stickId === 'string' ? { kind, stickId } : null;
}

function parseRepeated(value: unknown): Repeated | null {
  if (typeof value !== 'object' || value === null || !('placeId' in value)) return null;
  const placeId = textOrNull(value.placeId);
  return placeId === null ? null : { placeId, request: null };
}

/** Reads what was kept; null where nothing was kept, or nothing that can be read. */
export function parseMemory(kept: string | null): Memory | null {
  try {
    const found: unknown = JSON.parse(kept ?? 'null');
    if (typeof found !== 'object' || found === null) return null;
    const memory: { readonly [K in keyof Memory]?: unknown } = found;
    const change = parseChange(memory.change);
    // A review of nothing would be shown as one of an installation.
    const lost = change === null && memory.change !== null && memory.change !== undefined;
    return {
      page: lost ? 'welcome' : (pages.find((one) => one === memory.page) ?? 'welcome'),
      aim: aims.find((one) => one === memory.aim) ?? null,
      sourceKind: sourceKinds.find((one) => one === memory.sourceKind) ?? 'medium',
      address: textOrNull(memory.address) ?? '',
      opened: parseOpened(memory.opened),
      offerId: textOrNull(memory.offerId),
      bringIds: texts(memory.bringIds),
      diskId: textOrNull(memory.diskId),
      setup: parseSetup(memory.setup),
      systemId: textOrNull(memory.systemId),
      resetMode: resetModes.find((one) => one === memory.resetMode) ?? null,
      change,
      repeated: parseRepeated(memory.repeated),
      putAwayRunId: textOrNull(memory.putAwayRunId),
    };
  } catch {
    return null;
  }
}

/** Session storage: it outlives a reload, but not the window. A new window begins at the beginning. */
export function recall(): Memory | null {
  return parseMemory(sessionStorage.getItem(key));
}

/** What is repeated is kept as where it can be read again: it may have a password in it, as the vendor gave it. */
export function remember(memory: Memory): void {
  const kept = Object.fromEntries(memoryKeys.map((one) => [one, memory[one]]));
  const { repeated } = memory;
  const where = repeated === null ? null : { placeId: repeated.placeId };
  sessionStorage.setItem(key, JSON.stringify({ ...kept, repeated: where }));
}
