import { create } from 'zustand';
import type { Offer } from '../../backend/contract/offer.ts';
import type { Answer } from '../../backend/contract/bridge.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import { recall, remember } from './memory.ts';
import { screenOf } from './reduce.ts';
import { initialState, memoryKeys, type Task, type WizardState } from './state.ts';

/** The wizard's state. It is changed by `actions.ts` and `connect.ts` alone. */
export const useWizard = create<WizardState>()(() => initialState(recall()));

// Also a window in which nobody chose anything is known again when it is loaded again.
remember(useWizard.getState());
useWizard.subscribe((state, before) => {
  const same = memoryKeys.every((key) => state[key] === before[key]);
  if (!same) remember(state);
});

/** The plan that is on the screen, before its run or after it; null where there is none. */
export function reviewedPlanId(state: WizardState): string | null {
  const onRun = screenOf(state) !== state.page;
  return (onRun ? state.feed.run?.planId : state.planned?.plan?.id) ?? null;
}

/** What is offered under an id; undefined where nothing is. */
export function useOffer(offerId: string | null): Offer | undefined {
  return useWizard(({ feed }) => feed.facts?.offers.find(({ id }) => id === offerId));
}

export const { getState, setState } = useWizard;

/** Marks a task while it is on; what it was refused with becomes the notice, unless something else shows it. */
export async function during<T>(
  task: Task,
  work: Promise<Answer<T>>,
  isNotice: (problem: Problem) => boolean = () => true,
): Promise<Answer<T>> {
  setState(({ tasks }) => ({ tasks: new Set([...tasks, task]), notice: null }));
  const answer = await work;
  setState(({ tasks }) => ({
    tasks: new Set([...tasks].filter((one) => one !== task)),
    ...(answer.ok || !isNotice(answer.problem) ? {} : { notice: answer.problem }),
  }));
  return answer;
}
