import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { planOfRun } from './run-plan.ts';
import type { WizardState } from './state.ts';

/** Whether a change puts another state in the place of the present one. */
export function exchanges({ task }: ChangeRequest): boolean {
  return task === 'reset' || task === 'undo';
}

/** Whether what a run did takes effect only when its system restarts, as far as the plan or the facts tell. */
export function awaitsRestart(state: WizardState, run: RunState): boolean {
  const plan = planOfRun(state, run);
  if (plan?.kind === 'change') return plan.effective === 'after-restart';
  const stores = state.feed.facts?.stores ?? [];
  return stores.some(({ systems }) =>
    systems.some(({ rootTree, restartPending }) => restartPending && rootTree === run.tree),
  );
}
