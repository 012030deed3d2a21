import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { InstallRequest, Plan, Planned } from '../../backend/contract/plan.ts';
import { ask } from './backend.ts';
import type { WizardState } from './state.ts';
import { broughtFrom } from './offered.ts';
import { originOf } from './vanished.ts';
import { during, getState, setState } from './wizard.ts';

/** The window makes one system a disk, and leaves its first questions to it. */
const fixedChoices = { instance: 'main', firstBoot: 'ask' } as const satisfies Partial<InstallRequest>;

type Wanted =
  | { readonly kind: 'install'; readonly request: InstallRequest }
  | { readonly kind: 'change'; readonly request: ChangeRequest };

/** What a person chooses of an installation. */
function chosenIn({ offerId, diskId, bringIds }: InstallRequest) {
  return { offerId, diskId, bringIds };
}

function wantedOf(state: WizardState): Wanted | null {
  const { change, offerId, diskId, repeated } = state;
  if (change !== null) return { kind: 'change', request: change };
  if (offerId === null || diskId === null) return null;
  const bringIds = [...broughtFrom(state)];
  if (repeated !== null && same({ offerId, diskId, bringIds }, chosenIn(repeated))) {
    return { kind: 'install', request: repeated };
  }
  return { kind: 'install', request: { ...fixedChoices, offerId, diskId, bringIds } };
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
  const wanted = wantedOf(getState());
  if (wanted === null) return setState({ page: 'disk' });
  const kept = getState().feed.plan;
  if (kept !== null && isFor(kept, wanted)) {
    const issues = kept.warnings;
    return setState({ planned: kept.kind === 'install' ? { plan: kept, issues } : { plan: kept, issues } });
  }
  await makePlan(wanted);
}

const fresh = { page: 'review', planned: null, agreedPlanId: null, notice: null } as const;

/** Goes to the review of the installation that was chosen. */
export async function review(): Promise<void> {
  setState({ change: null });
  const wanted = wantedOf(getState());
  if (wanted === null) return setState({ page: 'disk', notice: null });
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

export async function start(): Promise<void> {
  const plan = getState().planned?.plan ?? null;
  if (plan === null || getState().tasks.has('starting')) return;
  const answer = await during('starting', ask('run.start', { planId: plan.id, digest: plan.digest }));
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
