import type { Fix } from '../../backend/contract/problem.ts';
import type { ResetMode, StoreFacts } from '../../backend/contract/store.ts';
import { ask, bridge } from './backend.ts';
import { presentChange } from './flow.ts';
import { placeOf, storeOf } from './places.ts';
import { review, reviewAgain, reviewChange } from './planning.ts';
import { screenOf } from './reduce.ts';
import { recallRepeated } from './results.ts';
import type { Aim, Page, WizardState } from './state.ts';
import { keepChoices, originOf } from './vanished.ts';
import { during, getState, setState } from './wizard.ts';

export function go(page: Page): void {
  setState({ page, change: null, declined: null, notice: null });
}

export function chooseAim(aim: Aim): void {
  setState({ aim });
}

/** Goes on from the choice of what to do. */
export function goAfterAim(): void {
  const { aim } = getState();
  if (aim !== null) go(aim === 'install' ? 'image' : 'system');
}

export function chooseSystem(systemId: string): void {
  // Another system, another decision: a kind of reset that was meant for one must not stick to the other.
  setState((state) => ({ systemId, resetMode: state.systemId === systemId ? state.resetMode : null }));
}

export function chooseKind(resetMode: ResetMode): void {
  setState({ resetMode });
}

function presentStore(): StoreFacts | undefined {
  const { feed, systemId, change } = getState();
  const store = change === null ? placeOf(feed.facts, systemId)?.store : storeOf(feed.facts, change);
  return store ?? undefined;
}

/** Adds up how much there is on the chosen system's disk. It can take a while, and nothing waits for it. */
export async function measure(): Promise<void> {
  const store = presentStore();
  const { measured } = getState();
  if (store === undefined || (measured?.digest === store.digest && measured.sizes !== null)) return;
  setState(({ tasks }) => ({ tasks: new Set([...tasks, 'measuring']) }));
  const answer = await ask('store.measure', { storeId: store.id });
  setState((state) => ({
    // The person may have gone on to another disk meanwhile.
    measured:
      presentStore()?.id === store.id
        ? { storeId: store.id, digest: store.digest, sizes: answer.ok ? answer.value.sizes : null }
        : state.measured,
    tasks: new Set([...state.tasks].filter((one) => one !== 'measuring')),
  }));
}

/** The same for a review that was come to without it, such as in a window that was loaded again. */
export async function measureForReview(): Promise<void> {
  if (!getState().tasks.has('measuring')) await measure();
}

/** Goes back from the review to where its change was asked for. */
export function backFromReview(): void {
  const state = getState();
  go(state.change === null ? 'settings' : originOf(state));
  setState({ declined: state.change });
}

export function chooseOffer(offerId: string): void {
  setState({ offerId, repeated: null, planned: null });
}

/** Has an app come along, or not. */
export function bring(offerId: string, wanted: boolean): void {
  setState(({ bringIds }) => ({
    bringIds: [...bringIds.filter((id) => id !== offerId), ...(wanted ? [offerId] : [])],
    repeated: null,
    planned: null,
  }));
}

export function chooseDisk(diskId: string): void {
  setState({ diskId, repeated: null, planned: null });
}

export function agree(agreed: boolean): void {
  setState(({ planned }) => ({ agreedPlanId: agreed ? (planned?.plan?.id ?? null) : null }));
}

export function dismissNotice(): void {
  setState({ notice: null });
}

export async function refresh(): Promise<void> {
  await during('reading', ask('facts.refresh', {}));
}

export async function cancel(): Promise<void> {
  const { run } = getState().feed;
  if (run !== null) await during('cancelling', ask('run.cancel', { runId: run.id }));
}

/** Asks something before everything else, or lets it be. */
export function pose(question: WizardState['question']): void {
  setState({ question });
}

/** Switches the computer off. What comes of it is seen; what it is refused with is the notice. */
export async function switchOff(): Promise<void> {
  pose(null);
  await during('switching-off', ask('machine.power-off', {}));
}

