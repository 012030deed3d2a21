import type { ChangePlan } from '../contract/plan.ts';
import type { StoreFacts, SystemFacts, UsrFacts } from '../contract/store.ts';
import { instanceTrees, kinOf } from './change-instance.ts';
import { bestTree } from './find.ts';
import {
  renamed,
  withoutStateless,
  withoutSystem,
  withoutTree,
  withoutTrials,
  withStateless,
  withTree,
  withTrial,
  type Menu,
  type MenuEntry,
} from './menu.ts';

function entriesOf(system: SystemFacts, titles: ReadonlyMap<string, string>): readonly MenuEntry[] {
  const { rootTree, homeTree, firstBoot } = system;
  return system.entries.map(({ usrTree, mode, tries }) => {
    return { rootTree, homeTree, firstBoot, usrTree, mode, tries, title: titles.get(usrTree) ?? usrTree };
  });
}

/** The boot menu as it is. */
export function menuOf(store: StoreFacts): Menu {
  const titles = new Map(store.trees.map((usr) => [usr.tree, usr.title]));
  const usual = store.systems.find((system) => system.isDefault) ?? store.systems[0];
  return {
    entries: store.systems.flatMap((system) => entriesOf(system, titles)),
    usual: usual === undefined ? null : { rootTree: usual.rootTree, mode: usual.startMode },
  };
}

/** Its entries mount its personal files where it has some, and there is at least one that starts it. */
function repairedFor(store: StoreFacts, system: SystemFacts, menu: Menu): Menu {
  const { rootTree, firstBoot } = system;
  const homeTree = system.damage.includes('home-missing')
    ? instanceTrees(system.name, kinOf(rootTree)).home
    : system.homeTree;
  const entries = menu.entries.map((entry) => (entry.rootTree === rootTree ? { ...entry, homeTree } : entry));
  const next = { ...menu, entries };
  if (entries.some((entry) => entry.rootTree === rootTree && entry.mode === 'normal')) return next;
  const usr = bestTree(store, kinOf(system.rootTree));
  // There is nothing to fall back to, so it is not on trial.
  return usr === null ? next : withTree(next, { rootTree, homeTree, firstBoot }, { ...usr, counts: false });
}

/** The menu without entries that lead nowhere, and with one for each system that had none. */
function repaired(store: StoreFacts): Menu {
  const there = new Set(store.trees.map((usr) => usr.tree));
  const before = withoutTrials(menuOf(store));
  const sound: Menu = { ...before, entries: before.entries.filter((entry) => there.has(entry.usrTree)) };
  let menu = sound;
  for (const system of store.systems) menu = repairedFor(store, system, menu);
  return menu;
}

function systemOf(store: StoreFacts, rootTree: string): SystemFacts | null {
  return store.systems.find((one) => one.rootTree === rootTree) ?? null;
}

type StatelessRequest = Extract<ChangePlan['request'], { readonly task: 'stateless' }>;

function statelessMenu(before: Menu, rootTree: string, { mode, to }: StatelessRequest): Menu {
  switch (to) {
    case 'on':
      return withStateless(before, rootTree, mode);
    case 'default':
      return { ...withStateless(before, rootTree, mode), usual: { rootTree, mode } };
    case 'off':
      return withoutStateless(before, rootTree, mode);
  }
}

/** The tree that a plan brings, as it is now that it is there. */
export type Brought = Pick<UsrFacts, 'tree' | 'title' | 'counts'>;

/**
 * The boot menu that a plan asks for.
 * @param brought the usr tree that the plan is about
 */
export function menuAfter(store: StoreFacts, plan: ChangePlan, brought: Brought | null): Menu {
  const before = withoutTrials(menuOf(store));
  const { request, tree } = plan;
  const system = systemOf(store, tree);
  switch (request.task) {
    case 'tree-add':
    case 'tree-default':
    case 'tree-rollback':
      return system === null || brought === null ? before : withTree(before, system, brought);
    case 'tree-once':
      return system === null || brought === null ? before : withTrial(before, system, brought);
    case 'tree-remove':
      return withoutTree(before, request.tree);
    case 'instance-add': {
      const { home } = instanceTrees(request.name, kinOf(request.tree));
      const added = { rootTree: tree, homeTree: home, firstBoot: 'ask' } as const;
      // The same tree may be known to be good, but not with this system.
      return brought === null ? before : withTree(before, added, { ...brought, counts: false });
    }
    case 'instance-rename': {
      const to = instanceTrees(request.name, kinOf(tree));
      return renamed(before, tree, { root: to.root, home: system?.homeTree === null ? null : to.home });
    }
    case 'instance-default':
      return { ...before, usual: { rootTree: tree, mode: 'normal' } };
    case 'instance-remove':
      return withoutSystem(before, tree);
    case 'stateless':
      return statelessMenu(before, tree, request);
    case 'repair':
      return repaired(store);
    case 'reset':
    case 'undo':
    case 'let-go':
    case 'extra-add':
      return menuOf(store);
  }
}
