import type { ChangeRequest, ChangeStep } from '../contract/change.ts';
import type { ChangePlan } from '../contract/plan.ts';
import { costOf, type Cost } from './step-cost.ts';
import { kindOf } from '../contract/tree-name.ts';

type Steps = ChangePlan['steps'];

// As measured in the lab, on the machine that installations were measured on; a megabyte is one that is moved.
const costs: Readonly<Record<ChangeStep, Cost>> = {
  'check-store': { fixed: 600, perMegabyte: 0 },
  'check-stream': { fixed: 200, perMegabyte: 28 },
  settle: { fixed: 150, perMegabyte: 0 },
  build: { fixed: 260, perMegabyte: 0 },
  receive: { fixed: 600, perMegabyte: 97 },
  publish: { fixed: 60, perMegabyte: 0 },
  exchange: { fixed: 190, perMegabyte: 0 },
  stamps: { fixed: 60, perMegabyte: 0 },
  'boot-menu': { fixed: 600, perMegabyte: 0 },
  delete: { fixed: 30, perMegabyte: 0 },
  discard: { fixed: 250, perMegabyte: 0 },
  'verify-store': { fixed: 550, perMegabyte: 0 },
};
/** What the menu leads to is looked at as well where that was changed. Milliseconds. */
const verifyMenuMs = 950;

/** What was kept is waited for until it is free, and 18 ms for each thousand of its files, which nobody has counted. Milliseconds. */
const freedMs = 240;

/** Whether a change deletes what was kept of a system. */
function freesRemains(request: ChangeRequest): boolean {
  if (request.task === 'reset') return request.mode === 'hand-over';
  return request.task === 'let-go' || request.task === 'instance-remove';
}

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

/** What a change gets from elsewhere. */
export interface Moved {
  readonly bytes: number;
  /** Of what is signed only the beginning is read before. */
  readonly signed: boolean;
}

/** The steps of a change, in the order in which they run. A step's weight is the milliseconds that it takes. */
export function stepsOf(request: ChangeRequest, { bytes, signed }: Moved): Steps {
  const weightOf = (id: ChangeStep): number => {
    const read = id === 'check-stream' && signed ? 0 : bytes;
    const menu = id === 'verify-store' && changesMenu(request) ? verifyMenuMs : 0;
    const freed = id === 'delete' && freesRemains(request) ? freedMs : 0;
    return costOf(costs[id], read) + menu + freed;
  };
  const checks: readonly ChangeStep[] = receives(request)
    ? ['check-store', 'check-stream', 'settle']
    : ['check-store', 'settle'];
  const all: readonly ChangeStep[] = [...checks, ...middleOf(request), 'verify-store'];
  const turn = all.indexOf(turningPoint(request));
  return all.map((id, position) => ({ id, weight: weightOf(id), destructive: position >= turn }));
}
