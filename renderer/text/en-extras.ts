import type { ExtraFacts } from '../../backend/contract/store.ts';
import { list, plural, size } from './format.ts';
import { called, rootNameOf, versionOf } from './tree.ts';

type Named = Pick<ExtraFacts, 'title' | 'tree'>;

const kinds = {
  app: { one: 'app', other: 'apps' },
  runtime: { one: 'runtime', other: 'runtimes' },
  framework: { one: 'framework', other: 'frameworks' },
  root: { one: 'template', other: 'templates' },
} as const;

type Kind = keyof typeof kinds;

function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word);
}

function kindOf(tree: string): Kind | null {
  const [kind = ''] = tree.split(':');
  return isKind(kind) ? kind : null;
}

/** What it calls itself, with its version where it does not say that as well. */
function name({ title, tree }: Named): string {
  if (title === tree) return called(tree);
  const version = versionOf(tree);
  return kindOf(tree) === 'root' || title.endsWith(` ${version}`) ? title : `${title} ${version}`;
}

function counted(kind: Kind, trees: readonly string[]): readonly string[] {
  const count = trees.filter((tree) => kindOf(tree) === kind).length;
  return count === 0 ? [] : [`${count} ${plural(count, kinds[kind])}`];
}

/** What the screens about apps, and all else that systems share, say. */
export const extraScreens = {
  extras: {
    title: 'Apps, and what systems share',
    text: 'Runtimes are what apps run on, frameworks what they are built with, and templates what new systems are made from. They are on the disk for all systems.',
    note: (trees: readonly string[]) =>
      trees.length === 0
        ? 'None on this disk'
        : list((['app', 'runtime', 'framework', 'root'] as const).flatMap((kind) => counted(kind, trees))),
    here: 'On this disk',
    none: 'There are none on this disk.',
    offered: 'Can be added',
    offeredNone: 'Nothing is offered that is not here already.',
    name,
    kind: (tree: string) => {
      const kind = kindOf(tree);
      return kind === null ? '' : kinds[kind].one.charAt(0).toUpperCase() + kinds[kind].one.slice(1);
    },
    runsOn: (runtime: string) => `Runs on ${runtime}`,
    lacks: 'The runtime that it needs is missing',
    brings: 'Its runtime comes along',
    usedBy: (names: readonly string[]) => `${list(names)} ${names.length === 1 ? 'runs' : 'run'} on it`,
    madeFrom: (trees: readonly string[]) => `Systems made from it: ${list(trees.map(rootNameOf))}`,
    damaged: 'It is not as it was delivered. Remove it and add it again.',
    takes: (bytes: number) => `Takes ${size(bytes)}`,
    toGet: (bytes: number) => `${size(bytes)} to get`,
    remove: 'Remove…',
    add: 'Add…',
    fromTemplate: (template: string) => `Name of a new system from the template “${template}”`,
    addFromTemplate: 'Add from the template…',
    loose: (disk: string) => `Without a system, on ${disk}`,
    looseText: 'These are on a disk from which no system starts. They can be used again, or removed.',
    looseUsr: 'Version of a system; no system starts from it',
  },
} as const;
