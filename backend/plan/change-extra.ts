import type { ChangeRequest, Fate } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import type { ExtraFacts, StoreFacts } from '../contract/store.ts';
import type { ExtraKind } from '../contract/tree-name.ts';
import { coming, comingProblems, companion, extraKind, needsOf } from './bring.ts';
import type { Finding } from './change.ts';
import { installedBytes } from './disk-layout.ts';
import { findStore, type Place } from './find.ts';

type AddRequest = Extract<ChangeRequest, { readonly task: 'extra-add' }>;

const parts: Readonly<Record<ExtraKind, Fate['part']>> = {
  root: 'template',
  runtime: 'runtime',
  framework: 'framework',
  app: 'app',
};

function fateOf(tree: string, fate: Fate['fate']): readonly Fate[] {
  const kind = extraKind(tree);
  return kind === null ? [] : [{ part: parts[kind], tree, fate }];
}

/** The names that are taken on a file system; a template's can be a system's. */
function namesIn({ extras, systems }: StoreFacts): ReadonlySet<string> {
  return new Set([...extras.map(({ tree }) => tree), ...systems.map(({ rootTree }) => rootTree)]);
}

/** Adds a tree that no system starts from; an app with its runtime, where that is not there. */
export function addExtra(facts: Facts, request: AddRequest): Finding | Problem {
  const place = findStore(facts, request.storeId);
  if (place === null) return problemOf('store.unknown', {});
  const offer = facts.offers.find((one) => one.id === request.offerId);
  if (offer === undefined) return problemOf('source.unknown', {});
  const { tree, title } = offer;
  if (extraKind(tree) === null) return problemOf('tree.needs-system', { tree });
  const { store } = place;
  const asked = coming(store, offer);
  const { there, bring, missing } = needsOf(facts, store, offer);
  const along = bring === null ? [] : [bring];
  return {
    place,
    tree,
    title,
    usrTree: null,
    ...(asked.way === undefined ? {} : { way: asked.way }),
    brings: along.flatMap(companion),
    remainsId: null,
    fates: [
      ...[asked, ...along].flatMap((one) => fateOf(one.offer.tree, 'new')),
      ...(there === null ? [] : fateOf(there.tree, 'kept')),
    ],
    reversible: 'again',
    effective: 'now',
    neededBytes: [asked, ...along].reduce((sum, one) => sum + installedBytes(one.offer), 0),
    blocking: [...[asked, ...along].flatMap((one) => comingProblems(facts, namesIn(store), one)), ...missing],
    warnings: [],
  };
}

/** Removes one. What uses a runtime keeps it; systems made from a template do not need it, but would return to it. */
export function removeExtra(place: Place, { tree, title, runtime, usedBy }: ExtraFacts): Finding {
  const mounted = place.store.mountedTrees.find((one) => one.tree === tree);
  const isTemplate = extraKind(tree) === 'root';
  return {
    place,
    tree,
    title,
    usrTree: null,
    remainsId: null,
    fates: [...fateOf(tree, 'deleted'), ...(runtime === null ? [] : fateOf(runtime, 'kept'))],
    reversible: 'no',
    effective: 'now',
    neededBytes: 0,
    blocking: [
      ...(isTemplate ? [] : usedBy.map((by) => problemOf('tree.in-use', { tree, by }))),
      ...(mounted === undefined ? [] : [problemOf('tree.mounted', { tree, mountPoint: mounted.at })]),
    ],
    warnings: isTemplate ? usedBy.map((by) => problemOf('template.used', { tree, by })) : [],
  };
}
