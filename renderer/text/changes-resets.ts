import type { ResetMode } from '../../backend/contract/store.ts';
import type { ChangeText } from './changes.ts';
import { t } from './translate.ts';

export const resets: Readonly<Record<ResetMode, ChangeText>> = {
  state: {
    button: t('Reset the state', {}, { loss: true, comment: 'The button that does it.' }),
    step: t('Reset', {}, { context: 'step' }),
    bar: t('The reset', {}, { context: 'bar' }),
    doing: (system) => t('Resetting the state of {system}', { system }),
    done: (system) => t('The state of {system} was reset', { system }),
    failed: t('The reset failed'),
    cancelled: t('The reset was cancelled'),
    interrupted: t('The reset was interrupted'),
    will: (system) =>
      t('{system} forgets what it collected and keeps its settings.', { system }, { loss: true }),
  },
  'factory-keep-home': {
    button: t('Reset settings and state', {}, { loss: true, comment: 'The button that does it.' }),
    step: t('Reset', {}, { context: 'step' }),
    bar: t('The reset', {}, { context: 'bar' }),
    doing: (system) => t('Resetting {system}', { system }),
    done: (system) => t('{system} was reset', { system }),
    failed: t('The reset failed'),
    cancelled: t('The reset was cancelled'),
    interrupted: t('The reset was interrupted'),
    will: (system) =>
      t('{system} becomes as it was shipped. Personal files stay.', { system }, { loss: true }),
  },
  factory: {
    button: t('Reset everything', {}, { loss: true, comment: 'The button that does it.' }),
    step: t('Reset', {}, { context: 'step' }),
    bar: t('The reset', {}, { context: 'bar' }),
    doing: (system) => t('Resetting all of {system}', { system }),
    done: (system) => t('All of {system} was reset', { system }),
    failed: t('The reset failed'),
    cancelled: t('The reset was cancelled'),
    interrupted: t('The reset was interrupted'),
    will: (system) =>
      t('{system} becomes as it was shipped, without any personal files.', { system }, { loss: true }),
  },
  'hand-over': {
    button: t('Delete everything and hand over', {}, { loss: true, comment: 'The button that does it.' }),
    step: t('Hand over', {}, { context: 'step' }),
    bar: t('The handing over', {}, { context: 'bar' }),
    doing: (system) => t('Preparing {system} for its new owner', { system }),
    done: (system) => t('{system} is ready for its new owner', { system }),
    failed: t('The handing over failed'),
    cancelled: t('The handing over was cancelled'),
    interrupted: t('The handing over was interrupted'),
    will: (system) =>
      t(
        '{system} becomes as it was shipped, and everything of its old owner in it is deleted.',
        { system },
        { loss: true },
      ),
  },
};
