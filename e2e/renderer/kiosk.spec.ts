import type { Locator, Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { changePlanFor, resetRequest } from './changes.ts';
import { kiosk, kioskMachine, kioskScenes, openKiosk } from './kiosk-scenes.ts';
import { runAt } from './runs.ts';
import { laptop } from './stores.ts';
import { findings } from './axe.ts';
import { smallTargets } from './targets.ts';
import { expect, test, type Wizard } from './wizard.ts';

// By a finger alone, but for what says otherwise.
test.use({ hasTouch: true });

function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

const tap = (page: Page, name: string | RegExp): Promise<void> => button(page, name).tap();

/** Enters it and confirms it, whether it can be confirmed or not. */
async function enter(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await tap(page, digit);
  await button(page, 'OK').tap({ force: true });
}

async function toPad(page: Page, wizard: Wizard): Promise<void> {
  await openKiosk(wizard);
  await tap(page, /^Reset the state/u);
  await tap(page, 'Reset the state');
}

function starts({ playback }: Wizard) {
  return playback.calls.filter(({ method }) => method === 'run.start');
}

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });

test('nothing but the resets that are allowed is offered, and nothing that leads elsewhere', async ({
  page,
  wizard,
}) => {
  await openKiosk(wizard);
  await expect(page.getByRole('button')).toHaveText([
    /^Accessibility$/u,
    /^English$/u,
    /^Reset the state/u,
    /^Factory reset, keep/u,
  ]);
  await expect(button(page, /^Reset the state/u)).toHaveAccessibleDescription(/^Pristine Sample/u);
  await tap(page, /^Factory reset, keep/u);
  await expect(title(page)).toHaveText('Review what will happen');
  await expect(page.getByRole('button')).toHaveText(['Back', 'Reset settings and state']);
  await tap(page, 'Back');
  await expect(title(page)).toHaveText('What do you want to do?');
  expect(starts(wizard)).toEqual([]);
});

test('without a policy there is nothing to touch', async ({ page, wizard }) => {
  wizard.playback.facts = kioskMachine;
  await wizard.open(kiosk);
  await expect(page.getByText('Nothing can be done here')).toBeVisible();
  await expect(page.getByRole('button')).toHaveText(['Accessibility', 'English']);
});

test('a reset is started by the PIN, entered by touch', async ({ page, wizard }) => {
  await toPad(page, wizard);
  expect(starts(wizard)).toEqual([]);
  await expect(button(page, 'OK')).toBeDisabled();
  await enter(page, '246');
  expect(starts(wizard)).toEqual([]);
  const field = page.getByLabel('PIN', { exact: true });
  await expect(field).toHaveAttribute('type', 'password');
  await tap(page, 'Delete');
  await tap(page, 'Delete');
  await expect(field).toHaveValue('2');
  await enter(page, '468');
  const { plan } = wizard.playback;
  expect(starts(wizard).map(({ params }) => params)).toEqual([
    { planId: plan?.id, digest: plan?.digest, pin: '2468' },
  ]);
  await wizard.playback.sayRun(runAt(changePlanFor(resetRequest), { step: 'build' }));
  await expect(title(page)).toHaveText('Resetting Pristine Sample');
  // No button leads away from what is going on.
  await expect(page.getByRole('button')).toHaveText(['Cancel']);
});

test('a wrong PIN is said in words, with the time to wait, and the next is taken after it', async ({
  page,
  wizard,
}) => {
  test.slow();
  const { refusals } = wizard.playback;
  refusals.set('run.start', problemOf('pin.wrong', { waitMs: 8000 }));
  await toPad(page, wizard);
  await enter(page, '1111');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('That PIN is wrong');
  await expect(alert).toContainText('You can try again in 8 seconds.');
  await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('');
  refusals.clear();
  await enter(page, '2468');
  expect(starts(wizard)).toHaveLength(1);
  await expect(button(page, 'OK')).toBeEnabled({ timeout: 15_000 });
  await tap(page, 'OK');
  await expect.poll(() => starts(wizard).length).toBe(2);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the PIN can be typed as well, and is nowhere to be read afterwards', async ({ page, wizard }) => {
  wizard.playback.refusals.set('run.start', problemOf('pin.locked', { waitMs: 60_000 }));
  await toPad(page, wizard);
  await page.keyboard.type('24x68');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Too many wrong PINs');
  expect(starts(wizard)).toMatchObject([{ params: { pin: '2468' } }]);
  const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
  expect(kept).not.toContain('2468');
  expect(await page.content()).not.toContain('2468');
});

test('what ended is put away by a touch', async ({ page, wizard }) => {
  await kioskScenes['kiosk-done']?.show(page, wizard);
  await expect(page.getByRole('button')).toHaveText(['To the start']);
  await tap(page, 'To the start');
  await expect(title(page)).toHaveText('What do you want to do?');
});

test('a failure has no way on that is forbidden, and saves no file', async ({ page, wizard }) => {
  await kioskScenes['kiosk-failed']?.show(page, wizard);
  await expect(page.getByRole('button')).toHaveText(['Save the log', 'Show the log', 'To the start']);
  // To be repaired first it needs somebody else.
  await expect(page.getByRole('main')).toContainText('Whoever looks after this computer can repair it.');
  await tap(page, 'Save the log');
  await expect(page.getByRole('dialog').getByRole('button')).toHaveText([
    'Show the picture',
    'Look again',
    'Close',
  ]);
});

