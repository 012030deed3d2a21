import type { Fate } from '../../backend/contract/change.ts';
import type { Damage } from '../../backend/contract/damage.ts';
import type { ResetMode, StoreFacts } from '../../backend/contract/store.ts';
import { t } from './translate.ts';

export const damages: Readonly<Record<Damage, string>> = {
  'usr-missing': t('The version it starts from is missing.', {}, { comment: 'Said of a system.' }),
  'entry-missing': t('It is not in the boot menu.', {}, { comment: 'Said of a system.' }),
  'entry-wrong': t('Its entry in the boot menu is wrong.'),
  'kernel-missing': t('Its kernel is missing from the boot partition.'),
  'home-missing': t('The place for personal files is missing.', {}, { comment: 'Said of a system.' }),
  'loader-missing': t('The boot loader is missing.'),
};

export const leftovers: Readonly<Record<StoreFacts['leftovers'][number], string>> = {
  'unfinished-change': t('A change was interrupted. Repair finishes it or takes it back.'),
  deleting: t('A deletion was interrupted. Repair goes on with it.', {}, { loss: true }),
  received: t('Something was not received whole. Repair clears it away.'),
  'tried-once': t('A version was started once to try it. Repair clears that entry away.'),
};

export interface KindText {
  readonly name: string;
  readonly purpose: string;
  /** What a person notices afterwards. */
  readonly after: string;
}

export const resetKinds: Readonly<Record<ResetMode, KindText>> = {
  state: {
    name: t('Reset the state'),
    purpose: t('For a system that has become slow or confused.'),
    after: t(
      'Accounts, passwords, settings and personal files stay. What programs stored elsewhere goes.',
      {},
      { loss: true },
    ),
  },
  'factory-keep-home': {
    name: t('Factory reset, keep personal files', {}, { loss: true }),
    purpose: t('For a system whose settings are beyond help.'),
    after: t(
      'It asks its first questions again. Personal files stay: who is made with the same name as before, and in the same order, finds them again.',
    ),
  },
  factory: {
    name: t('Factory reset of everything', {}, { loss: true }),
    purpose: t('For a fresh start with nothing from before, not even personal files.', {}, { loss: true }),
    after: t(
      'It asks its first questions again, as when it was new.',
      {},
      { comment: '“It” is the system.' },
    ),
  },
  'hand-over': {
    name: t('Hand over to a new owner', {}, { loss: true }),
    purpose: t(
      'For giving the computer away. All that people left in this system is deleted for good.',
      {},
      { loss: true },
    ),
    after: t('It asks its new owner the first questions.'),
  },
};

export interface PartText {
  readonly name: string;
  readonly detail: string;
}

export const parts: Readonly<Record<Fate['part'], PartText>> = {
  settings: { name: t('Settings'), detail: t('accounts, passwords, networks and all else in /etc') },
  state: {
    name: t('State', {}, { comment: 'What a system collected: logs, caches, data of programs.' }),
    detail: t('what programs stored in /var: databases, virtual machines, containers, logs, caches'),
  },
  'personal-files': { name: t('Personal files'), detail: t('all folders in /home') },
  system: { name: t('The system itself'), detail: t('the programs, as shipped') },
  remains: { name: t('What was kept of a reset'), detail: t('settings, state or files that were set aside') },
  app: { name: t('An app'), detail: t('the program, with all that belongs to it') },
  runtime: { name: t('A runtime'), detail: t('what apps run on') },
  framework: { name: t('A framework'), detail: t('what apps are built with') },
  template: { name: t('A template'), detail: t('settings that systems are made from') },
};

export const fateGroups: Readonly<Record<Fate['fate'], string>> = {
  deleted: t('Deleted for good', {}, { loss: true, comment: 'Heading above what is.' }),
  'set-aside': t('Set aside', {}, { comment: 'Heading above what is: it is kept for an undo.' }),
  new: t('Comes new', {}, { comment: 'Heading above what does.' }),
  kept: t('Stays as it is', {}, { comment: 'Heading above what does.' }),
};
