import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { usualTree } from '../plan/menu.ts';
import type { Damage } from '../contract/damage.ts';
import type { SystemFacts } from '../contract/store.ts';
import { formatTreeName, parseTreeName } from '../contract/tree-name.ts';
import { mountPointOfTree, type MountInfo } from '../system/mounts.ts';
import { removedFolder } from '../trees/house.ts';
import { templateOf } from '../trees/root-tree.ts';
import type { ListedSubvolume } from '../trees/subvolume-list.ts';
import { entryFacts, firstBootOf, type FoundMenu } from './entries.ts';
import type { FoundUsr } from './usr.ts';

export interface SystemContext {
  readonly top: string;
  readonly fileSystem: string;
  readonly subvolumes: ReadonlyMap<string, ListedSubvolume>;
  readonly usr: ReadonlyMap<string, FoundUsr>;
  readonly menu: FoundMenu | null;
  /** The templates that are here. */
  readonly templates: ReadonlySet<string>;
  /** Mounts of this file system; `root` is the path within it. */
  readonly mounts: readonly MountInfo[];
  /** Remains by the root tree that they belong to. */
  readonly remainsOf: ReadonlyMap<string, readonly string[]>;
}

export function systemId(fileSystem: string, rootTree: string): string {
  return `system-${createHash('sha256').update(`${fileSystem}\n${rootTree}`).digest('hex').slice(0, 32)}`;
}

// Written at every start or shutdown, by whatever of systemd is there. Every reset makes the state anew, and with it these.
const tracesInState = [
  'var/.updated',
  'var/lib/systemd/random-seed',
  'var/lib/systemd/timesync/clock',
  'var/log/wtmp',
  'var/log/lastlog',
  'var/log/journal',
] as const;
const traceInSettings = 'etc/.updated';

async function useOf(root: string): Promise<Pick<SystemFacts, 'lastUsedAt' | 'inUseSince'>> {
  const read = async (path: string): Promise<readonly Stats[]> => {
    const found = await stat(join(root, path)).catch(() => null);
    return found === null ? [] : [found];
  };
  const state = (await Promise.all(tracesInState.map(read))).flat();
  if (state.length === 0) {
    const [settings] = await read(traceInSettings);
    return { lastUsedAt: settings?.mtime.toISOString() ?? null, inUseSince: null };
  }
  return {
    lastUsedAt: new Date(Math.max(...state.map((one) => one.mtimeMs))).toISOString(),
    inUseSince: new Date(Math.min(...state.map((one) => one.birthtimeMs))).toISOString(),
  };
}

/** The personal files' tree of a system, or null where there is none. */
function homeTreeOf(context: SystemContext, rootTree: string): string | null {
  const home = formatTreeName('home', parseTreeName(rootTree)?.fields ?? {});
  return context.subvolumes.has(home) ? home : null;
}

async function homeFolders(
  context: SystemContext,
  rootTree: string,
  homeTree: string | null,
): Promise<string[]> {
  const names = await readdir(join(context.top, homeTree ?? `${rootTree}/home`)).catch(() => []);
  return names
    .map((name) => name.slice(0, 256))
    .toSorted()
    .slice(0, 64);
}

function damageOf(
  context: SystemContext,
  system: Pick<SystemFacts, 'entries' | 'usrTree' | 'homeTree'>,
  wantsHome: boolean,
): readonly Damage[] {
  const faults = new Set(system.entries.map((entry) => entry.fault));
  const startable = system.usrTree !== null;
  const checks: readonly (readonly [Damage, boolean])[] = [
    ['usr-missing', faults.has('usr-missing') || (!startable && context.usr.size === 0)],
    ['entry-missing', !startable],
    ['entry-wrong', faults.has('wrong')],
    ['kernel-missing', faults.has('kernel-missing')],
    ['home-missing', wantsHome && system.homeTree === null],
    ['loader-missing', context.menu?.hasLoader !== true],
  ];
  return checks.filter(([, holds]) => holds).map(([damage]) => damage);
}

/** Everything about one system; nothing is changed. */
export async function readSystem(context: SystemContext, rootTree: string): Promise<SystemFacts> {
  const { menu, fileSystem, usr, mounts } = context;
  const { name = '', vendor = '' } = parseTreeName(rootTree)?.fields ?? {};
  const homeTree = homeTreeOf(context, rootTree);
  const found = menu?.entries.filter((entry) => entry.rootTree === rootTree) ?? [];
  const firstBoot = firstBootOf(found);
  const wantsHome = found.some((entry) => entry.keys.get('options')?.includes(':/home:') === true);
  const entries = found.slice(0, 256).map((entry) => {
    const target = { fileSystem, usrTree: entry.usrTree, rootTree, homeTree, firstBoot, mode: entry.mode };
    const kernel = usr.get(entry.usrTree)?.kernel ?? null;
    return entryFacts(entry, target, kernel, menu?.kernelBytes ?? new Map());
  });
  const isDefault = menu?.usual?.rootTree === rootTree;
  const startMode = isDefault ? (menu?.usual?.mode ?? 'normal') : 'normal';
  const usrTree = usualTree(entries, startMode) ?? usualTree(entries, 'normal');
  const template = await templateOf(join(context.top, rootTree));
  const mountedAt = mountPointOfTree(mounts, rootTree);
  const running = (context.remainsOf.get(rootTree) ?? []).map((id) => `${removedFolder}/${id}/root`);
  return {
    id: systemId(fileSystem, rootTree),
    rootTree,
    homeTree,
    template: template !== null && context.templates.has(template) ? template : null,
    name,
    usrTree,
    title: (usrTree === null ? null : usr.get(usrTree)?.facts.title) ?? vendor,
    entries,
    startMode,
    isDefault,
    firstBoot,
    homeFolders: await homeFolders(context, rootTree, homeTree),
    ...(await useOf(join(context.top, rootTree))),
    mountedAt,
    restartPending: running.some((path) => mountPointOfTree(mounts, path) === '/'),
    damage: [...damageOf(context, { entries, usrTree, homeTree }, wantsHome)],
  };
}