test('a language is chosen by a finger, and goes with whoever chose it', async ({ page, wizard }) => {
  // It opens the window three times.
  test.slow();
  await page.clock.install();
  await openKiosk(wizard);
  await tap(page, /^English/u);
  await tap(page, 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: /Deutsch/u })).toBeVisible();
  await page.clock.runFor((kiosk.kioskIdle + 1) * 1000);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('how it is to be seen is chosen by a finger, and goes with whoever chose it', async ({
  page,
  wizard,
}) => {
  test.slow();
  await page.clock.install();
  await openKiosk(wizard);
  const html = page.locator('html');
  await tap(page, 'Accessibility');
  await page.getByRole('radio', { name: '200%' }).tap();
  await tap(page, 'Close');
  await expect(html).toHaveAttribute('data-text', '200');
  await page.clock.runFor((kiosk.kioskIdle + 1) * 1000);
  await expect(html).toHaveAttribute('data-text', '100');
});

test('its first screen has the vendor’s words, and where to turn to', async ({ page, wizard }) => {
  const texts = { en: { title: 'Bring the till back', lede: 'For the manager.', help: 'Call 4711.' } };
  await wizard.open({ ...kiosk, texts });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bring the till back');
  await expect(page.getByText('For the manager.')).toBeVisible();
  await expect(page.getByText('Call 4711.')).toBeVisible();
});

test('text is typed by keys on the screen, which go when the field is left', async ({ page, wizard }) => {
  test.slow();
  await kioskScenes['kiosk-failed']?.show(page, wizard);
  const keyboard = page.getByRole('region', { name: 'Keyboard' });
  await tap(page, 'Show the log');
  await expect(keyboard).toBeHidden();
  const field = page.getByRole('searchbox');
  await field.tap();
  for (const key of ['Capital letter', 'S', 't', 'e', 'o', 'Delete', 'Space', 'Signs', '#']) {
    await keyboard.getByRole('button', { name: key, exact: true }).tap();
  }
  await expect(field).toHaveValue('Ste #');
  await expect(field).toBeFocused();
  // The page has taken it in as if it had been typed.
  await expect(page.getByText('No line is like that.')).toBeVisible();
  await keyboard.getByRole('button', { name: 'Done', exact: true }).tap();
  await expect(keyboard).toBeHidden();
});

test('what is pressed while the keys are shown does not move away with them', async ({ page, wizard }) => {
  test.slow();
  await page.setViewportSize({ width: 1366, height: 768 });
  await kioskScenes['kiosk-failed']?.show(page, wizard);
  await tap(page, 'Show the log');
  const keyboard = page.getByRole('region', { name: 'Keyboard' });
  // With the page at its end, which then comes nearer.
  await page.getByRole('checkbox', { name: 'Errors only' }).tap();
  const pressed = await button(page, 'Copy').evaluateHandle((element) => {
    const clicks: Event[] = [];
    element.addEventListener('click', (event) => clicks.push(event));
    return clicks;
  });
  const ways = [() => tap(page, 'Copy'), () => button(page, 'Copy').click({ delay: 300 })];
  for (const [index, press] of ways.entries()) {
    await page.getByRole('searchbox').tap();
    await expect(keyboard).toBeVisible();
    await press();
    await expect(keyboard).toBeHidden();
    expect(await pressed.evaluate((clicks) => clicks.length)).toBe(index + 1);
  }
});

test('the largest keys on the smallest screen leave the field in sight', async ({ page, wizard }) => {
  test.slow();
  await page.setViewportSize({ width: 800, height: 480 });
  await kioskScenes['kiosk-failed']?.show(page, wizard);
  await page.evaluate(() => document.documentElement.setAttribute('data-text', '200'));
  await tap(page, 'Show the log');
  const field = page.getByRole('searchbox');
  await field.tap();
  const keyboard = page.getByRole('region', { name: 'Keyboard' });
  await expect(keyboard).toBeVisible();
  const [above, below] = [await field.boundingBox(), await keyboard.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  expect(above?.y).toBeGreaterThanOrEqual(0);
  expect(await smallTargets(page)).toEqual([]);
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { contrast: 'more' }] as const) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    expect(await findings(page)).toEqual([]);
  }
});

for (const name of [
  'kiosk-start',
  'kiosk-languages',
  'kiosk-review',
  'kiosk-pin',
  'kiosk-progress',
  'kiosk-done',
  'kiosk-failed',
]) {
  test(`everything to touch is large enough for a finger: ${name}`, async ({ page, wizard }) => {
    await kioskScenes[name]?.show(page, wizard);
    await expect(title(page)).toBeVisible();
    const small = await page.locator('button, input, select, a, [role=button]').evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 48 || box.height < 56)
        .map(({ text }) => text),
    );
    expect(small).toEqual([]);
  });
}

test('the system that is meant is named on each button where there are several', async ({ page, wizard }) => {
  await kioskScenes['kiosk-several']?.show(page, wizard);
  const names = page.getByRole('region', { name: /^Pristine Sample/u });
  await expect(names).toHaveCount(2);
  const handOver = names
    .filter({ hasText: 'kiosk' })
    .getByRole('button', { name: /^Hand over to a new owner/u });
  await expect(handOver).toHaveAccessibleDescription(/kiosk/u);
  await expect(button(page, 'Switch off')).toBeVisible();
  await button(page, /^Reset the state/u)
    .first()
    .tap();
  await expect(title(page)).toHaveText('Review what will happen');
  const planned = wizard.playback.calls.filter(({ method }) => method === 'plan.change');
  expect(planned.at(-1)?.params).toEqual({ task: 'reset', systemId: laptop.id, mode: 'state' });
});
