import type { Disk, Facts } from '../contract/facts.ts';
import type { Offer, Way } from '../contract/offer.ts';
import { parseTreeName, parseUsrTreeName } from '../contract/tree-name.ts';
import { compareVersions } from '../contract/version.ts';
import { wayFrom } from '../contract/way.ts';
import type { ExtraFacts, RemainsFacts, StoreFacts, SystemFacts, UsrFacts } from '../contract/store.ts';

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

export function findExtra(store: StoreFacts, tree: string): ExtraFacts | null {
  return store.extras.find((one) => one.tree === tree) ?? null;
}

/** What is there for trees that come to build on, and to run on. */
export type Ground = Pick<StoreFacts, 'trees' | 'extras'>;

/** The UUIDs of the trees that a delta can be made on. */
export function uuidsIn({ trees, extras }: Ground): ReadonlySet<string> {
  return new Set([...trees, ...extras].flatMap(({ uuids }) => uuids));
}

/** The cheapest way from what is there; a delta can only be made on a tree that is. */
export function wayTo(ground: Ground, { ways }: Offer): Way | undefined {
  return wayFrom(ways, uuidsIn(ground));
}

interface Named {
  readonly tree: string;
}

function versionOf({ tree }: Named): string {
  return parseTreeName(tree)?.fields['version'] ?? '';
}

export function newestFirst<T extends Named>(trees: readonly T[]): readonly T[] {
  return trees.toSorted((a, b) => compareVersions(versionOf(b), versionOf(a)));
}

/** The newest tree that a system of some vendor and architecture can start from; null where there is none. */
export function bestTree(
  store: StoreFacts,
  kin: { readonly vendor: string; readonly architecture: string },
): UsrFacts | null {
  const fitting = store.trees.filter((usr) => {
    const own = parseUsrTreeName(usr.tree);
    return (
      own?.vendor === kin.vendor &&
      own.architecture === kin.architecture &&
      usr.missing.length === 0 &&
      usr.kernelRelease !== null
    );
  });
  return newestFirst(fitting)[0] ?? null;
}
