import type { Facts } from '../contract/facts.ts';
import type { Plan } from '../contract/plan.ts';
import type { Outcome } from '../contract/run.ts';

/** A run, on or over. */
export interface PresentRun {
  readonly plan: Plan;
  readonly outcome: Outcome | null;
}

/** Where the log must not be written, and where it may be beside sticks. */
export interface Reserved {
  /** The disk that a run is or was about. */
  readonly device: string | null;
  /** UUIDs of the file systems that a run reads from. */
  readonly read: ReadonlySet<string>;
  /** The disk whose boot partition may hold the log of what went wrong there. */
  readonly bootDevice: string | null;
}

function offersOf(plan: Plan): readonly string[] {
  const asked = 'offerId' in plan.request ? [plan.request.offerId] : [];
  return [...asked, ...plan.brings.map(({ offerId }) => offerId)];
}

function readBy(plan: Plan, { offers, sticks }: Facts): readonly string[] {
  const origins = offers.filter(({ id }) => offersOf(plan).includes(id)).map(({ origin }) => origin);
  return sticks
    .filter(({ id }) => origins.some((origin) => origin.kind === 'stick' && origin.stickId === id))
    .map(({ uuid }) => uuid);
}

/**
 * A boot partition of ours is where support looks, once something went wrong. Not before the end, not after a good one, so that a system that
 * was handed over has nothing of the past, and not on a disk of somebody else's that is said to be untouched.
 */
function mayHold({ plan, outcome }: PresentRun): boolean {
  if (outcome === null || outcome.result === 'verified') return false;
  return plan.kind === 'change' || outcome.aftermath === 'erased-not-bootable';
}

export function reservedBy(run: PresentRun | null, facts: Facts | null): Reserved {
  if (run === null) return { device: null, read: new Set(), bootDevice: null };
  const { device } = run.plan.disk;
  const on = run.outcome === null && facts !== null;
  return {
    device,
    read: new Set(on ? readBy(run.plan, facts) : []),
    bootDevice: mayHold(run) ? device : null,
  };
}
