import type { Facts } from '../contract/facts.ts';
import { refuse } from '../contract/fixes.ts';
import type { Offer } from '../contract/offer.ts';
import type { InstallRequest } from '../contract/plan.ts';
import { kindOf, parseTreeName, parseUsrTreeName } from '../contract/tree-name.ts';
import type { Backend, Params, Snapshot } from '../contract/protocol.ts';

/** What a tree is made from: stream files, or where there are several, and the tree in it, null for the newest that fits. */
export type Source =
  | { readonly kind: 'streams'; readonly files: readonly string[] }
  | { readonly kind: 'medium'; readonly tree: string | null }
  | { readonly kind: 'repository'; readonly locations: readonly string[]; readonly tree: string | null }
  /** The repository in a folder of the file system with that UUID. */
  | { readonly kind: 'stick'; readonly uuid: string; readonly folder: string; readonly tree: string | null };

/** What opens sources: a backend, wherever it is. */
export interface Opener extends Pick<
  Backend,
  'facts.refresh' | 'streams.open' | 'repository.open' | 'source.open'
> {
  snapshot(params: Params<'snapshot'>): Promise<Pick<Snapshot, 'facts'>>;
}

/** A tree's name without its version, where it has one. */
function familyOf(tree: string): string {
  return kindOf(tree) === 'root' ? tree : tree.slice(0, tree.lastIndexOf(':'));
}

/** Whether a tree is for a machine, and for a system where there is one already. */
function fits(tree: string, { machine }: Facts, rootTree: string | null): boolean {
  const usr = parseUsrTreeName(tree);
  const vendor = rootTree === null ? usr?.vendor : parseTreeName(rootTree)?.fields['vendor'];
  return usr?.architecture === machine.architecture && usr.vendor === vendor;
}

async function openStick(
  opener: Opener,
  { sticks }: Facts,
  { uuid, folder }: Extract<Source, { readonly kind: 'stick' }>,
): Promise<readonly Offer[]> {
  const stick = sticks.find((one) => one.uuid === uuid && one.folder === folder);
  const stickId = stick?.id ?? refuse('stick.unknown', {});
  await opener['source.open']({ source: { kind: 'stick', stickId } });
  const offers = (await opener.snapshot({})).facts?.offers ?? [];
  return offers.filter(({ origin }) => origin.kind === 'stick' && origin.stickId === stickId);
}

/** What a source offers, the newest first. */
async function openOffers(opener: Opener, facts: Facts, source: Source): Promise<readonly Offer[]> {
  switch (source.kind) {
    case 'streams':
      return [await opener['streams.open']({ files: [...source.files] })];
    case 'medium':
      return facts.offers.filter((one) => one.origin.kind === 'medium');
    case 'repository':
      return (await opener['repository.open']({ locations: [...source.locations] })).offers;
    case 'stick':
      return openStick(opener, facts, source);
  }
}

/** A tree by its name, which without its version means the newest. Throws `tree.unknown`. */
function named(offers: readonly Offer[], tree: string): Offer {
  const found = offers.find((one) => one.tree === tree) ?? offers.find((one) => familyOf(one.tree) === tree);
  return found ?? refuse('tree.unknown', { tree: tree.slice(0, 256) });
}

function choose(offers: readonly Offer[], facts: Facts, source: Source, rootTree: string | null): Offer {
  if (source.kind === 'streams') return offers[0] ?? refuse('source.none', {});
  if (source.tree !== null) return named(offers, source.tree);
  return offers.find((one) => fits(one.tree, facts, rootTree)) ?? refuse('source.none', {});
}

/**
 * Opens what a tree is to be made from. Of a medium or a repository the named tree, or else the newest that fits the machine and the system it
 * is for. Throws `source.none`, `tree.unknown`, and what opening throws.
 */
export async function openSource(
  opener: Opener,
  facts: Facts,
  source: Source,
  rootTree: string | null = null,
): Promise<Offer> {
  return choose(await openOffers(opener, facts, source), facts, source, rootTree);
}

/** Opens what a system is to be installed from, and what comes along with it from there, by its names. Throws as {@link openSource}. */
export async function openSystem(
  opener: Opener,
  facts: Facts,
  source: Source,
  bring: readonly string[],
): Promise<Pick<InstallRequest, 'offerId' | 'bringIds'>> {
  const offers = await openOffers(opener, facts, source);
  return {
    offerId: choose(offers, facts, source, null).id,
    bringIds: bring.map((tree) => named(offers, tree).id),
  };
}
