import type { ChangeRequest, Companion, Fate } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Way } from '../contract/offer.ts';
import type { ChangePlan } from '../contract/plan.ts';
import type { Issue, Problem } from '../contract/problem.ts';
import { addExtra } from './change-extra.ts';
import { planInstance } from './change-instance.ts';
import { planReset } from './change-reset.ts';
import { planTree } from './change-tree.ts';
import { changesMenu, stepsOf, type Moved } from './change-steps.ts';
import type { Place } from './find.ts';
import { batteryIssues } from './machine-issues.ts';
import { msOf } from './step-cost.ts';

/** What planning a change cannot know by itself and is given. */
export interface ChangeProbe {
  readonly planId: string;
  /** The name under which what is taken away is kept. */
  readonly remainsId: string;
}

export type ChangeDraft = Omit<ChangePlan, 'digest'>;

/** What the planner of a task finds: where it happens, what becomes of what, and what speaks against it. */
export interface Finding {
  readonly place: Place;
  readonly tree: string;
  readonly title: string;
  readonly usrTree: string | null;
  readonly way?: Way;
  readonly brings?: readonly Companion[];
  readonly remainsId: string | null;
  readonly fates: readonly Fate[];
  readonly reversible: ChangePlan['reversible'];
  readonly effective: ChangePlan['effective'];
  readonly neededBytes: number;
  readonly blocking: readonly Problem[];
  readonly warnings: readonly Problem[];
}

function placeProblems({ store, disk }: Place, request: ChangeRequest): readonly Problem[] {
  const device = { device: store.device };
  const checks: readonly (readonly [Problem, boolean])[] = [
    [problemOf('store.unreadable', device), store.health === 'unreadable'],
    [problemOf('store.degraded', device), store.health === 'degraded'],
    [problemOf('store.errors', device), store.health === 'errors'],
    [problemOf('store.no-esp', device), store.esp === null && changesMenu(request)],
    [problemOf('store.read-only', device), disk.obstacles.some((one) => one.code === 'disk.read-only')],
  ];
  return checks.filter(([, holds]) => holds).map(([problem]) => problem);
}

/** Without it nothing new can be written down, and a file system that is full cannot even delete. Bytes. */
const leastFreeBytes = 16 * 1024 * 1024;

function spaceProblems({ store }: Place, neededBytes: number): readonly Problem[] {
  const needed = neededBytes + leastFreeBytes;
  return store.freeBytes >= needed
    ? []
    : [problemOf('space.insufficient', { neededBytes: needed, availableBytes: store.freeBytes })];
}

function findingOf(facts: Facts, request: ChangeRequest, probe: ChangeProbe): Finding | Problem {
  switch (request.task) {
    case 'reset':
    case 'undo':
    case 'let-go':
      return planReset(facts, request, probe);
    case 'tree-add':
    case 'tree-default':
    case 'tree-rollback':
    case 'tree-once':
    case 'tree-remove':
      return planTree(facts, request);
    case 'extra-add':
      return addExtra(facts, request);
    case 'instance-add':
    case 'instance-rename':
    case 'instance-default':
    case 'instance-remove':
    case 'stateless':
    case 'repair':
      return planInstance(facts, request);
  }
}

/** Plans a change to a system that is there, or says why it cannot be. Pure. */
export function planChange(
  facts: Facts,
  request: ChangeRequest,
  probe: ChangeProbe,
): { readonly plan: ChangeDraft | null; readonly issues: readonly Issue[] } {
  const finding = findingOf(facts, request, probe);
  if ('code' in finding) return { plan: null, issues: [{ severity: 'blocking', problem: finding }] };
  const { place } = finding;
  const blocking: readonly Issue[] = [
    ...placeProblems(place, request),
    ...(request.task === 'let-go' ? [] : spaceProblems(place, finding.neededBytes)),
    ...finding.blocking,
  ].map((problem) => ({ severity: 'blocking', problem }));
  const unfinished: readonly Problem[] =
    place.store.leftovers.includes('unfinished-change') && request.task !== 'repair'
      ? [problemOf('store.unfinished', { device: place.store.device })]
      : [];
  const warnings: readonly Issue[] = [
    ...batteryIssues(facts.machine, 'change'),
    ...[...unfinished, ...finding.warnings].map((problem): Issue => ({ severity: 'warning', problem })),
  ];
  const issues = [...blocking, ...warnings];
  const moved = movedBy(facts, request, finding);
  return {
    plan: blocking.length > 0 ? null : draft(request, finding, moved, warnings, probe.planId),
    issues,
  };
}

function movedBy(facts: Facts, request: ChangeRequest, { way, brings = [] }: Finding): Moved {
  const ways = [...(way === undefined ? [] : [way]), ...brings.map((one) => one.way)];
  const offer = 'offerId' in request ? facts.offers.find(({ id }) => id === request.offerId) : undefined;
  return { bytes: ways.reduce((sum, one) => sum + one.bytes, 0), signed: offer?.trust === 'signed' };
}

function draft(
  request: ChangeRequest,
  finding: Finding,
  moved: Moved,
  warnings: readonly Issue[],
  id: string,
): ChangeDraft {
  const { store, disk } = finding.place;
  const { device, model, serial, sizeBytes, sequence, tableDigest } = disk;
  const steps = stepsOf(request, moved);
  return {
    id,
    kind: 'change',
    request,
    tree: finding.tree,
    title: finding.title,
    storeId: store.id,
    storeDigest: store.digest,
    disk: { device, model, serial, sizeBytes, sequence, tableDigest },
    usrTree: finding.usrTree,
    way: finding.way ?? null,
    brings: [...(finding.brings ?? [])],
    remainsId: finding.remainsId,
    fates: [...finding.fates],
    reversible: finding.reversible,
    effective: finding.effective,
    steps,
    neededBytes: finding.neededBytes,
    estimateMs: msOf(steps),
    warnings: [...warnings],
  };
}
