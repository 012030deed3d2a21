import { describe, expect, it } from 'vitest';
import type { Disk } from '../../backend/contract/facts.ts';
import { emptyFeed, restore } from './feed.ts';
import { problemFor } from './problems.ts';
import { screenOf, withFeed } from './reduce.ts';
import { diskId, offerId } from '../../backend/contract/test-samples.ts';
import { someDisk, someFacts, someRun } from './test-samples.ts';
import { initialState, noMemory, type WizardState } from './state.ts';

const atReview: WizardState = initialState({ ...noMemory, page: 'review', offerId, diskId });

function told(state: WizardState, run: ReturnType<typeof someRun> | null, facts = someFacts): WizardState {
  return withFeed(state, restore(emptyFeed, { seq: 1, facts, plan: null, run, policy: null }), 0);
}

describe('which screen is shown', () => {
  it('is the progress as soon as a run is known, wherever the window was', () => {
    expect(screenOf(told(atReview, someRun({})))).toBe('progress');
    expect(screenOf(told(initialState(null), someRun({})))).toBe('progress');
  });

  it('is done for a verified outcome only', () => {
    const verified = someRun({}, { outcome: { result: 'verified', proofs: ['usr-tree'], remainsId: null } });
    const cancelled = someRun({}, { outcome: { result: 'cancelled', aftermath: 'untouched' } });
    expect(screenOf(told(atReview, verified))).toBe('done');
    expect(screenOf(told(atReview, cancelled))).toBe('failed');
  });

  it('is the page again once the outcome was put away', () => {
    const run = someRun({}, { outcome: { result: 'cancelled', aftermath: 'untouched' } });
    expect(screenOf({ ...told(atReview, run), putAwayRunId: run.id })).toBe('review');
  });

  it('is the failure when the backend came back without the run that was on', () => {
    const state = told(told(atReview, someRun({})), null);
    expect(screenOf(state)).toBe('failed');
    expect(state.interrupted).not.toBeNull();
  });

  it('is the progress again when the backend still knows the run', () => {
    const run = someRun({});
    expect(screenOf(told(told(atReview, run), run))).toBe('progress');
  });
});

describe('what was refused', () => {
  it('is put away with its screen, and not before', () => {
    const notice = problemFor('internal');
    const running = { ...told(atReview, someRun({})), notice };
    expect(told(running, someRun({ fraction: 0.5 })).notice).toBe(notice);
    const cancelled = someRun({}, { outcome: { result: 'cancelled', aftermath: 'untouched' } });
    expect(told(running, cancelled).notice).toBeNull();
  });
});

describe('what was chosen', () => {
  it('never comes from the facts', () => {
    expect(told(initialState(null), null).diskId).toBeNull();
  });

  it('stays as long as the facts offer it', () => {
    const state = told(atReview, null);
    expect([state.page, state.diskId]).toEqual(['review', diskId]);
  });

  it('is dropped with a word when the disk is gone or cannot be used any more', () => {
    const busy: Disk = {
      ...someDisk,
      obstacles: [{ code: 'disk.read-only', params: { device: '/dev/vda' }, fixes: [] }],
    };
    for (const disks of [[], [busy]]) {
      const state = told(atReview, null, { ...someFacts, disks });
      expect([state.page, state.diskId, state.notice?.code]).toEqual(['disk', null, 'disk.unknown']);
    }
  });
});
