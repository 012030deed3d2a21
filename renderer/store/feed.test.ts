import { describe, expect, it } from 'vitest';
import type { PristineEvent } from '../../backend/contract/protocol.ts';
import { awaitSnapshot, emptyFeed, receive, restore } from './feed.ts';
import { someFacts, someRun } from './test-samples.ts';

function runEvent(seq: number, fraction: number): PristineEvent {
  return { seq, type: 'run', run: someRun({ fraction }) };
}

const snapshot = { seq: 5, facts: someFacts, plan: null, run: null, policy: null };

describe('the feed', () => {
  it('holds events until the snapshot is there, and then takes those that follow it', () => {
    const early = [runEvent(5, 0.1), runEvent(6, 0.2), runEvent(7, 0.3)].reduce(receive, emptyFeed);
    expect(early.run).toBeNull();
    const feed = restore(early, snapshot);
    expect(feed.seq).toBe(7);
    expect(feed.run?.progress.fraction).toBe(0.3);
  });

  it('ignores what it has already', () => {
    const feed = receive(restore(emptyFeed, snapshot), runEvent(5, 0.9));
    expect(feed.run).toBeNull();
    expect(feed.seq).toBe(5);
  });

  it('asks for a snapshot where an event is missing, and loses none that came meanwhile', () => {
    const gap = receive(restore(emptyFeed, snapshot), runEvent(8, 0.4));
    expect(gap.seq).toBeNull();
    const later = receive(gap, runEvent(9, 0.5));
    const feed = restore(later, { ...snapshot, seq: 8 });
    expect(feed.seq).toBe(9);
    expect(feed.run?.progress.fraction).toBe(0.5);
  });

  it('asks again where the snapshot is too old for what came meanwhile', () => {
    expect(restore(receive(emptyFeed, runEvent(9, 0.5)), snapshot).seq).toBeNull();
  });

  it('counts anew after a new connection and keeps what is shown', () => {
    const feed = awaitSnapshot(restore(emptyFeed, snapshot));
    expect(feed.seq).toBeNull();
    expect(feed.facts).toBe(someFacts);
  });

  it('does not grow without bounds while no snapshot comes', () => {
    const many = Array.from({ length: 1000 }, (_, index) => runEvent(index + 6, 0.5));
    expect(many.reduce(receive, emptyFeed).held.length).toBeLessThanOrEqual(256);
  });
});
