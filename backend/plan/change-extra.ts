import type { ChangeRequest, Companion, Fate } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import { trust, type Offer } from '../contract/offer.ts';
import type { Problem } from '../contract/problem.ts';
import type { ExtraFacts, StoreFacts } from '../contract/store.ts';
import { parseTreeName, type ExtraKind } from '../contract/tree-name.ts';
import { wayBytes } from '../contract/way.ts';
import type { Finding } from './change.ts';
import { installedBytes } from './disk-layout.ts';
import { findStore, wayTo, type Place } from './find.ts';
import { parentMissing } from './install.ts';
import { runtimeFamily, runtimeFor } from './runtimes.ts';

type AddRequest = Extract<ChangeRequest, { readonly task: 'extra-add' }>;

const parts: Readonly<Record<ExtraKind, Fate['part']>> = {
  root: 'template',
  runtime: 'runtime',
  framework: 'framework',
  app: 'app',
};

function extraKind(tree: string): ExtraKind | null {
  const kind = parseTreeName(tree)?.kind ?? 'home';
  return kind === 'usr' || kind === 'home' ? null : kind;
}

function fateOf(tree: string, fate: Fate['fate']): readonly Fate[] {
  const kind = extraKind(tree);
  return kind === null ? [] : [{ part: parts[kind], tree, fate }];
}

/** One tree of a plan: which offer it comes from, and by which way. */
interface Coming {
  readonly offer: Offer;
  readonly way: ReturnType<typeof wayTo>;
}

function coming(store: StoreFacts, offer: Offer): Coming {
  return { offer, way: wayTo(store, offer) };
}

/** What has to be read; what cannot be had at all comes last. */
function cost({ way }: Coming): number {
  return way === undefined ? Number.POSITIVE_INFINITY : wayBytes(way);
}

/** The less vouches for it, the more. */
function rank(offer: Offer): number {
  return trust.options.indexOf(offer.trust);
}

/** The runtime that is to come along with an app: the newest that is offered, vouched for no less than the app, by the cheapest way. */
function runtimeToBring(facts: Facts, store: StoreFacts, app: Offer): Coming | null {
  const fitting = facts.offers.filter((offer) => rank(offer) <= rank(app));
  const newest = runtimeFor(app.tree, fitting)?.tree;
  const same = fitting.filter(({ tree }) => tree === newest).map((offer) => coming(store, offer));
  return same.toSorted((a, b) => cost(a) - cost(b))[0] ?? null;
}

/** What an app needs: a runtime that is there, one that comes along, or a reason why not. */
function needsOf(
  facts: Facts,
  store: StoreFacts,
  offer: Offer,
): {
  readonly there: ExtraFacts | null;
  readonly bring: Coming | null;
  readonly missing: readonly Problem[];
} {
  const family = runtimeFamily(offer.tree);
  if (family === null) return { there: null, bring: null, missing: [] };
  const there = runtimeFor(
    offer.tree,
    store.extras.filter((extra) => extra.intact),
  );
  if (there !== null) return { there, bring: null, missing: [] };
  const bring = runtimeToBring(facts, store, offer);
  const missing = bring === null ? [problemOf('app.no-runtime', { tree: offer.tree, runtime: family })] : [];
  return { there: null, bring, missing };
}

function offerProblems(facts: Facts, store: StoreFacts, { offer, way }: Coming): readonly Problem[] {
  const { tree } = offer;
  const { architecture: machine } = facts.machine;
  const architecture = parseTreeName(tree)?.fields['architecture'] ?? '';
  const taken =
    store.extras.some((extra) => extra.tree === tree) ||
    // A template's name can be a system's.
    store.systems.some((system) => system.rootTree === tree);
  return [
    ...(way === undefined ? [parentMissing(offer)] : []),
    ...(architecture === machine ? [] : [problemOf('stream.architecture', { tree, architecture, machine })]),
    ...(taken ? [problemOf('tree.exists', { tree })] : []),
  ];
}

function companion({ offer, way }: Coming): readonly Companion[] {
  return way === undefined ? [] : [{ offerId: offer.id, tree: offer.tree, title: offer.title, way }];
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
    blocking: [...[asked, ...along].flatMap((one) => offerProblems(facts, store, one)), ...missing],
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
