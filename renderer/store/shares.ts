import type { ChangeRequest, Fate } from '../../backend/contract/change.ts';
import { stateOf } from '../../backend/contract/measured.ts';
import type { StoreFacts, TreeSize } from '../../backend/contract/store.ts';

/** A part of what lies in a file system, and what becomes of it or has become of it. */
export interface Share {
  readonly part: Fate['part'] | 'else' | 'free';
  readonly fate: Fate['fate'];
  readonly bytes: number;
}

export interface Shares {
  readonly before: readonly Share[];
  readonly after: readonly Share[];
}

type Size = Pick<TreeSize, 'bytes' | 'freesBytes'>;

interface Sized {
  readonly part: Fate['part'];
  readonly fate: Fate['fate'];
  readonly size: Size;
}

const nothing: Size = { bytes: 0, freesBytes: 0 };
/** What is less is not worth a place in a picture. */
const leastBytes = 4 * 1024 * 1024;

function plus(one: Size, other: Size): Size {
  return { bytes: one.bytes + other.bytes, freesBytes: one.freesBytes + other.freesBytes };
}

function minus(one: Size, other: Size): Size {
  return {
    bytes: Math.max(0, one.bytes - other.bytes),
    freesBytes: Math.max(0, one.freesBytes - other.freesBytes),
  };
}

function sumOf(sizes: readonly (Size | null)[]): Size | null {
  return sizes.reduce((all, one) => (all === null || one === null ? null : plus(all, one)), nothing);
}

/** How much personal files take; null where nobody knows, as within a root, where they are not measured apart. */
export function filesSize(tree: string, sizes: readonly TreeSize[]): Size | null {
  return tree.startsWith('home:') ? (sizes.find(({ name }) => name === tree) ?? null) : null;
}

/** How much a part of a system takes; null where nobody knows. */
function sizeOf({ part, tree }: Fate, store: StoreFacts, sizes: readonly TreeSize[]): Size | null {
  const of = (name: string): Size | null => sizes.find((one) => one.name === name) ?? null;
  const state = of(stateOf(tree)) ?? nothing;
  const whole = of(tree);
  switch (part) {
    case 'settings':
      return whole === null ? null : minus(whole, state);
    case 'state':
      return whole === null ? null : state;
    case 'remains':
      return sumOf(store.remains.filter(({ rootTree }) => rootTree === tree).map(({ id }) => of(id)));
    case 'personal-files':
      return filesSize(tree, sizes);
    case 'system':
    case 'runtime':
    case 'framework':
    case 'app':
    case 'template':
      return whole;
  }
}

function sized(
  fates: readonly Fate[],
  store: StoreFacts,
  sizes: readonly TreeSize[],
): readonly Sized[] | null {
  // All that resets have kept of a system is one part, however many there were.
  const once = fates.filter(({ part }, place) => fates.findIndex((one) => one.part === part) === place);
  const found = once.flatMap((fate) => {
    const size = sizeOf(fate, store, sizes);
    return size === null ? [] : [{ part: fate.part, fate: fate.fate, size }];
  });
  return found.length === once.length ? found : null;
}

function goes({ fate }: Sized): boolean {
  return fate === 'set-aside' || fate === 'deleted';
}

function sum(parts: readonly Sized[]): Size {
  return parts.map(({ size }) => size).reduce(plus, nothing);
}

/** What a reset puts in the place of what goes: empty, but there. Of what is kept of one nothing comes again, and nothing of a system that is removed. */
function replaced({ part, fate, size }: Sized, task: Pictured['task']): readonly Share[] {
  if (!goes({ part, fate, size })) return [{ part, fate, bytes: size.bytes }];
  return part === 'remains' || task !== 'reset' ? [] : [{ part, fate: 'new', bytes: 0 }];
}

function free(bytes: number): Share {
  return { part: 'free', fate: 'kept', bytes };
}

function notable(shares: readonly Share[]): readonly Share[] {
  return shares.filter(({ part, bytes }) => part !== 'else' || bytes >= leastBytes);
}

/** The changes that take much away or put it aside. */
export type Pictured = Extract<ChangeRequest, { readonly task: 'reset' | 'let-go' | 'instance-remove' }>;

export function isPictured(change: ChangeRequest): change is Pictured {
  return change.task === 'reset' || change.task === 'let-go' || change.task === 'instance-remove';
}

/** What was kept that a change is about: all of it, or what is let go of. */
function keptIn(request: Pictured, remains: StoreFacts['remains']): StoreFacts['remains'] {
  return request.task === 'let-go' ? remains.filter(({ id }) => id === request.remainsId) : remains;
}

/**
 * What lies in a file system before and after a change, by how much was measured of each part; null where one of them was not.
 * Parts share some of their data, so that this is no account to the byte.
 */
export function sharesOf(
  request: Pictured,
  fates: readonly Fate[],
  store: StoreFacts,
  sizes: readonly TreeSize[],
): Shares | null {
  const { task } = request;
  const parts = sized(fates, { ...store, remains: keptIn(request, store.remains) }, sizes);
  if (parts === null) return null;
  const { sizeBytes, freeBytes } = store;
  const rest: Share = {
    part: 'else',
    fate: 'kept',
    bytes: Math.max(0, sizeBytes - freeBytes - sum(parts).bytes),
  };
  const aside = sum(parts.filter(({ fate }) => fate === 'set-aside')).bytes;
  const freed = sum(parts.filter(({ fate }) => fate === 'deleted')).freesBytes;
  return {
    before: notable([
      ...parts.map(({ part, fate, size }) => ({ part, fate, bytes: size.bytes })),
      rest,
      free(freeBytes),
    ]),
    after: notable([
      ...parts.flatMap((one) => replaced(one, task)),
      ...(aside === 0 ? [] : [{ part: 'remains', fate: 'set-aside', bytes: aside } as const]),
      rest,
      free(freeBytes + freed),
    ]),
  };
}
