import type { ChangeRequest } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import { graveDamage } from '../contract/grave-damage.ts';
import type { Problem } from '../contract/problem.ts';
import type { StoreFacts, SystemFacts } from '../contract/store.ts';
import type { ChangeProbe, Finding } from './change.ts';
import { fatesOfReset, fatesOfUndo } from './fates.ts';
import { findRemains, findSystem } from './find.ts';
import { isShort, usualKeeping } from './tidy.ts';

type ResetRequest = Extract<ChangeRequest, { readonly task: 'reset' | 'undo' | 'let-go' }>;
type Asked<T extends ResetRequest['task']> = Extract<ResetRequest, { readonly task: T }>;

/** More would not be read. */
const mostNamed = 16;

function effectOn(system: SystemFacts | undefined): Finding['effective'] {
  return system?.mountedAt === '/' ? 'after-restart' : 'now';
}

/** A system that could not start anyway is to be repaired first, not emptied. */
function startProblems(system: SystemFacts): readonly Problem[] {
  const grave = graveDamage(system.damage);
  return grave.length === 0
    ? []
    : [problemOf('system.damaged', { tree: system.rootTree, damage: [...grave] })];
}

function handOverProblems(store: StoreFacts, system: SystemFacts): readonly Problem[] {
  const tree = system.rootTree;
  const running = system.mountedAt === '/' || system.restartPending;
  const remains = store.remains.filter((one) => one.rootTree === tree && one.mountedAt !== null);
  return [
    ...(running ? [problemOf('system.running', { tree })] : []),
    ...(system.mountedAt === null || running
      ? []
      : [problemOf('tree.mounted', { tree, mountPoint: system.mountedAt })]),
    ...(running
      ? []
      : remains.map((one) => problemOf('tree.mounted', { tree, mountPoint: one.mountedAt ?? '' }))),
  ];
}

/** Handing over is about one system; what else is on the machine goes to the new owner as well, as it is. */
function othersStay(facts: Facts, system: SystemFacts): readonly Problem[] {
  const others = facts.stores.flatMap(({ systems }) => systems).filter(({ id }) => id !== system.id);
  const named = others.slice(0, mostNamed).map(({ title, name }) => ({ title, name }));
  return named.length === 0 ? [] : [problemOf('system.others-stay', { systems: named })];
}

/** Where space is short, what is set aside is tidied away as soon as the system has come up again. */
function shortLived(store: StoreFacts): readonly Problem[] {
  if (!isShort(store, usualKeeping)) return [];
  return [problemOf('remains.short-lived', { freeBytes: store.freeBytes })];
}

function reset(facts: Facts, request: Asked<'reset'>, probe: ChangeProbe): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  const { system, store } = found;
  const handOver = request.mode === 'hand-over';
  const device = { device: found.disk.device };
  return {
    place: found,
    tree: system.rootTree,
    title: system.title,
    usrTree: null,
    remainsId: probe.remainsId,
    fates: fatesOfReset(store, system, request.mode),
    reversible: handOver ? 'no' : 'undo',
    effective: effectOn(system),
    neededBytes: 0,
    blocking: [...startProblems(system), ...(handOver ? handOverProblems(store, system) : [])],
    warnings: handOver
      ? [
          ...othersStay(facts, system),
          store.discards
            ? problemOf('discard.no-guarantee', device)
            : problemOf('discard.unsupported', device),
        ]
      : shortLived(store),
  };
}

function undo(facts: Facts, request: Asked<'undo'>): Finding | Problem {
  const found = findRemains(facts, request.remainsId);
  if (found === null) return problemOf('remains.unknown', {});
  const { remains, store } = found;
  const system = store.systems.find((one) => one.rootTree === remains.rootTree);
  const blocking = remains.tampered
    ? [problemOf('remains.tampered', {})]
    : remains.undoable
      ? []
      : [problemOf('remains.not-newest', {})];
  return {
    place: found,
    tree: remains.rootTree,
    title: system?.title ?? remains.rootTree,
    usrTree: null,
    remainsId: remains.id,
    fates: fatesOfUndo(system ?? null, remains),
    reversible: 'undo',
    effective: effectOn(system),
    neededBytes: 0,
    blocking,
    warnings: shortLived(store),
  };
}

function letGo(facts: Facts, request: Asked<'let-go'>): Finding | Problem {
  const found = findRemains(facts, request.remainsId);
  if (found === null) return problemOf('remains.unknown', {});
  const { remains, store } = found;
  const tree = remains.rootTree;
  const { mountedAt } = remains;
  return {
    place: found,
    tree,
    title: store.systems.find((one) => one.rootTree === tree)?.title ?? tree,
    usrTree: null,
    remainsId: remains.id,
    fates: [{ part: 'remains', tree, fate: 'deleted' }],
    reversible: 'no',
    effective: 'now',
    neededBytes: 0,
    blocking: mountedAt === null ? [] : [problemOf('tree.mounted', { tree, mountPoint: mountedAt })],
    warnings: [],
  };
}

/** Resets, undoing them, and letting go of what they took away. */
export function planReset(facts: Facts, request: ResetRequest, probe: ChangeProbe): Finding | Problem {
  switch (request.task) {
    case 'reset':
      return reset(facts, request, probe);
    case 'undo':
      return undo(facts, request);
    case 'let-go':
      return letGo(facts, request);
  }
}
