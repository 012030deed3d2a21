import type { Fate } from '../contract/change.ts';
import type { RemainsFacts, ResetMode, StoreFacts, SystemFacts } from '../contract/store.ts';

function one(part: Fate['part'], tree: string, fate: Fate['fate']): Fate {
  return { part, tree, fate };
}

/** Personal files, which lie within the root where they have no tree of their own. */
function ifThere({ rootTree, homeTree, homeFolders }: SystemFacts, fate: Fate['fate']): readonly Fate[] {
  if (homeTree !== null) return [one('personal-files', homeTree, fate)];
  return homeFolders.length === 0 ? [] : [one('personal-files', rootTree, fate)];
}

/** What a system returns to that was made from a template. */
function origin({ template }: SystemFacts): readonly Fate[] {
  return template === null ? [] : [one('template', template, 'kept')];
}

/** All that earlier resets of a system have kept. */
function allRemains({ remains }: StoreFacts, { rootTree }: SystemFacts): readonly Fate[] {
  return remains.filter((kept) => kept.rootTree === rootTree).map(() => one('remains', rootTree, 'deleted'));
}

/** What a reset does to each part of a system. */
export function fatesOfReset(store: StoreFacts, system: SystemFacts, mode: ResetMode): readonly Fate[] {
  const { rootTree } = system;
  const usr = system.usrTree === null ? [] : [one('system', system.usrTree, 'kept')];
  switch (mode) {
    case 'state':
      return [
        ...usr,
        one('settings', rootTree, 'kept'),
        one('state', rootTree, 'set-aside'),
        ...ifThere(system, 'kept'),
      ];
    case 'factory-keep-home':
      return [
        ...usr,
        ...origin(system),
        one('settings', rootTree, 'set-aside'),
        one('state', rootTree, 'set-aside'),
        ...ifThere(system, 'kept'),
      ];
    case 'factory':
      return [
        ...usr,
        ...origin(system),
        one('settings', rootTree, 'set-aside'),
        one('state', rootTree, 'set-aside'),
        ...ifThere(system, 'set-aside'),
      ];
    case 'hand-over':
      return [
        ...usr,
        ...origin(system),
        one('settings', rootTree, 'deleted'),
        one('state', rootTree, 'deleted'),
        ...ifThere(system, 'deleted'),
        ...allRemains(store, system),
      ];
  }
}

/**
 * What bringing back what a reset took away does: the one comes back, the other is put aside in its place. That is the whole root,
 * with the settings as they were at the reset, whatever the reset kept of them.
 */
export function fatesOfUndo(system: SystemFacts | null, remains: RemainsFacts): readonly Fate[] {
  const { rootTree, mode } = remains;
  const root = [one('settings', rootTree, 'set-aside'), one('state', rootTree, 'set-aside')];
  if (system === null) return root;
  const stays = system.homeTree !== null && mode !== 'factory';
  return [...root, ...ifThere(system, stays ? 'kept' : 'set-aside')];
}

export function fatesOfRemoval(store: StoreFacts, system: SystemFacts): readonly Fate[] {
  return [
    ...(system.usrTree === null ? [] : [one('system', system.usrTree, 'kept')]),
    one('settings', system.rootTree, 'deleted'),
    one('state', system.rootTree, 'deleted'),
    ...ifThere(system, 'deleted'),
    ...allRemains(store, system),
  ];
}

/** A change that leaves everything a system has alone. */
export function allKept(system: SystemFacts): readonly Fate[] {
  return [
    one('settings', system.rootTree, 'kept'),
    one('state', system.rootTree, 'kept'),
    ...ifThere(system, 'kept'),
  ];
}
