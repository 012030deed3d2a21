import type { Feed } from './feed.ts';
import { followRun } from './run-view.ts';
import type { Page, WizardState } from './state.ts';
import { keepChoices } from './vanished.ts';

/** Takes in what the backend told, and what follows from it for the screens. */
export function withFeed(state: WizardState, feed: Feed, now: number): WizardState {
  const { run, facts } = feed;
  const before = state.feed.run;
  const wasRunning = before !== null && before.outcome === null;
  const next: WizardState = {
    ...state,
    feed,
    interrupted: run !== null ? null : wasRunning ? before : state.interrupted,
    runView: run === null || run === before ? state.runView : followRun(state.runView, run, now),
  };
  // What was refused on one screen has no place on the next, nor has the PIN that it needs.
  const question = next.question === 'pin' ? null : next.question;
  const told = screenOf(next) === screenOf(state) ? next : { ...next, notice: null, question };
  // A run and its outcome are not about what was chosen; leaving the outcome looks at the choices again.
  if (facts === null || facts === state.feed.facts || screenOf(told) !== told.page) return told;
  const { state: kept, problem } = keepChoices(told, facts);
  return problem === null ? kept : { ...kept, notice: problem };
}

export type Screen = Page | 'progress' | 'done' | 'failed';

/** Which screen to show. A run comes before everything, whenever the window appears. */
export function screenOf({ feed, interrupted, putAwayRunId, page }: WizardState): Screen {
  if (interrupted !== null) return 'failed';
  const { run } = feed;
  if (run === null || run.id === putAwayRunId) return page;
  if (run.outcome === null) return 'progress';
  return run.outcome.result === 'verified' ? 'done' : 'failed';
}
