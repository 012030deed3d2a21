import type { Offer } from '../../backend/contract/offer.ts';
import type { EntryFacts, StartMode, SystemFacts, UsrFacts } from '../../backend/contract/store.ts';
import { compareVersions } from '../../backend/contract/version.ts';
import { vendorOf, versionOf } from '../text/tree.ts';
import type { Place } from './places.ts';

/** What a version is to a system. */
export interface VersionUse {
  readonly tree: UsrFacts;
  readonly role: 'usual' | 'once' | 'fallback' | 'unused';
  readonly tries: EntryFacts['tries'];
  readonly faults: readonly NonNullable<EntryFacts['fault']>[];
  /** The other systems that can start from it. */
  readonly others: readonly SystemFacts[];
  /** The systems, this one among them, that start from it by themselves. */
  readonly usualOf: readonly SystemFacts[];
}

function roleOf(entries: readonly EntryFacts[], usual: boolean): VersionUse['role'] {
  if (usual) return 'usual';
  if (entries.some(({ mode }) => mode === 'once')) return 'once';
  return entries.length > 0 ? 'fallback' : 'unused';
}

/** The versions on a system's disk, the newest first. */
export function versionsOf({ store, system }: Place): readonly VersionUse[] {
  const newestFirst = store.trees.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt));
  return newestFirst.map((tree) => {
    const entries = system.entries.filter(({ usrTree }) => usrTree === tree.tree);
    return {
      tree,
      role: roleOf(entries, system.usrTree === tree.tree),
      tries: entries.find(({ tries }) => tries !== null)?.tries ?? null,
      faults: [...new Set(entries.flatMap(({ fault }) => (fault === null ? [] : [fault])))],
      others: store.systems.filter(({ id, rootTree }) => id !== system.id && tree.usedBy.includes(rootTree)),
      usualOf: store.systems.filter(({ usrTree }) => usrTree === tree.tree),
    };
  });
}

/** Who made a system: the last but one field of its root tree's name. */
function systemVendor({ rootTree }: SystemFacts): string {
  return rootTree.split(':')[2] ?? '';
}

/** Whether there is a version to roll back to. A maker stamps each version later than the one before. */
export function hasOlder({ store, system }: Place): boolean {
  const present = store.trees.find(({ tree }) => tree === system.usrTree);
  const vendor = systemVendor(system);
  return (
    present !== undefined &&
    store.trees.some(
      ({ tree, madeAt, missing }) =>
        vendorOf(tree) === vendor && madeAt < present.madeAt && missing.length === 0,
    )
  );
}

/** What systems start from, and not what they share. */
export function systemOffers(offers: readonly Offer[]): readonly Offer[] {
  return offers.filter(({ tree }) => tree.startsWith('usr:'));
}

/** An offered version beside what is on the disk. */
export interface OfferedVersion {
  readonly offer: Offer;
  readonly standing: 'newer' | 'older' | 'there';
}

/** The versions of the same system that are offered, the newest first. */
export function offersFor({ store, system }: Place, offers: readonly Offer[]): readonly OfferedVersion[] {
  const there = new Set(store.trees.map(({ tree }) => tree));
  const standingOf = ({ tree }: Offer): OfferedVersion['standing'] => {
    if (there.has(tree)) return 'there';
    const { usrTree } = system;
    return usrTree === null || compareVersions(versionOf(tree), versionOf(usrTree)) > 0 ? 'newer' : 'older';
  };
  return systemOffers(offers)
    .filter(({ tree }) => vendorOf(tree) === systemVendor(system))
    .toSorted((one, other) => compareVersions(versionOf(other.tree), versionOf(one.tree)))
    .map((offer) => ({ offer, standing: standingOf(offer) }));
}

export type Way = Exclude<StartMode, 'normal'>;
export const ways = ['forget-all', 'forget-state'] as const satisfies readonly Way[];

export function wayNow({ entries, startMode }: SystemFacts, way: Way): 'off' | 'on' | 'default' {
  if (startMode === way) return 'default';
  return entries.some(({ mode }) => mode === way) ? 'on' : 'off';
}

// What the contract allows as a field of a tree's name. Its schema would bring zod into the window.
const name = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/u;

export function isName(text: string): boolean {
  return name.test(text);
}
