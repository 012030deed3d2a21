import type { Disk } from '../contract/facts.ts';
import type { Plan } from '../contract/plan.ts';
import type { StaleReason } from '../contract/problem.ts';

/** What is no longer as it was when the plan was made. Empty: the plan holds. */
export function staleReasons(plan: Pick<Plan, 'disk'>, now: Disk | null): readonly StaleReason[] {
  if (now === null) return ['disk-gone'];
  const before = plan.disk;
  const checks: readonly (readonly [StaleReason, boolean])[] = [
    [
      'disk-exchanged',
      now.sequence !== before.sequence || now.serial !== before.serial || now.model !== before.model,
    ],
    ['disk-resized', now.sizeBytes !== before.sizeBytes],
    ['partitions-changed', now.tableDigest !== before.tableDigest],
    ['disk-in-use', now.obstacles.length > 0],
  ];
  return checks.filter(([, changed]) => changed).map(([reason]) => reason);
}
