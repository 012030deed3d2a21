import type { Disk, Facts } from '../contract/facts.ts';
import { parseUsrTreeName } from '../contract/tree-name.ts';
import { compareVersions } from '../contract/version.ts';
import type { RemainsFacts, StoreFacts, SystemFacts, UsrFacts } from '../contract/store.ts';

/** A file system together with the disk that it is on. */
export interface Place {
  readonly store: StoreFacts;
  readonly disk: Disk;
}

function placeOf(facts: Facts, store: StoreFacts | undefined): Place | null {
  const disk = facts.disks.find((one) => one.id === store?.diskId);
  return store === undefined || disk === undefined ? null : { store, disk };
}

export function findStore(facts: Facts, id: string): Place | null {
  return placeOf(
    facts,
    facts.stores.find((one) => one.id === id),
  );
}

export function findSystem(facts: Facts, id: string): (Place & { readonly system: SystemFacts }) | null {
  const store = facts.stores.find((one) => one.systems.some((system) => system.id === id));
  const system = store?.systems.find((one) => one.id === id);
  const place = placeOf(facts, store);
  return place === null || system === undefined ? null : { ...place, system };
}

export function findRemains(facts: Facts, id: string): (Place & { readonly remains: RemainsFacts }) | null {
  const store = facts.stores.find((one) => one.remains.some((remains) => remains.id === id));
  const remains = store?.remains.find((one) => one.id === id);
  const place = placeOf(facts, store);
  return place === null || remains === undefined ? null : { ...place, remains };
}

export function findTree(store: StoreFacts, tree: string): UsrFacts | null {
  return store.trees.find((one) => one.tree === tree) ?? null;
}

function versionOf(usr: UsrFacts): string {
  return parseUsrTreeName(usr.tree)?.version ?? '';
}

export function newestFirst(trees: readonly UsrFacts[]): readonly UsrFacts[] {
  return trees.toSorted((a, b) => compareVersions(versionOf(b), versionOf(a)));
}
