import type { Plan } from '../../backend/contract/plan.ts';
import type { RunState } from '../../backend/contract/run.ts';
import type { WizardState } from './state.ts';

/** The plan that a run carries out, where this window or the service still has it. */
export function planOfRun({ feed, planned }: WizardState, { planId }: RunState): Plan | undefined {
  return [planned?.plan, feed.plan].find((plan) => plan?.id === planId) ?? undefined;
}
