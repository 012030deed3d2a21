import { t } from './translate.ts';

/** The version of a usr tree: the last field of its name. */
export function versionOf(tree: string): string {
  return tree.slice(tree.lastIndexOf(':') + 1);
}

/** Who made a usr tree: the second field of its name. */
export function vendorOf(usrTree: string): string {
  return usrTree.split(':')[1] ?? '';
}

export type TreeKind = 'version' | 'template' | 'shared';

/** What a sentence calls a tree. */
export function treeKind(tree: string): TreeKind {
  if (tree.startsWith('usr:')) return 'version';
  return tree.startsWith('root:') ? 'template' : 'shared';
}

/** What a tree is known by: a version by its number, a template by its name, what systems share by who made it as well. */
export function treeName(tree: string): string {
  const [, first = ''] = tree.split(':');
  switch (treeKind(tree)) {
    case 'version':
      return versionOf(tree);
    case 'template':
      return first;
    case 'shared':
      return `${first} ${versionOf(tree)}`;
  }
}

/** A tree where it stands alone. */
export function called(tree: string): string {
  return t(
    '{kind, select, version {Version {name}} template {The template “{name}”} other {{name}}}',
    { kind: treeKind(tree), name: treeName(tree) },
    { comment: 'A version of a system, a template, or an app and its version.' },
  );
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
