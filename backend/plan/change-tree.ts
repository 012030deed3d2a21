import type { ChangeRequest } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import type { StoreFacts, SystemFacts, UsrFacts } from '../contract/store.ts';
import { parseTreeName, parseUsrTreeName } from '../contract/tree-name.ts';
import { compareVersions } from '../contract/version.ts';
import type { Finding } from './change.ts';
import { removeExtra } from './change-extra.ts';
import { installedBytes } from './disk-layout.ts';
import { allKept } from './fates.ts';
import { findExtra, findStore, findSystem, findTree, newestFirst, wayTo, type Place } from './find.ts';
import { parentMissing } from './bring.ts';
import { usualTree } from './menu.ts';

type TreeRequest = Extract<
  ChangeRequest,
  { readonly task: 'tree-add' | 'tree-default' | 'tree-rollback' | 'tree-once' | 'tree-remove' }
>;
type Asked<T extends TreeRequest['task']> = Extract<TreeRequest, { readonly task: T }>;
type Found = Place & { readonly system: SystemFacts };

/** A system starts only from trees of its own vendor and architecture. */
function kinProblems(system: SystemFacts, tree: string): readonly Problem[] {
  const own = parseTreeName(system.rootTree)?.fields ?? {};
  const usr = parseUsrTreeName(tree);
  const same = usr?.vendor === own['vendor'] && usr?.architecture === own['architecture'];
  return same ? [] : [problemOf('tree.other-vendor', { tree, system: system.rootTree })];
}

/** A tree that is there and that nobody starts from is what an interrupted adding left: it is received anew. */
function thereProblems(store: StoreFacts, tree: string): readonly Problem[] {
  const usr = findTree(store, tree);
  const mounted = store.mountedTrees.some((one) => one.tree === tree);
  return usr === null || (usr.usedBy.length === 0 && !mounted) ? [] : [problemOf('tree.exists', { tree })];
}

function readyProblems(usr: UsrFacts): readonly Problem[] {
  const { tree, missing, kernelRelease } = usr;
  if (missing.length > 0) return [problemOf('tree.not-ready', { tree, missing: [...missing] })];
  return kernelRelease === null ? [problemOf('tree.not-ready', { tree, missing: ['kernel'] })] : [];
}

function counterWarnings(usr: Pick<UsrFacts, 'tree' | 'counts'>): readonly Problem[] {
  return usr.counts ? [] : [problemOf('tree.no-counter', { tree: usr.tree })];
}

function changeOf(found: Found, usrTree: string, title: string): Omit<Finding, 'blocking' | 'warnings'> {
  return {
    place: found,
    tree: found.system.rootTree,
    title,
    usrTree,
    remainsId: null,
    fates: [{ part: 'system', tree: usrTree, fate: 'kept' }, ...allKept(found.system)],
    reversible: 'again',
    effective: found.system.mountedAt === '/' ? 'after-restart' : 'now',
    neededBytes: 0,
  };
}

function add(facts: Facts, request: Asked<'tree-add'>): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  const offer = facts.offers.find((one) => one.id === request.offerId);
  if (offer === undefined) return problemOf('source.unknown', {});
  const { tree, title } = offer;
  const way = wayTo(found.store, offer);
  const { architecture: machine } = facts.machine;
  const architecture = parseUsrTreeName(tree)?.architecture ?? '';
  return {
    ...changeOf(found, tree, title),
    fates: [{ part: 'system', tree, fate: 'new' }, ...allKept(found.system)],
    ...(way === undefined ? {} : { way }),
    neededBytes: installedBytes(offer),
    blocking: [
      ...(way === undefined ? [parentMissing(offer)] : []),
      ...(architecture === machine
        ? []
        : [problemOf('stream.architecture', { tree, architecture, machine })]),
      ...kinProblems(found.system, tree),
      ...thereProblems(found.store, tree),
    ],
    warnings: [],
  };
}

