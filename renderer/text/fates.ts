import type { Fate } from '../../backend/contract/change.ts';
import type { ChangePlan } from '../../backend/contract/plan.ts';
import { list, moment } from './format.ts';
import { t } from './translate.ts';

/** What goes, within the sentence of the tick box. */
const goingParts: Readonly<Record<Fate['part'], string>> = {
  settings: t('the settings', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  state: t('the state', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  'personal-files': t('all personal files', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  system: t('the version', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  remains: t('what was kept of a reset', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  app: t('the app', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  runtime: t('the runtime', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  framework: t('the framework', {}, { loss: true, comment: 'One of the {parts} that go.' }),
  template: t('the template', {}, { loss: true, comment: 'One of the {parts} that go.' }),
};

/** What comes new in place of what goes, within a sentence. */
const freshParts: Readonly<Record<Fate['part'], string>> = {
  settings: t('settings', {}, { comment: 'One of the {parts} that come fresh.' }),
  state: t('state', {}, { comment: 'One of the {parts} that come fresh.' }),
  'personal-files': t(
    'an empty place for personal files',
    {},
    { comment: 'One of the {parts} that come fresh.' },
  ),
  system: t('the system itself', {}, { comment: 'One of the {parts} that come fresh.' }),
  remains: t('what is kept for an undo', {}, { comment: 'One of the {parts} that come fresh.' }),
  app: t('the app', {}, { context: 'fresh', comment: 'One of the {parts} that come fresh.' }),
  runtime: t('the runtime', {}, { context: 'fresh', comment: 'One of the {parts} that come fresh.' }),
  framework: t('the framework', {}, { context: 'fresh', comment: 'One of the {parts} that come fresh.' }),
  template: t('the template', {}, { context: 'fresh', comment: 'One of the {parts} that come fresh.' }),
};

/** What a person has to say to know of: what is deleted, and what a reset, its undoing or a removal sets aside. */
function going({ request, fates }: ChangePlan): string {
  const takesAway = ['reset', 'undo', 'instance-remove'].includes(request.task);
  const gone = fates.filter(({ fate }) => fate === 'deleted' || (takesAway && fate === 'set-aside'));
  return list([...new Set(gone.map(({ part }) => goingParts[part]))]);
}

/** The same where it is one of several things that were kept. @param at when it was, as the facts have it */
function keptOn(at: string): string {
  return t(
    'what was kept on {date}',
    { date: moment(at) },
    { loss: true, comment: 'What was set aside by a reset; one of the {parts} that go.' },
  );
}

export function acknowledgeUndoable(plan: ChangePlan, system: string): string {
  return t(
    'I understand that {parts} of {system} will be set aside and will not be there afterwards.',
    { parts: going(plan), system },
    {
      loss: true,
      comment:
        'The label of a box to be ticked. Where a list does not fit into the sentence put it at the end: “I understand that this will be set aside and will not be there afterwards, of {system}: {parts}”.',
    },
  );
}

/** @param keptAt when that was kept which alone goes; null where something else goes */
export function acknowledgeFinal(plan: ChangePlan, system: string, keptAt: string | null): string {
  return t(
    'I understand that {parts} of {system} will be deleted for good.',
    { parts: keptAt === null ? going(plan) : keptOn(keptAt), system },
    {
      loss: true,
      comment:
        'The label of a box to be ticked. Where a list does not fit into the sentence put it at the end: “I understand that this will be deleted for good, of {system}: {parts}”.',
    },
  );
}

export function freshText(found: readonly Fate['part'][]): string {
  return t(
    'Fresh in its place, as shipped: {parts}.',
    { parts: list(found.map((part) => freshParts[part])) },
    { comment: 'What comes in place of what goes.' },
  );
}
