import type { StepId, Plan } from '../contract/plan.ts';
import type { Problem } from '../contract/problem.ts';
import type { Bottleneck, Progress } from '../contract/run.ts';
import { TimeSpent } from './time-spent.ts';

/** How long nothing may move before it is said so. Milliseconds. */
const stallAfterMs = 5000;
/** The rate is that of about the last so long: pieces come in bursts. Milliseconds. */
const windowMs = 3000;
/** The time left settles in so long, however often somebody asks for it. Milliseconds. */
const settlingMs = 4000;

/**
 * Turns what the steps report into one fraction that never runs backwards and reaches 1 only when told.
 * The clock is given, in milliseconds, so that this is pure.
 */
export class ProgressMeter {
  /** Why there is nothing to do but wait. */
  waitingFor: Problem | null = null;
  readonly #steps: Plan['steps'];
  readonly #estimateMs: number;
  readonly #totalWeight: number;
  #index = -1;
  #fraction = 0;
  #bytes: { done: number; total: number } | null = null;
  #rate: number | null = null;
  /** What was written of late, and in how long; what is longer ago counts for less. */
  #window = { bytes: 0, ms: 0 };
  #remaining: { readonly ms: number; readonly at: number } | null = null;
  #movedAt: number;
  #measuredAt: number;
  #measuredBytes = 0;
  #spent = new TimeSpent();
  readonly #startedAt: number;

  constructor(plan: Pick<Plan, 'steps' | 'estimateMs'>, now: number) {
    this.#steps = plan.steps;
    this.#estimateMs = plan.estimateMs;
    this.#totalWeight = plan.steps.reduce((sum, step) => sum + step.weight, 0);
    this.#movedAt = now;
    this.#measuredAt = now;
    this.#startedAt = now;
  }

  begin(step: StepId, now: number): void {
    this.#index = this.#steps.findIndex((one) => one.id === step);
    this.#bytes = null;
    this.#rate = null;
    this.#window = { bytes: 0, ms: 0 };
    this.#spent = new TimeSpent();
    this.#movedAt = now;
    this.#measuredAt = now;
    this.#measuredBytes = 0;
    this.#advance(0);
  }

  bytes(done: number, total: number, now: number): void {
    if (done > (this.#bytes?.done ?? -1)) this.#movedAt = now;
    this.#bytes = { done: Math.min(done, total), total };
    const elapsed = now - this.#measuredAt;
    if (elapsed >= 250) {
      const forgotten = Math.exp(-elapsed / windowMs);
      this.#window = {
        bytes: this.#window.bytes * forgotten + done - this.#measuredBytes,
        ms: this.#window.ms * forgotten + elapsed,
      };
      this.#rate = (this.#window.bytes * 1000) / this.#window.ms;
      this.#measuredAt = now;
      this.#measuredBytes = done;
    }
    this.#advance(total === 0 ? 0 : done / total);
  }

  /** What the time went to, in milliseconds. */
  spent(where: Bottleneck, ms: number): void {
    this.#spent.add(where, ms);
  }

  /** A step without bytes reports how far it is, 0 to 1. */
  part(done: number, now: number): void {
    this.#movedAt = now;
    this.#advance(done);
  }

  #advance(part: number): void {
    const before = this.#steps.slice(0, this.#index).reduce((sum, step) => sum + step.weight, 0);
    const weight = this.#steps[this.#index]?.weight ?? 0;
    const fraction = (before + weight * Math.min(1, Math.max(0, part))) / this.#totalWeight;
    // Only the verified outcome is all of it.
    this.#fraction = Math.max(this.#fraction, Math.min(fraction, 0.999));
  }

  finish(): void {
    this.#fraction = 1;
  }

  /** What to show at this moment. */
  at(now: number): Progress {
    const still = now - this.#movedAt;
    return {
      step: this.#steps[Math.max(0, this.#index)]?.id ?? 'verify',
      fraction: this.#fraction,
      bytes: this.#bytes,
      bytesPerSecond: this.#rate === null ? null : Math.max(0, Math.round(this.#rate)),
      remainingMs: this.#remainingMs(now),
      stalledMs: still >= stallAfterMs ? Math.round(still) : 0,
      slowest: this.#spent.slowest,
      waitingFor: this.waitingFor,
    };
  }

  /**
   * How long the present step takes at its rate, and those after it as was estimated. How fast a network is says nothing of what comes
   * before and after; null where it does not count bytes.
   */
  #byRate(): number | null {
    if (this.#bytes === null || this.#rate === null || this.#rate < 1) return null;
    const { done, total } = this.#bytes;
    const after = this.#steps.slice(this.#index + 1).reduce((sum, step) => sum + step.weight, 0);
    return ((total - done) * 1000) / this.#rate + (after / this.#totalWeight) * this.#estimateMs;
  }

  #remainingMs(now: number): number | null {
    const elapsed = now - this.#startedAt;
    if (this.#fraction >= 1) return 0;
    // Too early to know better than the plan's estimate.
    const measured = this.#fraction > 0.05 ? (elapsed / this.#fraction) * (1 - this.#fraction) : null;
    const guess = this.#byRate() ?? measured ?? Math.max(0, this.#estimateMs - elapsed);
    const { ms, at } = this.#remaining ?? { ms: guess, at: now };
    // It runs down by itself, and is led to what is known now.
    const left = Math.max(0, ms - (now - at));
    const smooth = guess + (left - guess) * Math.exp((at - now) / settlingMs);
    this.#remaining = { ms: smooth, at: now };
    return Math.round(smooth);
  }
}
