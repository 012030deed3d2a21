import type { Companion } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import { trust, type Offer, type Way } from '../contract/offer.ts';
import type { Problem } from '../contract/problem.ts';
import type { ExtraFacts } from '../contract/store.ts';
import { parseTreeName, type ExtraKind } from '../contract/tree-name.ts';
import { wayTo, type Ground } from './find.ts';
import { runtimeFamily, runtimeFor } from './runtimes.ts';

/** Which kind of what systems share a tree is; null for the others. */
export function extraKind(tree: string): ExtraKind | null {
  const kind = parseTreeName(tree)?.kind ?? 'home';
  return kind === 'usr' || kind === 'home' ? null : kind;
}

/** One tree of a plan: which offer it comes from, and by which way; undefined where there is none. */
export interface Coming {
  readonly offer: Offer;
  readonly way: Way | undefined;
}

export function coming(ground: Ground, offer: Offer): Coming {
  return { offer, way: wayTo(ground, offer) };
}

export function companion({ offer, way }: Coming): readonly Companion[] {
  return way === undefined ? [] : [{ offerId: offer.id, tree: offer.tree, title: offer.title, way }];
}

/** What has to be read; what cannot be had at all comes last. */
function cost({ way }: Coming): number {
  return way === undefined ? Number.POSITIVE_INFINITY : way.bytes;
}

/** The less vouches for it, the more. */
function rank(offer: Offer): number {
  return trust.options.indexOf(offer.trust);
}

/** The runtime that is to come along with an app: the newest that is offered, vouched for no less than the app, by the cheapest way. */
function runtimeToBring({ offers }: Facts, ground: Ground, app: Offer): Coming | null {
  const fitting = offers.filter((offer) => rank(offer) <= rank(app));
  const newest = runtimeFor(app.tree, fitting)?.tree;
  const same = fitting.filter(({ tree }) => tree === newest).map((offer) => coming(ground, offer));
  return same.toSorted((a, b) => cost(a) - cost(b))[0] ?? null;
}

/** What a tree that is added needs: a runtime that is there, one that comes along, or a reason why not. */
export interface Needs {
  readonly there: ExtraFacts | null;
  readonly bring: Coming | null;
  readonly missing: readonly Problem[];
}

export function needsOf(facts: Facts, ground: Ground, offer: Offer): Needs {
  const family = runtimeFamily(offer.tree);
  if (family === null) return { there: null, bring: null, missing: [] };
  const there = runtimeFor(
    offer.tree,
    ground.extras.filter((extra) => extra.intact),
  );
  if (there !== null) return { there, bring: null, missing: [] };
  const bring = runtimeToBring(facts, ground, offer);
  const missing = bring === null ? [problemOf('app.no-runtime', { tree: offer.tree, runtime: family })] : [];
  return { there: null, bring, missing };
}

/** What it means that no way to a tree begins with what is there. */
export function parentMissing({ tree }: Offer): Problem {
  return problemOf('stream.parent-missing', { file: tree });
}

/** Why a tree cannot come. `taken` are the names that are there. */
export function comingProblems(
  { machine }: Facts,
  taken: ReadonlySet<string>,
  { offer, way }: Coming,
): readonly Problem[] {
  const { tree } = offer;
  const architecture = parseTreeName(tree)?.fields['architecture'] ?? '';
  const foreign = { tree, architecture, machine: machine.architecture };
  return [
    ...(way === undefined ? [parentMissing(offer)] : []),
    ...(architecture === machine.architecture ? [] : [problemOf('stream.architecture', foreign)]),
    ...(taken.has(tree) ? [problemOf('tree.exists', { tree })] : []),
  ];
}
