import { createHash } from 'node:crypto';
import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { Facts } from '../../backend/contract/facts.ts';
import { changePlanned, type ChangePlan, type ChangePlanned } from '../../backend/contract/plan.ts';
import type { Outcome } from '../../backend/contract/run.ts';
import { planChange } from '../../backend/plan/change.ts';
import { idOf } from './disks.ts';
import { machine, newer, sharedOffers } from './machine.ts';
import { kept, laptop } from './stores.ts';

const everything: Facts = { ...machine, offers: [newer, ...machine.offers, ...sharedOffers] };

/** What the backend's own planner makes of a request on a machine; on the one that is played back if not said otherwise. */
export function changePlannedFor(request: ChangeRequest, facts: Facts = everything): ChangePlanned {
  const text = JSON.stringify(request);
  const probe = { planId: idOf('plan', text), remainsId: idOf('remains', 'new') };
  const { plan: draft, issues } = planChange(facts, request, probe);
  const digest = createHash('sha256').update(text).digest('hex');
  return changePlanned.parse({ plan: draft === null ? null : { ...draft, digest }, issues });
}

/** The plan of a change that can be made, but for what is said to be otherwise. */
export function changePlanFor(request: ChangeRequest, changes: Partial<ChangePlan> = {}): ChangePlan {
  const { plan, issues } = changePlannedFor(request);
  if (plan === null) throw new Error(`it cannot be planned: ${JSON.stringify(issues)}`);
  return { ...plan, ...changes };
}

export const resetRequest = {
  task: 'reset',
  systemId: laptop.id,
  mode: 'factory-keep-home',
} as const satisfies ChangeRequest;

/** A reset that was verified and can be undone. */
export const wasReset: Outcome = {
  result: 'verified',
  proofs: ['new-state', 'old-state-kept', 'personal-files-kept', 'good-entry', 'file-system-consistent'],
  remainsId: kept.id,
};
