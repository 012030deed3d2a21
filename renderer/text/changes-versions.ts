import type { ChangeText } from './changes.ts';
import { t } from './translate.ts';
import { versionOf } from './tree.ts';

/** What is done to a version that is there. */
export const treeTexts: Readonly<
  Record<'tree-default' | 'tree-once' | 'tree-remove', (tree: string) => ChangeText>
> = {
  'tree-default': (tree) => {
    const version = versionOf(tree);
    return {
      button: t('Make it the usual version', {}, { comment: 'The button that does it.' }),
      step: t('Change', {}, { context: 'step' }),
      bar: t('Changing the usual version', {}, { context: 'bar' }),
      doing: () => t('Making version {version} the usual one', { version }),
      done: () => t('Version {version} is the usual one', { version }),
      failed: t('Changing the usual version failed'),
      cancelled: t('Changing the usual version was cancelled'),
      interrupted: t('Changing the usual version was interrupted'),
      will: (system) =>
        t('{system} starts from version {version}. Settings, state and files stay.', { system, version }),
    };
  },
  'tree-once': (tree) => {
    const version = versionOf(tree);
    return {
      button: t('Start it once', {}, { comment: 'The button that does it.' }),
      step: t('Try', {}, { context: 'step' }),
      bar: t('Preparing the trial', {}, { context: 'bar' }),
      doing: () => t('Preparing to start version {version} once', { version }),
      done: () => t('Version {version} starts next, once', { version }),
      failed: t('Preparing the trial failed'),
      cancelled: t('Preparing the trial was cancelled'),
      interrupted: t('Preparing the trial was interrupted'),
      will: (system) =>
        t('The next start of {system} is from version {version}; the one after is as usual again.', {
          system,
          version,
        }),
    };
  },
  'tree-remove': (tree) => {
    const version = versionOf(tree);
    return {
      button: t('Remove this version', {}, { loss: true, comment: 'The button that does it.' }),
      step: t('Remove', {}, { context: 'step' }),
      bar: t('Removing the version', {}, { context: 'bar' }),
      doing: () => t('Removing version {version}', { version }),
      done: () => t('Version {version} was removed', { version }),
      failed: t('Removing the version failed'),
      cancelled: t('Removing the version was cancelled'),
      interrupted: t('Removing the version was interrupted'),
      will: () =>
        t(
          'Version {version} is deleted from the disk. No system starts from it.',
          { version },
          { loss: true },
        ),
    };
  },
};
