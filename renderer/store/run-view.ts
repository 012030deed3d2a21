import type { RunState } from '../../backend/contract/run.ts';

/** What the progress screen shows beside the run itself: steadied, so that nothing runs backwards or jitters. */
export interface RunView {
  readonly runId: string;
  /** 0 to 1; never less than before, and 1 only with a verified outcome. */
  readonly fraction: number;
  /** Rounded so coarsely that it stands still for a while; null when nobody knows. */
  readonly remainingMs: number | null;
  /** When the last word of the run arrived, by the window's own clock. Milliseconds. */
  readonly heardAt: number;
}

const beforeTheEnd = 0.99;
const minute = 60_000;

/** Rounds up to what a person would say. Milliseconds. */
function coarse(ms: number): number {
  const grain = ms <= 10_000 ? 5000 : ms <= 2 * minute ? 15_000 : ms <= 20 * minute ? minute : 5 * minute;
  return Math.max(5000, Math.ceil(ms / grain) * grain);
}

/** Goes down as it comes, but up only when it is really more: a time that jumps to and fro tells nothing. */
export function steadyRemaining(shown: number | null, ms: number | null): number | null {
  if (ms === null) return null;
  const next = coarse(ms);
  return shown !== null && next > shown && ms < shown * 1.25 ? shown : next;
}

/**
 * Follows a run.
 * @param now the window's own clock, in milliseconds
 */
export function followRun(view: RunView | null, run: RunState, now: number): RunView {
  const before = view?.runId === run.id ? view : null;
  const verified = run.outcome?.result === 'verified';
  const fraction = verified
    ? 1
    : Math.min(beforeTheEnd, Math.max(before?.fraction ?? 0, run.progress.fraction));
  return {
    runId: run.id,
    fraction,
    remainingMs: steadyRemaining(before?.remainingMs ?? null, run.progress.remainingMs),
    heardAt: now,
  };
}

// The backend says every second that it is alive; a few missed ones are nothing.
const silenceMs = 5000;

/** For how long nothing moved, as far as can be told; 0 while something does. Milliseconds. */
export function stalledFor(run: RunState, view: RunView, now: number): number {
  const silent = Math.max(0, now - view.heardAt);
  return run.progress.stalledMs > 0 || silent >= silenceMs ? run.progress.stalledMs + silent : 0;
}
