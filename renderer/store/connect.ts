import type { PristineEvent } from '../../backend/contract/protocol.ts';
import { refresh } from './actions.ts';
import { ask, bridge } from './backend.ts';
import { awaitSnapshot, receive, restore } from './feed.ts';
import { planAgain } from './planning.ts';
import { problemFor } from './problems.ts';
import { screenOf, withFeed } from './reduce.ts';
import { recallRepeated } from './results.ts';
import { pageWords } from '../text/page-words.ts';
import { during, getState, setState } from './wizard.ts';

/** How long a connection may take before the window says why there is none. */
const patienceMs = 10_000;
/** How long a window that was loaded again shows nothing rather than the wrong screen. */
const restoringMs = 1000;

// Counts the reasons for a snapshot, so that one that was asked for too early is asked for again.
let wanted = 0;
let asking = false;

async function takeSnapshots(): Promise<void> {
  while (getState().feed.seq === null && getState().link.state === 'connected') {
    const round = wanted;
    const answer = await ask('snapshot', {});
    if (round !== wanted) continue;
    if (!answer.ok) {
      // A connection that broke meanwhile is told by the link.
      if (getState().link.state === 'connected') setState({ notice: answer.problem });
      return;
    }
    setState((state) => ({
      ...withFeed(state, restore(state.feed, answer.value), performance.now()),
      restoring: false,
    }));
  }
}

/** Draws the same screen as before, and looks at the machine where nobody has yet. */
async function resume(): Promise<void> {
  const state = getState();
  if (state.feed.seq === null) return;
  if (state.feed.facts === null) await refresh();
  // A run that is on, or has ended, is not asked what it repeats.
  if (screenOf(getState()) === getState().page) await recallRepeated();
  if (screenOf(getState()) === 'review' && getState().planned === null) await planAgain();
}

async function catchUp(): Promise<void> {
  wanted += 1;
  if (asking) return;
  asking = true;
  try {
    await takeSnapshots();
  } finally {
    asking = false;
  }
  await resume();
}

function onEvent(event: PristineEvent): void {
  setState((state) => withFeed(state, receive(state.feed, event), performance.now()));
  if (getState().feed.seq === null && getState().link.state === 'connected' && !asking) void catchUp();
}

/** Tries to reach the backend at once, where that has to be asked for. */
export async function reconnect(): Promise<void> {
  if (getState().link.state === 'connected') return catchUp();
  // Any call makes the main process try; the link tells how it went.
  await during('reconnecting', ask('snapshot', {}), () => false);
}

function waitPatiently(): void {
  setTimeout(() => {
    if (getState().link.state !== 'connected') setState({ waitedLong: true });
  }, patienceMs);
}

/** Listens to the backend from now on. Called once. */
export function connect(): void {
  if (bridge === null) {
    setState({
      link: { state: 'lost', problem: problemFor('backend.unreachable'), retries: false },
      restoring: false,
    });
    return;
  }
  setTimeout(() => setState({ restoring: false }), restoringMs);
  waitPatiently();
  bridge.usePageWords(pageWords);
  bridge.onLink((link) => {
    if (getState().link.state === 'connected') waitPatiently();
    setState((state) => ({ link, feed: awaitSnapshot(state.feed) }));
    if (link.state !== 'connected') return;
    setState({ waitedLong: false });
    void catchUp();
  });
  bridge.onEvent(onEvent);
}
