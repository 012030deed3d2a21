import type { Way } from '../contract/offer.ts';
import { isDelivered } from '../contract/tree-name.ts';
import { compareVersions } from '../contract/version.ts';
import { cheapestWays } from '../plan/ways.ts';
import { offerId, type Offering } from '../trees/medium.ts';
import { locationKey, originOf, type Location } from './location.ts';
import { familyOf, type SignedStream } from './signed-stream.ts';
import type { Trust } from './trust.ts';

/** Beside the one from nothing. */
const mostWays = 31;

/** What one tree of a repository is, and the ways to it. */
function offeringOf(
  stream: SignedStream,
  all: readonly SignedStream[],
  mirrors: readonly [Location, ...Location[]],
  trust: Trust,
): Offering | null {
  const { tree, title, summary, date, installedBytes } = stream;
  const found = cheapestWays(all, stream.uuid);
  // The way from nothing is often the dearest, and the only one on an empty disk.
  const ways = found.filter((way, at) => at < mostWays || way.parentUuid === null);
  if (ways.length === 0) return null;
  return {
    offer: {
      id: offerId([locationKey(mirrors[0]), tree, stream.uuid]),
      tree,
      title,
      summary,
      date,
      origin: originOf(mirrors[0]),
      trust: 'signed',
      installedBytes,
      ways: ways.map(({ parentUuid, bytes }): Way => ({ parentUuid, bytes })),
    },
    ways: ways.map(({ parentUuid, leads }) => ({
      parentUuid,
      sources: leads.map((one) => ({ kind: 'signed', stream: one, mirrors, trust })),
    })),
  };
}

/** What a repository offers, the newest version first. */
export function offeringsOf(
  streams: readonly SignedStream[],
  mirrors: readonly [Location, ...Location[]],
  trust: Trust,
): readonly Offering[] {
  const trees = new Map(streams.map((stream) => [stream.tree, stream]));
  return [...trees.values()]
    .filter((stream) => isDelivered(stream.tree))
    .toSorted((a, b) => compareVersions(familyOf(b.tree).version ?? '', familyOf(a.tree).version ?? ''))
    .map((stream) => offeringOf(stream, streams, mirrors, trust))
    .filter((offering) => offering !== null);
}
