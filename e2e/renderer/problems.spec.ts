import type { Locator, Page } from '@playwright/test';
import type { Plan } from '../../backend/contract/plan.ts';
import { problemOf } from '../../backend/contract/fixes.ts';
import { fix, type Fix, type Issue, type Problem } from '../../backend/contract/problem.ts';
import { sampleProblems } from '../../backend/contract/test-problems.ts';
import { problemText } from '../../renderer/text/problems.ts';
import { fixes } from '../../renderer/text/fixes.ts';
import { aftermaths } from '../../renderer/text/words.ts';
import { changePlanFor, resetRequest } from './changes.ts';
import { button } from './keyboard-walk.ts';
import { openKiosk } from './kiosk-scenes.ts';
import { windows } from './machine.ts';
import { planFor, runAt } from './runs.ts';
import { reviewOf } from './scenes.ts';
import { press, reviewReset } from './walk.ts';
import { expect, test, type Wizard } from './wizard.ts';

// Every problem there is, where a person meets it: what it is called, what it means, and a way on.

const install = planFor(windows);

function labelOf(one: Fix): string {
  const text = fixes[one];
  return text.kind === 'button' ? text.label : '';
}

const labels: ReadonlySet<string> = new Set(fix.options.map(labelOf));

/** The names of the buttons in a place, each of which must be one that the catalogue has. */
async function buttonsIn(place: Locator): Promise<readonly string[]> {
  const names = await place.getByRole('button').allTextContents();
  expect(names.filter((name) => !labels.has(name))).toEqual([]);
  expect(names).toEqual([...new Set(names)]);
  return names;
}

/** At the end of a run these have their places, whatever it failed of. */
const always: ReadonlySet<Fix> = new Set(['save-log', 'switch-off', 'start-over', 'close']);
/** What cannot be chosen again where a system is reset. */
const ofAnInstallation: ReadonlySet<Fix> = new Set(['choose-another-disk', 'choose-another-image']);

/** Where the computer may not be switched off, as is usual. */
const allowedInKiosk: ReadonlySet<string> = new Set(
  (['retry', 'refresh', 'save-log', 'start-over'] as const).map(labelOf),
);

/** The buttons that a problem must bring along. Waiting for the network is offered where a place on it is chosen, and by a run itself. */
function buttonsOf({ fixes: offered }: Problem, { kind }: Pick<Plan, 'kind'>): readonly string[] {
  return offered
    .filter((one) => one !== 'wait-for-network' && (kind === 'install' || !ofAnInstallation.has(one)))
    .map(labelOf)
    .filter((label) => label !== '');
}

async function failEveryWay(page: Page, { playback, open }: Wizard, plan: Plan): Promise<void> {
  const step = plan.steps.at(-1)?.id ?? 'verify';
  const aftermath = plan.kind === 'install' ? 'erased-not-bootable' : 'in-force';
  playback.run = runAt(plan, { step });
  await open();
  const main = page.getByRole('main');
  for (const problem of sampleProblems) {
    const outcome = { result: 'failed', step, problem, aftermath } as const;
    await playback.sayRun(runAt(plan, { step, outcome, name: problem.code }));
    const { headline, detail } = problemText(problem);
    await expect(main.getByRole('heading', { level: 2, name: headline, exact: true })).toBeVisible();
    await expect(main.getByText(detail, { exact: true })).toBeVisible();
    await expect(main.getByText(aftermaths[aftermath])).toBeVisible();
    const names = await buttonsIn(main.locator('section').filter({ hasText: 'What you can do' }).last());
    const own = { ...problem, fixes: problem.fixes.filter((one) => !always.has(one)) };
    const again = plan.kind === 'change' && !own.fixes.includes('retry') ? ['Try again'] : [];
    expect(names, problem.code).toEqual([...again, ...buttonsOf(own, plan), 'Save the log', 'Switch off']);
    await expect(main.getByRole('button', { name: 'Close' })).toBeVisible();
  }
}

test('an installation that fails of anything says so, and leads on', async ({ page, wizard }) => {
  test.setTimeout(120_000);
  await failEveryWay(page, wizard, install);
});

test('a change that fails of anything says so, and leads on', async ({ page, wizard }) => {
  test.setTimeout(120_000);
  await failEveryWay(page, wizard, changePlanFor(resetRequest));
});

