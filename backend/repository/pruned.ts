import { z } from 'zod';
import { treeName } from '../contract/tree-name.ts';
import type { Beside } from './metadata-files.ts';

/** A field of our own in the signed list of targets. Clients of TUF pass over what they do not know. */
const field = 'x-pristine-pruned';

const treeList = z.array(treeName).default([]);

/**
 * The trees that were published once and taken out. Their names stay theirs: machines have them still, and what is now another content
 * under such a name would pass for what is there already. Package registries hold it the same way; see
 * https://docs.npmjs.com/policies/unpublish. Throws ZodError where the list is none of ours.
 */
export function prunedOf(beside: Beside): readonly string[] {
  return treeList.parse(beside[field]);
}

/** The same, with these among them. */
export function withPruned(beside: Beside, trees: readonly string[]): Beside {
  return { ...beside, [field]: [...new Set([...prunedOf(beside), ...trees])] };
}
