import type { Way } from './offer.ts';

// Apart from the schemas: the window, which has no use for their compiler, needs these as well.

/** How much is read to go it, in bytes. */
export function wayBytes({ streams }: Way): number {
  return streams.reduce((sum, stream) => sum + stream.bytes, 0);
}

/** The first of some ways that begins with what is there; undefined where none does. */
export function wayFrom<W extends { readonly parentUuid: string | null }>(
  ways: readonly W[],
  there: ReadonlySet<string>,
): W | undefined {
  return ways.find((one) => one.parentUuid === null || there.has(one.parentUuid));
}