test('in a kiosk whatever fails says so, and offers nothing that is not allowed there', async ({
  page,
  wizard,
}) => {
  test.setTimeout(120_000);
  const plan = changePlanFor(resetRequest);
  wizard.playback.run = runAt(plan, { step: 'build' });
  await openKiosk(wizard);
  const main = page.getByRole('main');
  for (const problem of sampleProblems) {
    const outcome = { result: 'failed', step: 'build', problem, aftermath: 'as-before' } as const;
    await wizard.playback.sayRun(runAt(plan, { step: 'build', outcome, name: problem.code }));
    const { headline, detail } = problemText(problem);
    await expect(main.getByRole('heading', { level: 2, name: headline, exact: true })).toBeVisible();
    await expect(main.getByText(detail, { exact: true })).toBeVisible();
    const names = await buttonsIn(main.locator('section').filter({ hasText: 'What you can do' }).last());
    expect(
      names.filter((name) => !allowedInKiosk.has(name)),
      problem.code,
    ).toEqual([]);
    expect(names, problem.code).toContain('Save the log');
    await expect(button(page, 'To the start')).toBeVisible();
  }
});

const issues: Issue[] = sampleProblems.map((problem) => ({ severity: 'blocking', problem }));

async function expectEveryReason(page: Page, plan: Pick<Plan, 'kind'>): Promise<void> {
  const alerts = page.getByRole('main').getByRole('alert');
  await expect(alerts).toHaveCount(issues.length);
  for (const [index, { problem }] of issues.entries()) {
    const alert = alerts.nth(index);
    const { headline, detail } = problemText(problem);
    await expect(alert).toContainText(headline);
    await expect(alert).toContainText(detail);
    await expect(alert).toContainText('Nothing has been changed yet.');
    const expected = buttonsOf(problem, plan);
    // Nobody is left without a way on.
    expect(await buttonsIn(alert), problem.code).toEqual(expected.length === 0 ? ['Start over'] : expected);
  }
}

test('an installation that cannot be for any reason says so, and leads on', async ({ page, wizard }) => {
  test.setTimeout(120_000);
  await reviewOf(page, wizard, /Samsung/u);
  await press(page, 'Back');
  wizard.playback.planned = { plan: null, issues };
  await press(page, 'Continue');
  await expectEveryReason(page, { kind: 'install' });
});

test('a change that cannot be for any reason says so, and leads on', async ({ page, wizard }) => {
  test.setTimeout(120_000);
  wizard.playback.plannedChange = () => ({ plan: null, issues });
  await reviewReset(page, wizard, 'Reset the state');
  await expectEveryReason(page, { kind: 'change' });
});

const ways: readonly (readonly [way: Fix, heading: string])[] = [
  ['retry', 'Review what will happen'],
  ['refresh', 'Choose the disk'],
  ['choose-another-disk', 'Choose the disk'],
  ['choose-another-image', 'Choose what to install'],
  ['start-over', 'Choose what to install'],
];

for (const [way, heading] of ways) {
  test(`${way} leads on from a failure`, async ({ page, wizard }) => {
    await reviewOf(page, wizard, /Samsung/u);
    const problem = { ...problemOf('internal', {}), fixes: [way] };
    const outcome = { result: 'failed', step: 'receive', problem, aftermath: 'untouched' } as const;
    await wizard.playback.sayRun(runAt(install, { step: 'receive', outcome }));
    await press(page, labelOf(way));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  });
}

test('a refusal before anything was done says that nothing was', async ({ page, wizard }) => {
  wizard.playback.refusals.set('plan.install', problemOf('internal', {}));
  await reviewOf(page, wizard, /Samsung/u);
  await expect(page.getByRole('alert')).toContainText('Nothing has been changed yet.');
});

test('closing closes the window, and switching off is asked for once more', async ({ page, wizard }) => {
  const { playback } = wizard;
  const problem = problemOf('internal', {});
  const outcome = { result: 'failed', step: 'receive', problem, aftermath: 'untouched' } as const;
  playback.run = runAt(install, { step: 'receive', outcome });
  await wizard.open();
  await press(page, 'Switch off');
  await expect(page.getByRole('button', { name: 'Leave it on' })).toBeFocused();
  await press(page, 'Leave it on');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Switch off' })).toBeFocused();
  expect(playback.calls.map(({ method }) => method)).not.toContain('machine.power-off');
  playback.refusals.set('machine.power-off', problemOf('run.busy', {}));
  await press(page, 'Switch off');
  await press(page, 'Switch off now');
  const refusal = page.getByRole('alert');
  await expect(refusal).toContainText('Something else is being done just now');
  // The run's own screen says what it did.
  await expect(refusal).not.toContainText('Nothing has been changed yet.');
  playback.refusals.clear();
  await press(page, 'Switch off');
  await press(page, 'Switch off now');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(playback.calls.at(-1)?.method).toBe('machine.power-off');
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
  expect(playback.calls.at(-1)?.method).toBe('close');
});
