import { problemOf } from '../../backend/contract/fixes.ts';
import type { Outcome } from '../../backend/contract/run.ts';
import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { machine } from './machine.ts';
import { runAt } from './runs.ts';
import { kept, laptop, laptopStore } from './stores.ts';
import { systemScenes } from './system-scenes.ts';
import { chooseAim, chooseLaptop, press, reviewReset } from './walk.ts';
import { expect, test, type Wizard } from './wizard.ts';

function methods({ playback }: Wizard): readonly string[] {
  return playback.calls.map(({ method }) => method);
}

function withoutLaptop() {
  return { ...machine, generation: 2, stores: machine.stores.filter(({ id }) => id !== laptopStore.id) };
}

test('the review of a reset shows what is there before and after, once that is measured', async ({
  page,
  wizard,
}) => {
  await reviewReset(page, wizard, 'Hand over to a new owner');
  const now = page.getByRole('list', { name: 'What is there now' });
  await expect(now.getByRole('listitem')).toContainText([
    /The system itself.*149 MB$/u,
    /Settings.*1.3 GB, deleted for good/u,
    /State.*2.1 GB, deleted for good/u,
    /Personal files.*48 GB, deleted for good/u,
    /What was kept of a reset.*1.9 GB, deleted for good/u,
    /Everything else/u,
    /Free.*180 GB/u,
  ]);
  const afterwards = page.getByRole('list', { name: 'What is there afterwards' });
  await expect(afterwards.getByRole('listitem')).toContainText([
    /The system itself.*149 MB$/u,
    /Settings.*as shipped/u,
    /State.*as shipped/u,
    /Personal files.*as shipped/u,
    /Everything else/u,
    /Free.*233 GB/u,
  ]);
});

