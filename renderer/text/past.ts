import type { ChangeTask } from '../../backend/contract/change.ts';
import type { PastRun } from '../../backend/contract/store.ts';
import { t } from './translate.ts';
import { called, isShared, rootNameOf, versionOf } from './tree.ts';

const tasks: Readonly<Record<ChangeTask | 'install', string>> = {
  install: t('Installed', {}, { context: 'past' }),
  reset: t('Reset', {}, { context: 'past', comment: 'Something that was done.' }),
  undo: t('Reset undone', {}, { context: 'past' }),
  'let-go': t('What was kept was deleted', {}, { context: 'past' }),
  'tree-add': t('Version added', {}, { context: 'past' }),
  'extra-add': t('Added', {}, { context: 'past', comment: 'An app or the like.' }),
  'tree-default': t('Usual version changed', {}, { context: 'past' }),
  'tree-rollback': t('Rolled back', {}, { context: 'past' }),
  'tree-once': t('Version tried once', {}, { context: 'past' }),
  'tree-remove': t('Removed', {}, { context: 'past', comment: 'A version, an app or the like.' }),
  'instance-add': t('System added', {}, { context: 'past' }),
  'instance-rename': t('System renamed', {}, { context: 'past' }),
  'instance-default': t('Main choice at the start changed', {}, { context: 'past' }),
  'instance-remove': t('System removed', {}, { context: 'past' }),
  stateless: t('Way of starting changed', {}, { context: 'past' }),
  repair: t('Repaired', {}, { context: 'past' }),
};

function isTask(task: string): task is keyof typeof tasks {
  return Object.hasOwn(tasks, task);
}

/** What a past change was about, where that tells more than the system's title does. */
function subjectOf(tree: string, usualName: string): string {
  if (tree.startsWith('usr:')) {
    return t(
      'version {version}',
      { version: versionOf(tree) },
      { comment: 'After a colon: “Removed: version 13.1”.' },
    );
  }
  if (isShared(tree)) return called(tree);
  const name = rootNameOf(tree);
  return name === usualName ? '' : t('“{name}”', { name }, { comment: 'The name of a system, in quotes.' });
}

/**
 * What was done, to what, and how it ended.
 * @param task from a record that another version of us may have written
 */
export function pastText(task: string, tree: string, result: PastRun['result'], usualName: string): string {
  const done = isTask(task) ? tasks[task] : task;
  const what = subjectOf(tree, usualName);
  const about =
    what === ''
      ? done
      : t('{done}: {what}', { done, what }, { comment: 'What was done to what: “Removed: version 13.1”.' });
  return result === 'verified'
    ? about
    : t(
        '{result, select, failed {{what} (failed)} cancelled {{what} (cancelled)} other {{what} (interrupted)}}',
        { result, what: about },
        { comment: 'What was tried, and how it ended: “Removed: version 13.1 (failed)”.' },
      );
}
