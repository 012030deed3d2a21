import type { ChangeText } from './changes.ts';
import { t } from './translate.ts';

export const undo: ChangeText = {
  button: t('Undo the reset', {}, { comment: 'The button that does it.' }),
  step: t('Undo', {}, { context: 'step' }),
  bar: t('Undoing the reset', {}, { context: 'bar' }),
  doing: (system) => t('Bringing {system} back', { system }),
  done: (system) => t('{system} is back as it was', { system }),
  failed: t('Undoing the reset failed'),
  cancelled: t('Undoing the reset was cancelled'),
  interrupted: t('Undoing the reset was interrupted'),
  will: (system) =>
    t(
      '{system} becomes what it was before. What it is now is set aside in turn.',
      { system },
      { loss: true },
    ),
};

export const letGo: ChangeText = {
  button: t('Delete what was kept', {}, { loss: true, comment: 'The button that does it.' }),
  step: t('Delete', {}, { context: 'step' }),
  bar: t('Deleting what was kept', {}, { context: 'bar' }),
  doing: (system) => t('Deleting what was kept of {system}', { system }, { loss: true }),
  done: () => t('What was kept is deleted'),
  failed: t('Deleting what was kept failed'),
  cancelled: t('Deleting what was kept was cancelled'),
  interrupted: t('Deleting what was kept was interrupted'),
  will: (system) =>
    t('{system} stays as it is. The reset can then no longer be undone.', { system }, { loss: true }),
};

export const rollback: ChangeText = {
  button: t('Roll back', {}, { comment: 'The button that does it.' }),
  step: t('Roll back', {}, { context: 'step' }),
  bar: t('Rolling back', {}, { context: 'bar' }),
  doing: (system) => t('Rolling {system} back', { system }),
  done: (system) => t('{system} was rolled back', { system }),
  failed: t('Rolling back failed'),
  cancelled: t('Rolling back was cancelled'),
  interrupted: t('Rolling back was interrupted'),
  will: (system) => t('{system} starts from the version before. Settings, state and files stay.', { system }),
};

export const repair: ChangeText = {
  button: t('Repair', {}, { comment: 'The button that does it.' }),
  step: t('Repair', {}, { context: 'step' }),
  bar: t('The repair', {}, { context: 'bar' }),
  doing: () => t('Repairing what is on the disk'),
  done: () => t('The repair is done'),
  failed: t('The repair failed'),
  cancelled: t('The repair was cancelled'),
  interrupted: t('The repair was interrupted'),
  will: () =>
    t(
      'Entries in the boot menu are made anew from what is there, and what was interrupted is finished or taken back. Settings, state and files are left alone.',
    ),
};

export const extraRemoval: ChangeText = {
  button: t('Remove it', {}, { loss: true, comment: 'The button that does it.' }),
  step: t('Remove', {}, { context: 'step' }),
  bar: t('The removal', {}, { context: 'bar' }),
  doing: (system) => t('Removing {system}', { system }),
  done: (system) => t('{system} was removed', { system }),
  failed: t('The removal failed'),
  cancelled: t('The removal was cancelled'),
  interrupted: t('The removal was interrupted'),
  will: (system) =>
    t('{system} is deleted from the disk. No system is changed by it.', { system }, { loss: true }),
};

export const additions: Readonly<Record<'tree-add' | 'extra-add', ChangeText>> = {
  'tree-add': {
    button: t('Add this version', {}, { comment: 'The button that does it.' }),
    step: t('Add', {}, { context: 'step' }),
    bar: t('Adding the version', {}, { context: 'bar' }),
    doing: () => t('Adding a version'),
    done: () => t('The version was added'),
    failed: t('Adding the version failed'),
    cancelled: t('Adding the version was cancelled'),
    interrupted: t('Adding the version was interrupted'),
    will: (system) =>
      t(
        '{system} gets another version and tries it at its next start. If that does not come up, it falls back to the present one by itself.',
        { system },
      ),
  },
  'extra-add': {
    button: t('Add it', {}, { comment: 'The button that does it.' }),
    step: t('Add', {}, { context: 'step' }),
    bar: t('The adding', {}, { context: 'bar' }),
    doing: (system) => t('Adding {system}', { system }),
    done: (system) => t('{system} was added', { system }),
    failed: t('The adding failed'),
    cancelled: t('The adding was cancelled'),
    interrupted: t('The adding was interrupted'),
    will: (system) =>
      t('{system} is put on the disk, beside what is there. No system is changed by it.', { system }),
  },
};
