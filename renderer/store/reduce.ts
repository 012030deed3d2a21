import type { Facts } from '../../backend/contract/facts.ts';
import { problemFor } from './problems.ts';
import type { Feed } from './feed.ts';
import { followRun } from './run-view.ts';
import type { WizardState } from './state.ts';

/** A choice holds only as long as the facts offer it. */
function keepChoices(state: WizardState, facts: Facts): WizardState {
  const offers = facts.offers.some((offer) => offer.id === state.offerId);
  const choosable = facts.disks.some((disk) => disk.id === state.diskId && disk.obstacles.length === 0);
  const offerId = offers ? state.offerId : null;
  const diskId = choosable ? state.diskId : null;
  if (state.page !== 'review' || (offerId !== null && diskId !== null)) return { ...state, offerId, diskId };
  const lostOffer = offerId === null;
  return {
    ...state,
    offerId,
    diskId,
    planned: null,
    page: lostOffer ? 'image' : 'disk',
    notice: problemFor(lostOffer ? 'source.unknown' : 'disk.unknown'),
  };
}

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
  // What was refused on one screen has no place on the next.
  const told = screenOf(next) === screenOf(state) ? next : { ...next, notice: null };
  const running = run !== null && run.outcome === null;
  return facts === null || facts === state.feed.facts || running ? told : keepChoices(told, facts);
}

export type Screen = 'welcome' | 'image' | 'disk' | 'review' | 'progress' | 'done' | 'failed';

/** Which screen to show. A run comes before everything, whenever the window appears. */
export function screenOf({ feed, interrupted, putAwayRunId, page }: WizardState): Screen {
  if (interrupted !== null) return 'failed';
  const { run } = feed;
  if (run === null || run.id === putAwayRunId) return page;
  if (run.outcome === null) return 'progress';
  return run.outcome.result === 'verified' ? 'done' : 'failed';
}