test('a review of a reset stays as it is when nothing was measured', async ({ page, wizard }) => {
  wizard.playback.sizes = new Promise(() => {});
  await reviewReset(page, wizard, 'Hand over to a new owner');
  await expect(page.getByRole('heading', { name: 'In short' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What is there now' })).toHaveCount(0);
});

test('no system is ever chosen for a person, not even the only one', async ({ page, wizard }) => {
  wizard.playback.facts = { ...machine, stores: [{ ...laptopStore, systems: [laptop] }] };
  await chooseAim(page, wizard, 'Reset or repair a system');
  await expect(page.getByRole('heading', { name: 'Choose the system' })).toBeFocused();
  await expect(page.getByRole('radio')).toHaveCount(1);
  await expect(page.getByRole('radio')).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await page.getByRole('radio').check();
  await press(page, 'Continue');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
});

test('what to do is not chosen for a person either', async ({ page, wizard }) => {
  await wizard.open();
  await press(page, 'Get started');
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('with no system there the choice explains itself, and comes when one is found', async ({
  page,
  wizard,
}) => {
  await systemScenes['task-none']?.show(page, wizard);
  await expect(page.getByRole('radio')).toHaveCount(1);
  await expect(page.getByRole('main')).toContainText('There is no system here to reset');
  await press(page, 'Look again');
  expect(methods(wizard)).toContain('facts.refresh');
  await wizard.playback.sayFacts({ ...machine, generation: 2 });
  await expect(page.getByRole('radio', { name: 'Reset or repair a system' })).not.toBeChecked();
});

test('a system says whose it is, when it was used and what is wrong with it', async ({ page, wizard }) => {
  await chooseAim(page, wizard, 'Reset or repair a system');
  await expect(
    page.getByRole('radio', { name: 'Pristine Sample, version 2, on Kingston NV2' }),
  ).toHaveAccessibleDescription(/November 23, 2026.*anna and ben/u);
  await expect(page.getByRole('radio', { name: /Workshop Linux/u })).toHaveAccessibleDescription(
    /version it starts from is missing/u,
  );
  await expect(page.getByRole('main')).toContainText('Workshop Linux is damaged and may not start.');
});

test('each kind of reset says what goes, what stays and whether it can be undone', async ({
  page,
  wizard,
}) => {
  await chooseLaptop(page, wizard);
  const kinds = page.getByRole('radio');
  await expect(kinds).toHaveCount(4);
  const card = (name: string) =>
    page.locator('fieldset > div').filter({ has: page.getByRole('radio', { name }) });
  await expect(card('Reset the state')).toContainText('Can be undone');
  await expect(kinds.nth(0)).toHaveAccessibleDescription(
    /Goes State \(2.1 GB\) Stays Settings Personal files \(48 GB\)/u,
  );
  await expect(kinds.nth(1)).toHaveAccessibleDescription(
    /Goes Settings and state \(3.4 GB\) Stays Personal files/u,
  );
  await expect(kinds.nth(2)).toHaveAccessibleDescription(
    /Goes Settings and state \(3.4 GB\) Personal files \(48 GB\)/u,
  );
  await expect(card('Hand over to a new owner')).toContainText('Cannot be undone');
  await expect(kinds.nth(3)).toHaveAccessibleDescription(/^Cannot be undone\..*none gives a guarantee/u);
});

test('the kinds can be chosen before anybody knows how much there is', async ({ page, wizard }) => {
  await systemScenes['kind-running']?.show(page, wizard);
  await expect(page.getByRole('status')).toHaveText('Adding up how much there is…');
  await page.getByRole('radio', { name: 'Reset the state' }).check();
  await press(page, 'Continue');
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
});

test('a reset that can be undone needs a review and a button, and is started by nothing less', async ({
  page,
  wizard,
}) => {
  await reviewReset(page, wizard, 'Factory reset, keep personal files');
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
  await expect(page.getByRole('main')).toContainText('This can be undone');
  await expect(page.getByRole('list', { name: 'Set aside' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Stays as it is' })).toContainText('Personal files');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  expect(methods(wizard)).not.toContain('run.start');
  await press(page, 'Reset settings and state');
  const { plan } = wizard.playback;
  expect(wizard.playback.calls.at(-1)).toEqual({
    method: 'run.start',
    params: { planId: plan?.id, digest: plan?.digest },
  });
});

const graver = [
  { kind: 'Factory reset of everything', button: 'Reset everything', box: /personal files.*set aside/u },
  {
    kind: 'Hand over to a new owner',
    button: 'Delete everything and hand over',
    box: /personal files.*deleted for good/u,
  },
];

for (const { kind, button, box } of graver) {
  test(`${kind} waits for the box that names what goes`, async ({ page, wizard }) => {
    await reviewReset(page, wizard, kind);
    await expect(page.getByRole('button', { name: button })).toBeDisabled();
    await page.getByRole('button', { name: button }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: box })).toBeFocused();
    expect(methods(wizard)).not.toContain('run.start');
    await page.keyboard.press('Space');
    // The gravest is held, which does no harm to the others.
    await page.getByRole('button', { name: button, exact: true }).click({ delay: 2500 });
    expect(methods(wizard)).toContain('run.start');
  });
}

test('letting go of what was kept waits for its box too', async ({ page, wizard }) => {
  await chooseAim(page, wizard, 'Reset or repair a system');
  await press(page, 'Delete it for good…');
  await expect(page.getByRole('main')).toContainText('This cannot be undone');
  await expect(page.getByRole('button', { name: 'Delete what was kept' })).toBeDisabled();
  // Of several it is said which.
  await expect(page.getByRole('main')).toContainText('Reset on November 3, 2026');
  await expect(page.getByRole('checkbox', { name: /what was kept on November 3, 2026/u })).not.toBeChecked();
});

test('an earlier reset can be undone from the list of systems', async ({ page, wizard }) => {
  await chooseAim(page, wizard, 'Reset or repair a system');
  const undo = page.getByRole('button', { name: 'Undo this reset…' });
  await expect(undo).toHaveAccessibleDescription('Reset on November 3, 2026');
  await undo.click();
  expect(wizard.playback.calls.at(-1)).toEqual({
    method: 'plan.change',
    params: { task: 'undo', remainsId: kept.id },
  });
  await press(page, 'Undo the reset');
  expect(methods(wizard)).toContain('run.start');
});

test('undo is offered when a reset is done, and is reviewed first', async ({ page, wizard }) => {
  wizard.playback.run = runAt(changePlanFor(resetRequest), { step: 'verify-store', outcome: wasReset });
  await wizard.open();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pristine Sample was reset');
  await press(page, 'Undo…');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  expect(wizard.playback.calls.at(-1)?.params).toEqual({ task: 'undo', remainsId: kept.id });
  expect(methods(wizard)).not.toContain('run.start');
  await press(page, 'Back');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the system');
});

test('after a reset of a system that is not running it says how to go on', async ({ page, wizard }) => {
  wizard.playback.run = runAt(changePlanFor(resetRequest), { step: 'verify-store', outcome: wasReset });
  await wizard.open();
  await expect(page.getByRole('list').filter({ hasText: 'Start it again.' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Switch off' })).toBeVisible();
});

test('handing over says before and after which systems stay', async ({ page, wizard }) => {
  const others = 'stays on this computer: Pristine Sample “kiosk” and Workshop Linux.';
  await reviewReset(page, wizard, 'Hand over to a new owner');
  await expect(page.getByRole('main')).toContainText(others);
  const plan = changePlanFor({ ...resetRequest, mode: 'hand-over' });
  const outcome: Outcome = { result: 'verified', proofs: ['deleted'], remainsId: null };
  await wizard.playback.sayRun(runAt(plan, { step: 'verify-store', outcome }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/is ready for its new owner/u);
  await expect(page.getByRole('main')).toContainText(others);
});

test('a handing over that broke off does not claim that everything is gone', async ({ page, wizard }) => {
  await systemScenes['failed-in-force']?.show(page, wizard);
  await expect(page.getByRole('main')).toContainText(
    'may still be on this disk. Do not give this computer away.',
  );
  await expect(page.getByRole('main')).not.toContainText('holds');
});

test('a system that vanishes takes its review away and says so', async ({ page, wizard }) => {
  await reviewReset(page, wizard, 'Reset the state');
  await expect(page.getByRole('button', { name: 'Reset the state' })).toBeVisible();
  await wizard.playback.sayFacts(withoutLaptop());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the system');
  await expect(page.getByRole('alert')).toContainText('The system is no longer there');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('remains that vanish take the undo away and say so', async ({ page, wizard }) => {
  await chooseAim(page, wizard, 'Reset or repair a system');
  await press(page, 'Undo this reset…');
  await expect(page.getByRole('button', { name: 'Undo the reset' })).toBeVisible();
  await wizard.playback.sayFacts({ ...machine, generation: 2, stores: [{ ...laptopStore, remains: [] }] });
  await expect(page.getByRole('alert')).toContainText('What was kept is no longer there');
});

test('a plan gone stale leads back to the kinds and says why', async ({ page, wizard }) => {
  await reviewReset(page, wizard, 'Reset the state');
  wizard.playback.refusals.set('run.start', problemOf('plan.stale', { reasons: ['system-changed'] }));
  await press(page, 'Reset the state');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the kind of reset');
  await expect(page.getByRole('alert')).toContainText('The systems on the disk have changed.');
  await press(page, 'Dismiss this message');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await press(page, 'Continue');
  await press(page, 'Reset the state');
  await press(page, 'Start over');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the system');
});

test('a damaged system leads to its repair', async ({ page, wizard }) => {
  await systemScenes['review-reset-blocked']?.show(page, wizard);
  wizard.playback.plannedChange = (request) => ({ plan: changePlanFor(request), issues: [] });
  await page.getByRole('alert').getByRole('button', { name: 'Repair' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  expect(wizard.playback.calls.at(-1)?.params).toEqual({ task: 'repair', storeId: laptopStore.id });
});

test('a review of a reset is the same after the window was loaded again, and so is the choice', async ({
  page,
  wizard,
}) => {
  await chooseLaptop(page, wizard);
  await page.getByRole('radio', { name: 'Factory reset of everything' }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Factory reset of everything' })).toBeChecked();
  await press(page, 'Continue');
  const figure = page.getByRole('list', { name: 'What is there afterwards' });
  await expect(figure).toBeVisible();
  const before = await figure.ariaSnapshot();
  await page.getByRole('checkbox').check();
  await page.reload();
  await expect(figure).toBeVisible();
  expect(await figure.ariaSnapshot()).toBe(before);
  await expect(page.getByRole('button', { name: 'Reset everything' })).toBeDisabled();
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  expect(methods(wizard).filter((method) => method === 'plan.change')).toHaveLength(1);
});

test('the keyboard alone leads through a reset', async ({ page, wizard }) => {
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const heading = page.getByRole('heading', { level: 1 });
  wizard.playback.facts = { ...machine, stores: [{ ...laptopStore, remains: [], history: [] }] };
  await wizard.open();
  await page.getByRole('button', { name: 'Get started' }).focus();
  await keys('Enter');
  await expect(heading).toBeFocused();
  // Look again, the group, Back, Continue.
  await keys('Tab', 'Tab', 'ArrowDown', 'Tab', 'Tab', 'Enter');
  await expect(heading).toHaveText('Choose the system');
  await expect(heading).toBeFocused();
  await keys('Tab', 'Tab', 'Space', 'Tab', 'Tab', 'Enter');
  await expect(heading).toHaveText('Choose the kind of reset');
  await expect(heading).toBeFocused();
  await keys('Tab', 'ArrowDown', 'ArrowDown', 'Tab', 'Tab', 'Enter');
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
  await expect(page.getByRole('checkbox')).toBeVisible();
  // Past what shows the answer file.
  await keys('Shift+Tab', 'Shift+Tab', 'Space', 'Tab', 'Tab', 'Tab', 'Enter');
  expect(wizard.playback.calls.at(-1)?.method).toBe('run.start');
});
