import type { FirstBoot } from '../contract/plan.ts';
import type { EntryMode, StartMode, Tries } from '../contract/store.ts';
import { parseUsrTreeName } from '../contract/tree-name.ts';
import { compareVersions } from '../contract/version.ts';

/** How often a version that is not known to be good is tried before the one before it is started again. */
export const newTries: Tries = { left: 3, done: 0 };
/** It counts as tried whatever comes of it. */
const oneTry: Tries = { left: 1, done: 0 };

/** An entry of the boot menu. */
export interface MenuEntry {
  readonly rootTree: string;
  readonly homeTree: string | null;
  readonly usrTree: string;
  readonly mode: EntryMode;
  readonly tries: Tries | null;
  readonly firstBoot: FirstBoot;
  readonly title: string;
}

/** The boot menu of one disk: its entries, and which system starts by itself and how. */
export interface Menu {
  readonly entries: readonly MenuEntry[];
  readonly usual: { readonly rootTree: string; readonly mode: StartMode } | null;
}

export type MenuSystem = Pick<MenuEntry, 'rootTree' | 'homeTree' | 'firstBoot'>;

function versionOf(usrTree: string): string {
  return parseUsrTreeName(usrTree)?.version ?? '';
}

function isSpent(entry: Pick<MenuEntry, 'tries'>): boolean {
  return entry.tries !== null && entry.tries.left === 0;
}

/** The order in which the boot loader tries entries: what failed last, then what is tried once, then the newest version. */
export function inBootOrder<E extends Pick<MenuEntry, 'usrTree' | 'mode' | 'tries'>>(
  entries: readonly E[],
): readonly E[] {
  return entries.toSorted(
    (a, b) =>
      Number(isSpent(a)) - Number(isSpent(b)) ||
      Number(b.mode === 'once') - Number(a.mode === 'once') ||
      compareVersions(versionOf(b.usrTree), versionOf(a.usrTree)),
  );
}

/** The usr tree that a system starts from by itself in one of its ways; null where it has no entry for it. */
export function usualTree(
  entries: readonly Pick<MenuEntry, 'usrTree' | 'mode' | 'tries'>[],
  mode: StartMode,
): string | null {
  return inBootOrder(entries.filter((entry) => entry.mode === mode))[0]?.usrTree ?? null;
}

function ofSystem(menu: Menu, rootTree: string): readonly MenuEntry[] {
  return menu.entries.filter((entry) => entry.rootTree === rootTree);
}

function ofOthers(menu: Menu, rootTree: string): readonly MenuEntry[] {
  return menu.entries.filter((entry) => entry.rootTree !== rootTree);
}

/**
 * Makes a usr tree the one that a system starts from. Newer ones stay in the menu, but no longer start by themselves; older
 * ones are what is fallen back to. `counts`: the tree can confirm that it came up, so it is tried before it is trusted.
 */
export function withTree(
  menu: Menu,
  system: MenuSystem,
  usr: { readonly tree: string; readonly title: string; readonly counts: boolean },
): Menu {
  const version = versionOf(usr.tree);
  const own = ofSystem(menu, system.rootTree);
  const before = own.find((entry) => entry.usrTree === usr.tree && isPlain(entry.mode));
  const proven = before !== undefined && before.tries === null;
  const { rootTree, homeTree, firstBoot } = system;
  const entry: MenuEntry = {
    rootTree,
    homeTree,
    firstBoot,
    usrTree: usr.tree,
    mode: 'normal',
    tries: proven || !usr.counts ? null : newTries,
    title: usr.title,
  };
  const others = own
    .filter((one) => one.mode !== 'once' && !(one.usrTree === usr.tree && isPlain(one.mode)))
    .map((one) => (isPlain(one.mode) ? { ...one, mode: rankOf(one.usrTree, version) } : one));
  const stateless = statelessModes(own).map((mode) => ({ ...entry, mode, tries: null }));
  const kept = others.filter((one) => !stateless.some((new_) => new_.mode === one.mode));
  return { ...menu, entries: [...ofOthers(menu, rootTree), ...kept, entry, ...stateless] };
}

function isPlain(mode: EntryMode): boolean {
  return mode === 'normal' || mode === 'spare';
}

function rankOf(usrTree: string, usualVersion: string): EntryMode {
  return compareVersions(versionOf(usrTree), usualVersion) < 0 ? 'normal' : 'spare';
}

function statelessModes(own: readonly MenuEntry[]): readonly ('forget-all' | 'forget-state')[] {
  return (['forget-all', 'forget-state'] as const).filter((mode) => own.some((one) => one.mode === mode));
}

/** Lets a system start one time from a usr tree; after that everything is as before. */
export function withTrial(
  menu: Menu,
  system: MenuSystem,
  usr: { readonly tree: string; readonly title: string },
): Menu {
  const { rootTree, homeTree, firstBoot } = system;
  const entry: MenuEntry = {
    rootTree,
    homeTree,
    firstBoot,
    usrTree: usr.tree,
    mode: 'once',
    tries: oneTry,
    title: usr.title,
  };
  return { ...menu, entries: [...withoutTrials(menu).entries, entry] };
}

/** Without what was tried once, or was to be. */
export function withoutTrials(menu: Menu): Menu {
  return { ...menu, entries: menu.entries.filter((entry) => entry.mode !== 'once') };
}

/** Switches a stateless way of starting on. */
export function withStateless(menu: Menu, rootTree: string, mode: 'forget-all' | 'forget-state'): Menu {
  const own = ofSystem(menu, rootTree);
  const plain = inBootOrder(own.filter((entry) => entry.mode === 'normal'))[0];
  if (plain === undefined || own.some((entry) => entry.mode === mode)) return menu;
  return { ...menu, entries: [...menu.entries, { ...plain, mode, tries: null }] };
}

/** Switches it off; the ordinary way is the usual one again where that was. */
export function withoutStateless(menu: Menu, rootTree: string, mode: 'forget-all' | 'forget-state'): Menu {
  const { usual } = menu;
  return {
    entries: menu.entries.filter((entry) => entry.rootTree !== rootTree || entry.mode !== mode),
    usual: usual?.rootTree === rootTree && usual.mode === mode ? { rootTree, mode: 'normal' } : usual,
  };
}

/** Without a usr tree. */
export function withoutTree(menu: Menu, usrTree: string): Menu {
  return { ...menu, entries: menu.entries.filter((entry) => entry.usrTree !== usrTree) };
}

/** Without a system. Another one starts by itself then, where there is one. */
export function withoutSystem(menu: Menu, rootTree: string): Menu {
  const entries = ofOthers(menu, rootTree);
  const [next] = entries;
  const { usual } = menu;
  if (usual?.rootTree !== rootTree) return { entries, usual };
  return { entries, usual: next === undefined ? null : { rootTree: next.rootTree, mode: 'normal' } };
}

/** With the trees of a system under other names. */
export function renamed(
  menu: Menu,
  from: string,
  to: { readonly root: string; readonly home: string | null },
): Menu {
  const { usual } = menu;
  return {
    entries: menu.entries.map((entry) =>
      entry.rootTree === from ? { ...entry, rootTree: to.root, homeTree: to.home } : entry,
    ),
    usual: usual?.rootTree === from ? { ...usual, rootTree: to.root } : usual,
  };
}
