import type { Page } from '@playwright/test';
import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { arrive, Keyboard } from './keyboard.ts';
import { bootPlace, stickPlace } from './logs.ts';
import { machine, newer, windows } from './machine.ts';
import { corrupt, planFor, runAt } from './runs.ts';
import { expect, test, type Wizard } from './wizard.ts';

const review = 'Review what will happen';

function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name, exact: true });
}

// Each stop is looked at.
test.describe.configure({ timeout: 60_000 });

function lastCall({ playback }: Wizard): string | undefined {
  return playback.calls.at(-1)?.method;
}

/** Goes from a new window to what can be done with the laptop's system. */
async function toLaptop(page: Page, { open }: Wizard, aim: string): Promise<Keyboard> {
  const keyboard = new Keyboard(page);
  await open();
  await keyboard.to(button(page, 'Get started'));
  await keyboard.press('Enter');
  await arrive(page, 'What do you want to do?');
  await keyboard.choose(page.getByRole('radio', { name: aim }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Choose the system');
  await keyboard.choose(page.getByRole('radio', { name: /^Pristine Sample, version 2/u }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Space');
  return keyboard;
}

test('a system is installed by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = new Keyboard(page);
  wizard.playback.planned = { plan: planFor(windows), issues: [] };
  await wizard.open();
  await keyboard.to(button(page, 'Get started'));
  await keyboard.press('Enter');
  await arrive(page, 'What do you want to do?');
  await keyboard.choose(page.getByRole('radio', { name: 'Install a system' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Choose what to install');
  await keyboard.choose(page.getByRole('radio', { name: 'Pristine Sample, version 1' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Choose the disk');
  await keyboard.choose(page.getByRole('radio', { name: /Samsung/u }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Set up the system');
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(`${review} – Pristine`);
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.backTo(page.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.to(button(page, 'Erase this disk and install'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('run.start');
});

test('a system is reset by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = await toLaptop(page, wizard, 'Reset or repair a system');
  await arrive(page, 'Choose the kind of reset');
  await keyboard.choose(page.getByRole('radio', { name: 'Reset the state' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(`${review} – Pristine`);
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.to(button(page, 'Reset the state'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('run.start');
  const plan = changePlanFor(resetRequest);
  await wizard.playback.sayRun(runAt(plan, { step: 'exchange' }));
  await arrive(page, 'Resetting Pristine Sample');
  await wizard.playback.sayRun(runAt(plan, { step: 'verify-store', outcome: wasReset }));
  await arrive(page, 'Pristine Sample was reset');
  await keyboard.to(button(page, 'Close'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('close');
});

test('versions and systems are seen to by the keyboard alone', async ({ page, wizard }) => {
  wizard.playback.facts = { ...machine, offers: [newer, ...machine.offers] };
  const keyboard = await toLaptop(page, wizard, 'Systems and versions');
  const versions = 'Versions of Pristine Sample';
  await arrive(page, versions);
  await keyboard.choose(page.getByRole('radio', { name: 'Version 1.5' }));
  await keyboard.to(button(page, 'Remove this version…'));
  await keyboard.press('Enter');
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.press('Enter');
  await arrive(page, versions);
  await keyboard.to(button(page, /^Systems on this disk/u));
  await keyboard.press('Enter');
  await keyboard.to(page.getByRole('textbox', { name: 'Name of the new system' }));
  await page.keyboard.type('school');
  await keyboard.to(button(page, 'Add a system…'));
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(`${review} – Pristine`);
  await expect(button(page, 'Back')).toBeFocused();
  expect(lastCall(wizard)).toBe('plan.change');
});

test('the log is read, searched, copied and saved by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = new Keyboard(page);
  wizard.playback.places = [stickPlace, bootPlace];
  wizard.playback.run = runAt(planFor(windows), { step: 'receive', outcome: corrupt });
  await wizard.open();
  await keyboard.to(button(page, 'Show the log'));
  await keyboard.press('Enter');
  const log = page.getByRole('log');
  await keyboard.to(page.getByRole('searchbox'));
  await page.keyboard.type('step receive');
  await keyboard.to(page.getByRole('checkbox', { name: 'Errors only' }));
  await keyboard.press('Space');
  await expect(page.getByText('1 of 11 lines')).toBeVisible();
  await keyboard.to(button(page, 'Copy'));
  await keyboard.press('Enter');
  await keyboard.to(log);
  await keyboard.backTo(button(page, 'Save the log'));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Save the log' });
  await keyboard.to(dialog.getByRole('button', { name: 'Save here' }).first());
  await keyboard.press('Enter');
  await expect(dialog.getByText(/^The log was saved as/u)).toBeVisible();
  await keyboard.to(dialog.getByRole('button', { name: 'Show the picture' }));
  await keyboard.press('Enter');
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  await keyboard.press('Escape');
  await expect(button(page, 'Save the log')).toBeFocused();
});
