import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { InstallRequest, Plan, Planned } from '../../backend/contract/plan.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import { ask } from './backend.ts';
import { readKeyboards } from './keyboards.ts';
import { knownIn } from './known.ts';
import { broughtFrom } from './offered.ts';
import { settingsOf } from './setup.ts';
import type { Page, PinRefusal, WizardState } from './state.ts';
import { originOf } from './vanished.ts';
import { during, getState, setState } from './wizard.ts';

/** The window makes one system a disk, and leaves those of its first questions to it that were not answered here. */
const fixedChoices = { instance: 'main', firstBoot: 'ask' } as const satisfies Partial<InstallRequest>;

type Wanted =
  | { readonly kind: 'install'; readonly request: InstallRequest }
  | { readonly kind: 'change'; readonly request: ChangeRequest };

/** What a person chooses of an installation. */
function chosenIn({ offerId, diskId, bringIds }: InstallRequest) {
  return { offerId, diskId, bringIds };
}

function wantedOf(state: WizardState): Wanted | null {
  const { change, offerId, diskId, setup, hashed, repeated } = state;
  if (change !== null) return { kind: 'change', request: change };
  const settings = settingsOf(setup, knownIn(state), hashed);
  if (offerId === null || diskId === null || settings === null) return null;
  const chosen = { offerId, diskId, bringIds: [...broughtFrom(state)] };
  const before = repeated?.request ?? null;
  const isRepeated = before !== null && same(chosen, chosenIn(before));
  const request = isRepeated ? before : { ...fixedChoices, ...chosen };
  return { kind: 'install', request: settings === undefined ? request : { ...request, settings } };
}

/** Where what is missing for an installation can be given. */
function missingAt({ diskId }: WizardState): Page {
  return diskId === null ? 'disk' : 'settings';
}

function textOf(request: object): string {
  return JSON.stringify(Object.entries(request).toSorted(([one], [other]) => one.localeCompare(other)));
}

function same(one: object, other: object): boolean {
  return textOf(one) === textOf(other);
}

function isFor(plan: Plan, wanted: Wanted): boolean {
  return plan.kind === wanted.kind && same(plan.request, wanted.request);
}

async function makePlan(wanted: Wanted): Promise<void> {
  const call =
    wanted.kind === 'install' ? ask('plan.install', wanted.request) : ask('plan.change', wanted.request);
  const answer = await during<Planned>('planning', call);
  const state = getState();
  const now = wantedOf(state);
  const stillWanted =
    state.page === 'review' && now !== null && now.kind === wanted.kind && same(now.request, wanted.request);
  if (answer.ok && stillWanted) setState({ planned: answer.value });
}

/** Takes the plan that the backend kept where it is the one for these choices, or has a new one made. */
export async function planAgain(): Promise<void> {
  if (getState().setup.here) await readKeyboards();
  const wanted = wantedOf(getState());
  if (wanted === null) return setState({ page: missingAt(getState()) });
  const kept = getState().feed.plan;
  if (kept !== null && isFor(kept, wanted)) {
    const issues = kept.warnings;
    return setState({ planned: kept.kind === 'install' ? { plan: kept, issues } : { plan: kept, issues } });
  }
  await makePlan(wanted);
}

const fresh = { page: 'review', planned: null, agreedPlanId: null, notice: null, question: null } as const;

/** Goes to the review of the installation that was chosen. */
export async function review(): Promise<void> {
  setState({ change: null });
  const wanted = wantedOf(getState());
  if (wanted === null) return setState({ page: missingAt(getState()), notice: null });
  setState(fresh);
  await makePlan(wanted);
}

/** Goes to the review of a change to a system that is there. */
export async function reviewChange(request: ChangeRequest): Promise<void> {
  setState({ ...fresh, change: request });
  await makePlan({ kind: 'change', request });
}

/** Has the plan made anew that is reviewed. */
export async function reviewAgain(): Promise<void> {
  const { change } = getState();
  await (change === null ? review() : reviewChange(change));
}

function isAboutPin({ code }: Problem): boolean {
  return code.startsWith('pin.');
}

function refusalOf(problem: Problem): PinRefusal | null {
  if (problem.code !== 'pin.wrong' && problem.code !== 'pin.locked') return null;
  const { waitMs } = problem.params;
  return { problem, waitMs, until: performance.now() + waitMs };
}

/**
 * Starts what was reviewed. Where that needs a PIN it is asked for, and this called again with it.
 * @param pin as it was entered; nothing keeps it
 */
export async function start(pin?: string): Promise<void> {
  const { planned, feed, tasks } = getState();
  const plan = planned?.plan ?? null;
  if (plan === null || tasks.has('starting')) return;
  if (pin === undefined && feed.policy?.needsPin === true) return setState({ question: 'pin' });
  const request = { planId: plan.id, digest: plan.digest, ...(pin === undefined ? {} : { pin }) };
  const answer = await during('starting', ask('run.start', request), (problem) => !isAboutPin(problem));
  if (!answer.ok && isAboutPin(answer.problem)) {
    return setState({ question: 'pin', pinRefusal: refusalOf(answer.problem) });
  }
  setState({ question: null, pinRefusal: null });
  if (answer.ok || answer.problem.code !== 'plan.stale') return;
  // What was reviewed is no longer so: back to the choice, with the reason and a fresh look.
  setState((state) => ({
    page: state.change === null ? 'disk' : originOf(state),
    change: null,
    planned: null,
    agreedPlanId: null,
  }));
  // Should this fail as well, the reason above is what matters; looking again tells the rest.
  await ask('facts.refresh', {});
}
