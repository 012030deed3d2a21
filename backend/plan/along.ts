import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Offer } from '../contract/offer.ts';
import type { Problem } from '../contract/problem.ts';
import { coming, comingProblems, extraKind, needsOf, type Coming } from './bring.ts';
import type { Ground } from './find.ts';

/** A disk that is to be erased: there is nothing that a delta could be made on, and no runtime. */
export const blank: Ground = { trees: [], extras: [] };

/** What comes along with a new system, each after what it needs, and why something cannot. */
export interface Along {
  readonly coming: readonly Coming[];
  readonly problems: readonly Problem[];
}

function withItsNeeds(facts: Facts, offer: Offer): Along {
  const { tree } = offer;
  if (extraKind(tree) === null) return { coming: [], problems: [problemOf('tree.needs-system', { tree })] };
  const { bring, missing } = needsOf(facts, blank, offer);
  return { coming: [...(bring === null ? [] : [bring]), coming(blank, offer)], problems: missing };
}

/** Finds what is to come along with a system. `taken` are the names that are not free. Pure. */
export function alongWith(facts: Facts, ids: readonly string[], taken: ReadonlySet<string>): Along {
  const asked = ids.map((id) => facts.offers.find((offer) => offer.id === id));
  const known = asked.filter((offer) => offer !== undefined);
  const found = known.map((offer) => withItsNeeds(facts, offer));
  // Several apps may run on the same runtime, which may have been asked for as well.
  const byTree = new Map(found.flatMap((one) => one.coming).map((one) => [one.offer.tree, one]));
  const trees = [...byTree.values()];
  return {
    coming: trees,
    problems: [
      ...(known.length < asked.length ? [problemOf('source.unknown', {})] : []),
      ...found.flatMap((one) => one.problems),
      ...trees.flatMap((one) => comingProblems(facts, taken, one)),
    ],
  };
}
