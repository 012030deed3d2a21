import type { Facts } from '../../backend/contract/facts.ts';
import type { Offer } from '../../backend/contract/offer.ts';
import type { ExtraFacts, StoreFacts } from '../../backend/contract/store.ts';
import { compareVersions } from '../../backend/contract/version.ts';
import { wayFrom } from '../../backend/contract/way.ts';
import { versionOf } from '../text/tree.ts';

function familyOf(tree: string): string {
  return tree.startsWith('root:') ? tree : tree.slice(0, tree.lastIndexOf(':'));
}

function newestOfEach(offers: readonly Offer[]): readonly Offer[] {
  const families = Map.groupBy(offers, ({ tree }) => familyOf(tree));
  return [...families.values()].flatMap((family) =>
    family.toSorted((a, b) => compareVersions(versionOf(b.tree), versionOf(a.tree))).slice(0, 1),
  );
}

/** What is offered to be shared and is not there, of each only the newest version. */
export function extraOffers({ extras, systems }: StoreFacts, { offers }: Facts): readonly Offer[] {
  const there = new Set([...extras.map(({ tree }) => tree), ...systems.map(({ rootTree }) => rootTree)]);
  return newestOfEach(offers.filter(({ tree }) => !tree.startsWith('usr:'))).filter(
    ({ tree }) => !there.has(tree),
  );
}

/** What can come without anything that is there. */
function wholeOnes(offers: readonly Offer[]): readonly Offer[] {
  return offers.filter(({ ways }) => wayFrom(ways, new Set()) !== undefined);
}

/** The apps that can come along with a system onto a blank disk, what they run on as well; of each only the newest version. */
export function appsToBring(offers: readonly Offer[], facts: Facts): readonly Offer[] {
  const runtimes = wholeOnes(facts.offers).map(({ tree }) => tree);
  return newestOfEach(
    wholeOnes(offers).filter(({ tree }) => {
      const [kind, , , architecture] = tree.split(':');
      const fits = kind === 'app' && architecture === facts.machine.architecture;
      return fits && runtimes.some((runtime) => runtime.startsWith(runtimeFamily(tree)));
    }),
  );
}

/** How much has to be read for an offer, where something is there that it can build on; null where it cannot be had. */
export function bytesToGet({ ways }: Offer, { trees, extras }: StoreFacts): number | null {
  const way = wayFrom(ways, new Set([...trees, ...extras].flatMap(({ uuids }) => uuids)));
  return way === undefined ? null : way.bytes;
}

/** What the names of the runtimes begin with that an app can run on. */
function runtimeFamily(app: string): string {
  const [, , runtime = '', architecture = ''] = app.split(':');
  return `runtime:${runtime}:${architecture}:`;
}

/** Whether an app's runtime is to come along: none of its family is there. */
export function needsRuntime(tree: string, { extras }: StoreFacts): boolean {
  const family = runtimeFamily(tree);
  return tree.startsWith('app:') && !extras.some((extra) => extra.intact && extra.tree.startsWith(family));
}

/** Whether it can be removed: what apps run on cannot. */
export function isRemovable({ tree, usedBy }: ExtraFacts): boolean {
  return usedBy.length === 0 || tree.startsWith('root:');
}

/** File systems with trees from which no system starts. */
export function looseStores({ stores }: Facts): readonly StoreFacts[] {
  return stores.filter(
    ({ systems, trees, extras }) => systems.length === 0 && trees.length + extras.length > 0,
  );
}
