import type { Locator, Page } from '@playwright/test';
import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { kiosk, openKiosk } from './kiosk-scenes.ts';
import { runAt } from './runs.ts';
import { expect, test, type Wizard } from './wizard.ts';

// A kiosk that somebody has walked away from, or who seems to have.
test.use({ hasTouch: true });
test.describe.configure({ timeout: 180_000 });

function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

async function toPad(page: Page, wizard: Wizard): Promise<void> {
  await openKiosk(wizard);
  await button(page, /^Reset the state/u).tap();
  await button(page, 'Reset the state').tap();
}

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });

const late = (kiosk.kioskIdle - 10) * 1000;

test('left alone, it says so, and any touch stays, without pressing what is under it', async ({
  page,
  wizard,
}) => {
  await page.clock.install();
  await toPad(page, wizard);
  await page.clock.runFor(late);
  const told = page.getByRole('alertdialog');
  await expect(told).toHaveAccessibleDescription(/back to the start in 20 seconds/u);
  await page.clock.runFor(4000);
  await expect(told).toContainText(/in [5-7] seconds/u);
  // Where the pad has a key.
  const key = await button(page, '5').boundingBox();
  await page.touchscreen.tap((key?.x ?? 0) + 5, (key?.y ?? 0) + 5);
  await expect(told).toBeHidden();
  await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('');
  await page.clock.runFor(late - 15_000);
  await expect(told).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Enter the PIN' })).toBeVisible();
});

test('left alone, a screen reader, which presses no key and touches nothing, is somebody too', async ({
  page,
  wizard,
}) => {
  await page.clock.install();
  await toPad(page, wizard);
  await page.clock.runFor(late - 15_000);
  await button(page, '5').dispatchEvent('click');
  await page.clock.runFor(late - 15_000);
  await button(page, 'Back').last().focus();
  await page.clock.runFor(late - 15_000);
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.clock.runFor(10_000);
  await expect(page.getByRole('alertdialog')).toBeVisible();
});

test('left alone, it goes back to the start', async ({ page, wizard }) => {
  await page.clock.install();
  await toPad(page, wizard);
  await page.clock.runFor((kiosk.kioskIdle + 1) * 1000);
  await expect(title(page)).toHaveText('What do you want to do?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.clock.runFor((kiosk.kioskIdle + 1) * 1000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('left alone, it waits for a run, and then goes back from its end, which is not shown again', async ({
  page,
  wizard,
}) => {
  await page.clock.install();
  const plan = changePlanFor(resetRequest);
  wizard.playback.run = runAt(plan, { step: 'exchange' });
  await openKiosk(wizard);
  await expect(title(page)).toHaveText('Resetting Pristine Sample');
  await page.clock.runFor((kiosk.kioskIdle + 1) * 1000);
  await expect(title(page)).toHaveText('Resetting Pristine Sample');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await wizard.playback.sayRun(runAt(plan, { step: 'verify-store', outcome: wasReset }));
  await expect(title(page)).toHaveText('Pristine Sample was reset');
  await page.clock.runFor((kiosk.kioskIdle + 1) * 1000);
  await expect(title(page)).toHaveText('What do you want to do?');
});