function choose(found: Found, usr: UsrFacts, reversible: Finding['reversible']): Finding {
  return {
    ...changeOf(found, usr.tree, usr.title),
    reversible,
    blocking: [...kinProblems(found.system, usr.tree), ...readyProblems(usr)],
    warnings: counterWarnings(usr),
  };
}

/**
 * The tree that a system was last told to start from: the newest that may start by itself, even where that did not come up and
 * the boot loader has fallen back from it. Rolling back then makes final what it fell back to.
 */
function wantedTree(system: SystemFacts): string | null {
  const trusted = system.entries.map((entry) => ({ ...entry, tries: null }));
  return usualTree(trusted, 'normal');
}

/** The next older tree of the same vendor; null where there is none. */
export function olderTree(store: StoreFacts, system: SystemFacts): UsrFacts | null {
  const current = parseUsrTreeName(wantedTree(system) ?? system.usrTree ?? '');
  if (current === null) return null;
  const older = store.trees.filter((one) => {
    const usr = parseUsrTreeName(one.tree);
    return (
      usr !== null &&
      usr.vendor === current.vendor &&
      usr.architecture === current.architecture &&
      compareVersions(usr.version, current.version) < 0
    );
  });
  return newestFirst(older)[0] ?? null;
}

function rollBack(facts: Facts, request: Asked<'tree-rollback'>): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  const older = olderTree(found.store, found.system);
  if (older === null) {
    return problemOf('tree.none-older', { tree: found.system.usrTree ?? found.system.rootTree });
  }
  return choose(found, older, 'again');
}

function chooseNamed(facts: Facts, request: Asked<'tree-default' | 'tree-once'>): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  const usr = findTree(found.store, request.tree);
  if (usr === null) return problemOf('tree.unknown', { tree: request.tree });
  return choose(found, usr, 'again');
}

/** Who would not start without a tree: those that start from it by themselves, and those that fall back to it. */
export function needs(system: SystemFacts, tree: string): boolean {
  if (system.usrTree === tree) return true;
  const usual = system.entries.find((entry) => entry.usrTree === system.usrTree && entry.mode === 'normal');
  if (usual === undefined || usual.tries === null) return false;
  // What it starts from is on trial: the one that is known to be good must stay.
  const good = system.entries.find((entry) => entry.mode === 'normal' && entry.tries === null);
  return good?.usrTree === tree;
}

function remove(facts: Facts, request: Asked<'tree-remove'>): Finding | Problem {
  const place = findStore(facts, request.storeId);
  if (place === null) return problemOf('store.unknown', {});
  const { store } = place;
  const { tree } = request;
  const extra = findExtra(store, tree);
  if (extra !== null) return removeExtra(place, extra);
  const usr = findTree(store, tree);
  if (usr === null) return problemOf('tree.unknown', { tree });
  const users = store.systems.filter((system) => needs(system, tree));
  const mounted = store.mountedTrees.find((one) => one.tree === tree);
  return {
    place,
    tree,
    title: usr.title,
    usrTree: tree,
    remainsId: null,
    fates: [{ part: 'system', tree, fate: 'deleted' }],
    reversible: 'no',
    effective: 'now',
    neededBytes: 0,
    blocking: [
      ...users.map((system) => problemOf('tree.in-use', { tree, by: system.rootTree })),
      ...(mounted === undefined ? [] : [problemOf('tree.mounted', { tree, mountPoint: mounted.at })]),
    ],
    warnings: [],
  };
}

/** Adding, choosing and trying usr trees, and removing whatever there is. */
export function planTree(facts: Facts, request: TreeRequest): Finding | Problem {
  switch (request.task) {
    case 'tree-add':
      return add(facts, request);
    case 'tree-default':
    case 'tree-once':
      return chooseNamed(facts, request);
    case 'tree-rollback':
      return rollBack(facts, request);
    case 'tree-remove':
      return remove(facts, request);
  }
}
