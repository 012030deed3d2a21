import type { ChangeRequest } from '../../backend/contract/change.ts';
import { screenOf, type Screen } from './reduce.ts';
import type { WizardState } from './state.ts';

/** The steps of what a person is about to do, in order; `run` is the doing itself. */
export type FlowStep = 'image' | 'disk' | 'settings' | 'system' | 'kind' | 'versions' | 'review' | 'run';

const installing = ['image', 'disk', 'settings', 'review', 'run'] as const;
const resetting = ['system', 'kind', 'review', 'run'] as const;
const mending = ['system', 'review', 'run'] as const;
const versioning = ['system', 'versions', 'review', 'run'] as const;

function stepsOfChange({ task }: ChangeRequest, aim: WizardState['aim']): readonly FlowStep[] {
  switch (task) {
    case 'reset':
      return resetting;
    case 'undo':
    case 'let-go':
    case 'repair':
      return aim === 'versions' ? versioning : mending;
    case 'tree-add':
    case 'extra-add':
    case 'tree-default':
    case 'tree-rollback':
    case 'tree-once':
    case 'tree-remove':
    case 'instance-add':
    case 'instance-rename':
    case 'instance-default':
    case 'instance-remove':
    case 'stateless':
      return versioning;
  }
}

/** What is done, or about to be: null for an installation, and where nothing is chosen yet. */
export function presentChange(state: WizardState): ChangeRequest | null {
  const onRun = screenOf(state) !== state.page;
  return onRun ? ((state.interrupted ?? state.feed.run)?.change ?? null) : state.change;
}

/** The way that a person is on; empty as long as none was taken. */
export function flowOf(
  screen: Screen,
  change: ChangeRequest | null,
  aim: WizardState['aim'],
): readonly FlowStep[] {
  switch (screen) {
    case 'welcome':
    case 'task':
      return [];
    case 'image':
    case 'disk':
    case 'settings':
      return installing;
    case 'system':
      return aim === 'versions' ? versioning : resetting;
    case 'kind':
      return resetting;
    case 'versions':
      return versioning;
    case 'review':
    case 'progress':
    case 'done':
    case 'failed':
      return change === null ? installing : stepsOfChange(change, aim);
  }
}

/** Where on that way a screen is; past its end when all is done. */
export function placeOnFlow(flow: readonly FlowStep[], screen: Screen): number {
  switch (screen) {
    case 'welcome':
    case 'task':
      return -1;
    case 'done':
      return flow.length;
    case 'progress':
    case 'failed':
      return flow.indexOf('run');
    case 'image':
    case 'disk':
    case 'settings':
    case 'system':
    case 'kind':
    case 'versions':
    case 'review':
      return flow.indexOf(screen);
  }
}
