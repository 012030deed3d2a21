import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../backend/contract/run.ts';
import { followRun, stalledFor, steadyRemaining, type RunView } from './run-view.ts';
import { someRun } from './test-samples.ts';

const fractions = array(double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });

describe('the progress that is shown', () => {
  it('never runs backwards and never reaches the end before the outcome', () => {
    assert(
      property(fractions, (told) => {
        let view: RunView | null = null;
        for (const fraction of told) {
          const next: RunView = followRun(view, someRun({ fraction }), 0);
          expect(next.fraction).toBeGreaterThanOrEqual(view?.fraction ?? 0);
          expect(next.fraction).toBeLessThan(1);
          view = next;
        }
      }),
    );
  });

  it('reaches the end with a verified outcome, and with no other', () => {
    const outcomes: Outcome[] = [
      { result: 'verified', proofs: ['usr-tree'], remainsId: null },
      { result: 'cancelled', aftermath: 'untouched' },
    ];
    const ends = outcomes.map((outcome) => followRun(null, someRun({ fraction: 1 }, { outcome }), 0));
    expect(ends.map((view) => view.fraction)).toEqual([1, 0.99]);
  });

  it('begins anew with another run', () => {
    const first = followRun(null, someRun({ fraction: 0.8 }), 0);
    const second = followRun(first, someRun({ fraction: 0.1 }, { id: `run-${'0'.repeat(32)}` }), 0);
    expect(second.fraction).toBe(0.1);
  });
});

describe('the time left', () => {
  it('does not jump up by a little', () => {
    expect(steadyRemaining(60_000, 65_000)).toBe(60_000);
  });

  it('says so when it is really more, and follows when it is less', () => {
    expect(steadyRemaining(60_000, 100_000)).toBe(105_000);
    expect(steadyRemaining(60_000, 31_000)).toBe(45_000);
  });

  it('is not known where the backend does not know it', () => {
    expect(steadyRemaining(60_000, null)).toBeNull();
  });
});

describe('standing still', () => {
  const view = followRun(null, someRun({}), 1000);

  it('goes on counting between two words of the backend', () => {
    expect(stalledFor(someRun({ stalledMs: 38_000 }), view, 3000)).toBe(40_000);
  });

  it('is noticed even when the backend says nothing at all', () => {
    expect(stalledFor(someRun({}), view, 3000)).toBe(0);
    expect(stalledFor(someRun({}), view, 9000)).toBe(8000);
  });
});