/** As {@link switchOff}. */
export async function restart(): Promise<void> {
  pose(null);
  await during('switching-off', ask('machine.restart', {}));
}

export function close(): void {
  bridge?.close();
}

/** Puts the outcome away that is on the screen, and goes on from a page. */
export function leaveOutcome(page: Page): void {
  setState((state) => {
    const { feed } = state;
    const left = {
      ...state,
      page,
      putAwayRunId: feed.run?.id ?? null,
      interrupted: null,
      // The next reset is another decision.
      resetMode: null,
      change: null,
      repeated: null,
      planned: null,
      agreedPlanId: null,
      notice: null,
    };
    // What was done may have taken away what was chosen; that is no news.
    return feed.facts === null ? left : keepChoices(left, feed.facts).state;
  });
}

/** The screens on the way to a change of a system that is there. */
const ofSystems: ReadonlySet<Page> = new Set(['system', 'kind', 'versions']);

/** Begins anew where what is on, or was reviewed, began: nobody who came for a reset is led to an installation. */
export async function startOver(): Promise<void> {
  if (presentChange(getState()) !== null || ofSystems.has(getState().page)) {
    setState({ systemId: null });
    leaveOutcome('system');
    return refresh();
  }
  setState({ offerId: null, bringIds: [] });
  await chooseAnotherDisk('image');
}

export async function chooseAnotherDisk(page: Page = 'disk'): Promise<void> {
  setState({ diskId: null });
  leaveOutcome(page);
  await refresh();
}

/** Whether what was refused, or came to nothing, is what was reviewed. */
function reviewed(): boolean {
  const state = getState();
  return screenOf(state) !== state.page || state.page === 'review';
}

async function retry(): Promise<void> {
  if (!reviewed()) return refresh();
  const change = presentChange(getState());
  const { repeated } = getState();
  leaveOutcome(change === null ? 'disk' : 'system');
  await refresh();
  if (change !== null) return reviewChange(change);
  // The same again, and not what it would be without the answers.
  setState({ repeated });
  if (await recallRepeated()) await review();
}

/** Goes back to the choice that made something impossible, with a fresh look. */
async function chooseAgain(): Promise<void> {
  const state = getState();
  leaveOutcome(originOf({ ...state, change: presentChange(state) }));
  await refresh();
}

async function repair(): Promise<void> {
  const state = getState();
  const change = presentChange(state);
  const store =
    change === null ? placeOf(state.feed.facts, state.systemId)?.store : storeOf(state.feed.facts, change);
  leaveOutcome('system');
  if (store !== undefined && store !== null) await reviewChange({ task: 'repair', storeId: store.id });
}

async function letGoOfRemains(): Promise<void> {
  const change = presentChange(getState());
  leaveOutcome('system');
  if (change?.task === 'undo') await reviewChange({ task: 'let-go', remainsId: change.remainsId });
}

/** Undoes what was just done: to its review first, as everything. */
export async function undoOutcome(remainsId: string): Promise<void> {
  leaveOutcome('system');
  await reviewChange({ task: 'undo', remainsId });
}

/** The fixes that are buttons. The window cannot do the others for a person. */
export const fixActions: Readonly<Partial<Record<Fix, () => Promise<void>>>> = {
  retry,
  refresh: async () => {
    const change = presentChange(getState());
    if (screenOf(getState()) === 'failed') leaveOutcome(change === null ? 'disk' : 'system');
    await refresh();
    if (screenOf(getState()) === 'review') await reviewAgain();
  },
  'choose-another-disk': () => chooseAnotherDisk(),
  'choose-another-image': () => (presentChange(getState()) === null ? startOver() : chooseAgain()),
  'choose-another-name': chooseAgain,
  repair,
  'let-go-of-remains': letGoOfRemains,
  'start-over': startOver,
  'save-log': async () => pose('save-log'),
  'switch-off': async () => pose('switch-off'),
  close: async () => close(),
};
