import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { ChangeText } from './changes.ts';
import { t } from './translate.ts';

type Stateless = Extract<ChangeRequest, { readonly task: 'stateless' }>;

export const instances: Readonly<
  Record<'instance-rename' | 'instance-default' | 'instance-remove', ChangeText>
> = {
  'instance-rename': {
    button: t('Rename the system', {}, { comment: 'The button that does it.' }),
    step: t('Rename', {}, { context: 'step' }),
    bar: t('Renaming the system', {}, { context: 'bar' }),
    doing: (system) => t('Renaming {system}', { system }),
    done: (system) => t('{system} was renamed', { system }),
    failed: t('Renaming the system failed'),
    cancelled: t('Renaming the system was cancelled'),
    interrupted: t('Renaming the system was interrupted'),
    will: (system) => t('{system} gets another name. Nothing in it changes.', { system }),
  },
  'instance-default': {
    button: t('Start this system by itself', {}, { comment: 'The button that does it.' }),
    step: t('Change', {}, { context: 'step' }),
    bar: t('Changing what starts by itself', {}, { context: 'bar' }),
    doing: (system) => t('Making {system} start by itself', { system }),
    done: (system) => t('{system} starts by itself', { system }),
    failed: t('Changing what starts by itself failed'),
    cancelled: t('Changing what starts by itself was cancelled'),
    interrupted: t('Changing what starts by itself was interrupted'),
    will: (system) =>
      t('{system} starts when nobody chooses in the boot menu. The others stay in the menu.', { system }),
  },
  'instance-remove': {
    button: t('Remove this system', {}, { loss: true, comment: 'The button that does it.' }),
    step: t('Remove', {}, { context: 'step' }),
    bar: t('Removing the system', {}, { context: 'bar' }),
    doing: (system) => t('Removing {system}', { system }),
    done: (system) => t('{system} was removed', { system }),
    failed: t('Removing the system failed'),
    cancelled: t('Removing the system was cancelled'),
    interrupted: t('Removing the system was interrupted'),
    will: (system) =>
      t(
        '{system} is taken off this disk, with its settings, state and personal files.',
        { system },
        { loss: true },
      ),
  },
};

export function instanceAdd(name: string): ChangeText {
  return {
    button: t('Add this system', {}, { comment: 'The button that does it.' }),
    step: t('Add', {}, { context: 'step' }),
    bar: t('Adding the system', {}, { context: 'bar' }),
    doing: () => t('Adding the system “{name}”', { name }),
    done: () => t('The system “{name}” was added', { name }),
    failed: t('Adding the system failed'),
    cancelled: t('Adding the system was cancelled'),
    interrupted: t('Adding the system was interrupted'),
    will: () =>
      t(
        'A system “{name}” is added, fresh as shipped, with settings, state and files of its own. It shares the version, so it takes hardly any space.',
        { name },
      ),
  };
}

type WayText = Pick<ChangeText, 'button'> & {
  readonly will: Readonly<Record<Stateless['mode'], ChangeText['will']>>;
};

const ways: Readonly<Record<Stateless['to'], WayText>> = {
  on: {
    button: t('Put it in the boot menu', {}, { comment: 'The button that does it; a way of starting.' }),
    will: {
      'forget-all': (system) =>
        t(
          'Starting {system} forgetting everything at shutdown can be chosen in the boot menu.',
          { system },
          { loss: true },
        ),
      'forget-state': (system) =>
        t(
          'Starting {system} keeping settings and forgetting state can be chosen in the boot menu.',
          { system },
          { loss: true },
        ),
    },
  },
  default: {
    button: t('Make it the usual way', {}, { comment: 'The button that does it; a way of starting.' }),
    will: {
      'forget-all': (system) =>
        t(
          '{system} starts forgetting everything at shutdown, from its next start on. What is stored now stays.',
          { system },
          { loss: true },
        ),
      'forget-state': (system) =>
        t(
          '{system} starts keeping settings and forgetting state, from its next start on. What is stored now stays.',
          { system },
          { loss: true },
        ),
    },
  },
  off: {
    button: t('Switch it off', {}, { comment: 'The button that does it; a way of starting.' }),
    will: {
      'forget-all': (system) =>
        t('Starting {system} forgetting everything at shutdown is no longer in the boot menu.', { system }),
      'forget-state': (system) =>
        t('Starting {system} keeping settings and forgetting state is no longer in the boot menu.', {
          system,
        }),
    },
  },
};

const starting: Omit<ChangeText, 'button' | 'will'> = {
  step: t('Change', {}, { context: 'step' }),
  bar: t('Changing the way of starting', {}, { context: 'bar' }),
  doing: (system: string) => t('Changing how {system} starts', { system }),
  done: (system: string) => t('How {system} starts was changed', { system }),
  failed: t('Changing the way of starting failed'),
  cancelled: t('Changing the way of starting was cancelled'),
  interrupted: t('Changing the way of starting was interrupted'),
};

/** Ways of starting that keep nothing. */
export function statelessText({ mode, to }: Stateless): ChangeText {
  const { button, will } = ways[to];
  return { ...starting, button, will: will[mode] };
}
