/** The version of a usr tree: the last field of its name. */
export function versionOf(tree: string): string {
  return tree.slice(tree.lastIndexOf(':') + 1);
}

/** Who made a usr tree: the second field of its name. */
export function vendorOf(usrTree: string): string {
  return usrTree.split(':')[1] ?? '';
}

/** A tree as a sentence begins with it: a version by its number, what systems share by who made it as well. */
export function called(tree: string): string {
  const [kind, first = ''] = tree.split(':');
  switch (kind) {
    case 'usr':
      return `Version ${versionOf(tree)}`;
    case 'root':
      return `The template “${first}”`;
    default:
      return `${first} ${versionOf(tree)}`;
  }
}

/** Whether a tree is of a kind that no system starts from and that is no system itself. */
export function isShared(tree: string): boolean {
  return /^(?:app|runtime|framework):/u.test(tree);
}

/** The instance's name in the name of a root tree, which is its second field; the text itself where it is none. */
export function rootNameOf(text: string): string {
  const [kind, name] = text.split(':');
  return kind === 'root' && name !== undefined ? name : text;
}
