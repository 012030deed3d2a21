import type { InstallPlan } from '../contract/plan.ts';

/** What a step takes. */
export interface Cost {
  /** Milliseconds, whatever is moved. */
  readonly fixed: number;
  /** Milliseconds for each megabyte that it is about. */
  readonly perMegabyte: number;
}

/** Milliseconds. */
export function costOf({ fixed, perMegabyte }: Cost, bytes: number): number {
  return Math.round(fixed + (perMegabyte * bytes) / 1e6);
}

/** How long steps take that are weighed so. Milliseconds. */
export function msOf(steps: readonly Pick<InstallPlan['steps'][number], 'weight'>[]): number {
  return steps.reduce((sum, { weight }) => sum + weight, 0);
}
