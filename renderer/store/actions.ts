import type { InstallRequest } from '../../backend/contract/plan.ts';
import type { Fix } from '../../backend/contract/problem.ts';
import type { LogLine } from '../../backend/contract/protocol.ts';
import { ask, askToSaveLog, bridge } from './backend.ts';
import { screenOf } from './reduce.ts';
import type { Page, WizardState } from './state.ts';
import { during, getState, setState } from './wizard.ts';

/** This release makes one system a disk, and leaves its first questions to it. */
const fixedChoices = { instance: 'main', firstBoot: 'ask' } as const satisfies Partial<InstallRequest>;

const mostLogLines = 1000;

export function go(page: Page): void {
  setState({ page, notice: null });
}

export function chooseOffer(offerId: string): void {
  setState({ offerId, planned: null });
}

export function chooseDisk(diskId: string): void {
  setState({ diskId, planned: null });
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

function requestOf({ offerId, diskId }: WizardState): InstallRequest | null {
  return offerId === null || diskId === null ? null : { ...fixedChoices, offerId, diskId };
}

/** Takes the plan that the backend kept where it is the one for these choices, or has a new one made. */
export async function planAgain(): Promise<void> {
  const state = getState();
  const request = requestOf(state);
  if (request === null) return go('disk');
  const kept = state.feed.plan;
  if (kept?.request.offerId === request.offerId && kept.request.diskId === request.diskId) {
    setState({ planned: { plan: kept, issues: kept.warnings } });
    return;
  }
  await makePlan(request);
}

async function makePlan(request: InstallRequest): Promise<void> {
  const answer = await during('planning', ask('plan.install', request));
  const { page, offerId, diskId } = getState();
  const stillWanted = page === 'review' && offerId === request.offerId && diskId === request.diskId;
  if (answer.ok && stillWanted) setState({ planned: answer.value });
}

/** Goes to the review of what was chosen. */
export async function review(): Promise<void> {
  const request = requestOf(getState());
  if (request === null) return go('disk');
  setState({ page: 'review', planned: null, agreedPlanId: null, notice: null });
  await makePlan(request);
}

export async function start(): Promise<void> {
  const plan = getState().planned?.plan ?? null;
  if (plan === null || getState().tasks.has('starting')) return;
  const answer = await during('starting', ask('run.start', { planId: plan.id, digest: plan.digest }));
  if (answer.ok || answer.problem.code !== 'plan.stale') return;
  // What was reviewed is no longer so: back to the choice, with the reason and a fresh look.
  setState({ page: 'disk', planned: null, agreedPlanId: null });
  // Should this fail as well, the reason above is what matters; looking again tells the rest.
  await ask('facts.refresh', {});
}

export async function cancel(): Promise<void> {
  const { run } = getState().feed;
  if (run !== null) await during('cancelling', ask('run.cancel', { runId: run.id }));
}

export async function saveLog(): Promise<void> {
  setState({ logSaved: false });
  const answer = await during('saving', askToSaveLog());
  if (answer.ok) setState({ logSaved: answer.value.saved });
}

export function close(): void {
  bridge?.close();
}

/** Puts the outcome away that is on the screen, and goes on from a page. */
export function leaveOutcome(page: Page): void {
  setState(({ feed }) => ({
    page,
    putAwayRunId: feed.run?.id ?? null,
    interrupted: null,
    planned: null,
    agreedPlanId: null,
    notice: null,
    logSaved: false,
  }));
}

export async function startOver(): Promise<void> {
  setState({ offerId: null });
  await chooseAnotherDisk('image');
}

export async function chooseAnotherDisk(page: Page = 'disk'): Promise<void> {
  setState({ diskId: null });
  leaveOutcome(page);
  await refresh();
}

async function retry(): Promise<void> {
  leaveOutcome('disk');
  await refresh();
  await review();
}

/** The fixes that are buttons. The window cannot do the others for a person. */
export const fixActions: Readonly<Partial<Record<Fix, () => Promise<void>>>> = {
  retry,
  refresh: async () => {
    if (screenOf(getState()) === 'failed') leaveOutcome('disk');
    await refresh();
  },
  'choose-another-disk': () => chooseAnotherDisk(),
  'choose-another-image': startOver,
  'start-over': startOver,
  'save-log': saveLog,
};

/** Reads the log to its end; its last lines. Empty where it cannot be read, which the notice then says. */
export async function readLog(): Promise<readonly LogLine[]> {
  let lines: readonly LogLine[] = [];
  let after = 0;
  while (true) {
    const answer = await ask('log.read', { after });
    if (!answer.ok) {
      setState({ notice: answer.problem });
      return lines;
    }
    lines = [...lines, ...answer.value.lines].slice(-mostLogLines);
    if (answer.value.next <= after) return lines;
    after = answer.value.next;
  }
}
