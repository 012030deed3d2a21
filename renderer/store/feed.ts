import type { Facts } from '../../backend/contract/facts.ts';
import type { Plan } from '../../backend/contract/plan.ts';
import type { Allowance } from '../../backend/contract/policy.ts';
import type { PristineEvent, Snapshot } from '../../backend/contract/protocol.ts';
import type { RunState } from '../../backend/contract/run.ts';

/** What the backend told, as of sequence number `seq`; null while a snapshot is awaited. */
export interface Feed {
  readonly seq: number | null;
  readonly facts: Facts | null;
  readonly plan: Plan | null;
  readonly run: RunState | null;
  /** What alone may be asked for; null where anything may. */
  readonly policy: Allowance | null;
  /** Events that came while a snapshot is awaited. */
  readonly held: readonly PristineEvent[];
}

export const emptyFeed: Feed = { seq: null, facts: null, plan: null, run: null, policy: null, held: [] };

// A snapshot that does not come must not make the window hold more and more.
const mostHeld = 256;

/** A new connection: what is shown stays, but numbers are counted anew. */
export function awaitSnapshot(feed: Feed): Feed {
  return { ...feed, seq: null, held: [] };
}

function applied(feed: Feed, event: PristineEvent): Feed {
  switch (event.type) {
    case 'facts':
      return { ...feed, seq: event.seq, facts: event.facts };
    case 'run':
      return { ...feed, seq: event.seq, run: event.run };
  }
}

/** Takes an event in. One that is missing before it leaves `seq` null: ask for a snapshot. */
export function receive(feed: Feed, event: PristineEvent): Feed {
  if (feed.seq === null) return { ...feed, held: [...feed.held, event].slice(-mostHeld) };
  if (event.seq <= feed.seq) return feed;
  if (event.seq > feed.seq + 1) return { ...feed, seq: null, held: [event] };
  return applied(feed, event);
}

/** Takes a snapshot in, and then the events that came meanwhile. */
export function restore({ held }: Feed, snapshot: Snapshot): Feed {
  return held.reduce<Feed>((next, event) => receive(next, event), { ...snapshot, held: [] });
}
