import type { ExtraFacts } from '../../backend/contract/store.ts';
import { list, size } from './format.ts';
import { isolate, t } from './translate.ts';
import { called, rootNameOf, versionOf } from './tree.ts';

type Named = Pick<ExtraFacts, 'title' | 'tree'>;

const kinds = {
  app: t('App', {}, { context: 'kind' }),
  runtime: t('Runtime', {}, { context: 'kind', comment: 'What apps run on.' }),
  framework: t('Framework', {}, { context: 'kind', comment: 'What apps are built with.' }),
  root: t('Template', {}, { context: 'kind', comment: 'What new systems are made from.' }),
} as const;

type Kind = keyof typeof kinds;

const counts: Readonly<Record<Kind, (count: number) => string>> = {
  app: (count) => t('{count, plural, one {# app} other {# apps}}', { count }),
  runtime: (count) => t('{count, plural, one {# runtime} other {# runtimes}}', { count }),
  framework: (count) => t('{count, plural, one {# framework} other {# frameworks}}', { count }),
  root: (count) => t('{count, plural, one {# template} other {# templates}}', { count }),
};

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
  return kindOf(tree) === 'root' || title.endsWith(` ${version}`)
    ? isolate(title)
    : t(
        '{name} {version}',
        { name: title, version },
        { comment: 'An app and its version, as in “Mail 2.1”.' },
      );
}

function counted(kind: Kind, trees: readonly string[]): readonly string[] {
  const count = trees.filter((tree) => kindOf(tree) === kind).length;
  return count === 0 ? [] : [counts[kind](count)];
}

/** What the screens about apps, and all else that systems share, say. */
export const extraScreens = {
  extras: {
    title: t('Apps, and what systems share'),
    text: t(
      'Runtimes are what apps run on, frameworks what they are built with, and templates what new systems are made from. They are on the disk for all systems.',
    ),
    note: (trees: readonly string[]) =>
      trees.length === 0
        ? t('None on this disk', {}, { comment: 'No apps, runtimes, frameworks or templates.' })
        : list((['app', 'runtime', 'framework', 'root'] as const).flatMap((kind) => counted(kind, trees))),
    here: t('On this disk'),
    none: t('There are none on this disk.', {}, { comment: 'No apps, runtimes, frameworks or templates.' }),
    offered: t('Can be added', {}, { comment: 'Heading above apps and the like that are offered.' }),
    offeredNone: t('Nothing is offered that is not here already.'),
    name,
    kind: (tree: string) => {
      const kind = kindOf(tree);
      return kind === null ? '' : kinds[kind];
    },
    runsOn: (runtime: string) => t('Runs on {runtime}', { runtime }, { comment: 'Said of an app.' }),
    lacks: t('The runtime that it needs is missing', {}, { comment: 'Said of an app.' }),
    brings: t(
      'Its runtime comes along',
      {},
      { comment: 'Said of an app: what it runs on is added with it.' },
    ),
    usedBy: (names: readonly string[]) =>
      t(
        '{count, plural, one {{names} runs on it} other {{names} run on it}}',
        { count: names.length, names: list(names) },
        { comment: 'Said of a runtime; the names are those of apps.' },
      ),
    madeFrom: (trees: readonly string[]) =>
      t(
        'Systems made from it: {names}',
        { names: list(trees.map(rootNameOf)) },
        { comment: 'Said of a template.' },
      ),
    damaged: t('It is not as it was delivered. Remove it and add it again.'),
    takes: (bytes: number) => t('Takes {size}', { size: size(bytes) }, { comment: 'Room on the disk.' }),
    toGet: (bytes: number) =>
      t('{size} to get', { size: size(bytes) }, { comment: 'To be downloaded or read.' }),
    remove: t('Remove…'),
    add: t('Add…'),
    fromTemplate: (template: string) =>
      t('Name of a new system from the template “{template}”', { template }),
    addFromTemplate: t('Add from the template…'),
    loose: (disk: string) =>
      t(
        'Without a system, on {disk}',
        { disk },
        { comment: 'Heading above versions and apps that no system uses.' },
      ),
    looseText: t('These are on a disk from which no system starts. They can be used again, or removed.'),
    looseUsr: t('Version of a system; no system starts from it'),
  },
} as const;
