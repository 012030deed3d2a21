/** The version of a usr tree: the last field of its name. */
export function versionOf(tree: string): string {
  return tree.slice(tree.lastIndexOf(':') + 1);
}
