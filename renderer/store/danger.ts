import type { Fate } from '../../backend/contract/change.ts';
import type { ChangePlan } from '../../backend/contract/plan.ts';

type Judged = Pick<ChangePlan, 'request' | 'fates'>;

function takesAll({ request, fates }: Judged): boolean {
  // Removing a system takes away everything that is in it, wherever it goes.
  if (request.task === 'instance-remove') return true;
  // Bringing back what a reset took puts aside what was made since.
  if (request.task === 'undo')
    return fates.some(({ part, fate }) => part === 'personal-files' && fate === 'set-aside');
  return request.task === 'reset' && (request.mode === 'factory' || request.mode === 'hand-over');
}

/** What vendors deliver can be had again; the rest is its person's own. */
export function isDelivered(part: Fate['part']): boolean {
  return ['system', 'app', 'runtime', 'framework', 'template'].includes(part);
}

/** Whether a person has to say to know what goes: when it is everything, or when what is their own is deleted. */
export function needsTick(plan: Judged): boolean {
  return takesAll(plan) || plan.fates.some(({ fate, part }) => fate === 'deleted' && !isDelivered(part));
}

/** Whether it is to be held, not just pressed: when nothing will be kept to bring it back from. */
export function needsHold({ request }: Judged): boolean {
  return request.task === 'reset' && request.mode === 'hand-over';
}

/** Whether the button itself warns: when anything is deleted rather than set aside. */
export function deletes(plan: Judged): boolean {
  return needsHold(plan) || plan.fates.some(({ fate }) => fate === 'deleted');
}
