import type { ChangeRequest, ChangeStep } from '../contract/change.ts';
import type { ChangePlan } from '../contract/plan.ts';
import { kindOf } from '../contract/tree-name.ts';

type Steps = ChangePlan['steps'];

// Shares of the time, as measured in the lab.
const weights: Readonly<Record<ChangeStep, number>> = {
  'check-store': 8,
  'check-stream': 20,
  settle: 2,
  build: 6,
  receive: 40,
  publish: 2,
  exchange: 6,
  stamps: 2,
  'boot-menu': 10,
  delete: 20,
  discard: 20,
  'verify-store': 8,
};

/** Whether trees of such a name have entries in the boot menu. */
function startsSystems(tree: string): boolean {
  return kindOf(tree) === 'usr';
}

/** The step with which a change comes into force; what comes before leaves everything as it was. */
function turningPoint(request: ChangeRequest): ChangeStep {
  switch (request.task) {
    case 'reset':
    case 'undo':
      return 'exchange';
    case 'let-go':
      return 'delete';
    case 'extra-add':
      return 'publish';
    case 'tree-remove':
      return startsSystems(request.tree) ? 'boot-menu' : 'delete';
    case 'tree-add':
    case 'tree-default':
    case 'tree-rollback':
    case 'tree-once':
    case 'instance-add':
    case 'instance-rename':
    case 'instance-default':
    case 'instance-remove':
    case 'stateless':
    case 'repair':
      return 'boot-menu';
  }
}

function middleOf(request: ChangeRequest): readonly ChangeStep[] {
  switch (request.task) {
    case 'reset':
      return request.mode === 'hand-over'
        ? ['build', 'exchange', 'delete', 'discard']
        : ['build', 'exchange', 'delete'];
    case 'undo':
      return ['exchange'];
    case 'let-go':
      return ['delete'];
    case 'tree-add':
      return ['receive', 'boot-menu'];
    case 'tree-default':
    case 'tree-rollback':
    case 'tree-once':
      return ['stamps', 'boot-menu'];
    case 'extra-add':
      return ['receive', 'publish'];
    case 'tree-remove':
      return startsSystems(request.tree) ? ['boot-menu', 'delete'] : ['delete'];
    case 'instance-add':
      return ['build', 'boot-menu'];
    case 'instance-remove':
      return ['boot-menu', 'delete'];
    case 'instance-rename':
    case 'instance-default':
    case 'stateless':
    case 'repair':
      return ['boot-menu'];
  }
}

/** Whether a change writes the boot menu, and so needs the partition that it is on. */
export function changesMenu(request: ChangeRequest): boolean {
  return middleOf(request).includes('boot-menu');
}

/** Whether a change begins with something that has to come first. */
export function receives(request: ChangeRequest): boolean {
  return middleOf(request).includes('receive');
}

/** The steps of a change, in the order in which they run. */
export function stepsOf(request: ChangeRequest): Steps {
  const checks: readonly ChangeStep[] = receives(request)
    ? ['check-store', 'check-stream', 'settle']
    : ['check-store', 'settle'];
  const all: readonly ChangeStep[] = [...checks, ...middleOf(request), 'verify-store'];
  const turn = all.indexOf(turningPoint(request));
  return all.map((id, position) => ({ id, weight: weights[id], destructive: position >= turn }));
}
