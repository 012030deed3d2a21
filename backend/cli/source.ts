import type { Facts } from '../contract/facts.ts';
import { refuse } from '../contract/fixes.ts';
import type { Offer } from '../contract/offer.ts';
import { kindOf, parseTreeName, parseUsrTreeName } from '../contract/tree-name.ts';
import type { Client } from '../client.ts';
import type { Source } from './arguments.ts';

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

/**
 * Opens what a tree is to be made from. Of a medium or a repository the named tree, or else the newest that fits the machine and the system it
 * is for. Throws `source.none`, `tree.unknown`, and what opening throws.
 */
export async function openSource(
  client: Client,
  facts: Facts,
  source: Source,
  rootTree: string | null = null,
): Promise<Offer> {
  if (source.kind === 'streams') return client['streams.open']({ files: [...source.files] });
  const offers =
    source.kind === 'medium'
      ? facts.offers.filter((one) => one.origin.kind === 'medium')
      : (await client['repository.open']({ locations: [...source.locations] })).offers;
  const { tree } = source;
  // They come with the newest first.
  if (tree === null)
    return offers.find((one) => fits(one.tree, facts, rootTree)) ?? refuse('source.none', {});
  // Without its version a name means the newest.
  const named = offers.find((one) => one.tree === tree) ?? offers.find((one) => familyOf(one.tree) === tree);
  return named ?? refuse('tree.unknown', { tree: tree.slice(0, 256) });
}
