import { parseTreeName } from '../contract/tree-name.ts';
import { newestFirst } from './find.ts';

/**
 * What the names of the runtimes begin with that can serve an app: the app names its runtime's vendor id, and wants it for its own
 * architecture. Null for what is no app.
 */
export function runtimeFamily(tree: string): string | null {
  const name = parseTreeName(tree);
  if (name?.kind !== 'app') return null;
  const { runtime = '', architecture = '' } = name.fields;
  return `runtime:${runtime}:${architecture}`;
}

/** The runtime that serves an app: the newest of its family. Null where there is none, and for what is no app. */
export function runtimeFor<T extends { readonly tree: string }>(app: string, trees: readonly T[]): T | null {
  const family = runtimeFamily(app);
  if (family === null) return null;
  return newestFirst(trees.filter(({ tree }) => tree.startsWith(`${family}:`)))[0] ?? null;
}
