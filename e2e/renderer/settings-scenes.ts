import type { Page } from '@playwright/test';
import type { SystemSettings } from '../../backend/contract/settings.ts';
import { machine, windows } from './machine.ts';
import { said } from './languages.ts';
import { planFor } from './runs.ts';
import { chooseAim, press, type Scenes } from './walk.ts';
import type { Wizard } from './wizard.ts';

/** Goes to what the first start would ask. */
export async function toSettings(page: Page, wizard: Wizard): Promise<void> {
  wizard.playback.planned = { plan: planFor(windows), issues: [] };
  await chooseAim(page, wizard, 'Install a system');
  await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
  await press(page, 'Continue');
  await page.getByRole('radio', { name: /Samsung/u }).check();
  await press(page, 'Continue');
}

/** Answers for somebody, but for the password. */
export async function answerFor(page: Page, fullName: string): Promise<void> {
  await page.getByRole('radio', { name: 'Now', exact: true }).check();
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');
  await page.getByLabel('Name of this computer').fill('desk-7');
  await page.getByRole('radio', { name: 'A person' }).check();
  await page.getByLabel('Full name').fill(fullName);
}

export async function typePassword(page: Page, password: string, again = password): Promise<void> {
  const fields = page.locator('input[type=password]');
  await fields.first().fill(password);
  await fields.last().fill(again);
}

const password = '$6$salt$planted.by.playback';

export const someSettings: SystemSettings = {
  language: 'de_DE.UTF-8',
  keyboard: { layout: 'de', variant: 'nodeadkeys', console: 'de-latin1-nodeadkeys' },
  timeZone: 'Europe/Berlin',
  hostName: 'desk-7',
  user: { name: 'anna', fullName: 'Anna Ärmel', password },
};

async function goOn(page: Page): Promise<void> {
  await typePassword(page, 'a puddle at the gate');
  await press(page, 'Continue');
}

async function goOnInVain(page: Page): Promise<void> {
  await typePassword(page, 'Pfütze am Tor', 'Pfütze');
  await page.getByRole('button', { name: await said(page, 'Continue') }).click({ force: true });
}

export const settingsScenes: Scenes = {
  settings: { heading: 'Set up the system', show: toSettings },
  'settings-now': {
    heading: 'Set up the system',
    show: async (page, wizard) => {
      await toSettings(page, wizard);
      await answerFor(page, 'Anna Ärmel');
    },
  },
  'settings-wrong': {
    heading: 'Set up the system',
    show: async (page, wizard) => {
      await toSettings(page, wizard);
      await answerFor(page, 'Anna: Ärmel');
      await page.getByLabel('User name').fill('daemon');
      await page.getByLabel('Name of this computer').fill('desk 7');
      await goOnInVain(page);
    },
    again: goOnInVain,
  },
  'review-settings': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await toSettings(page, wizard);
      await answerFor(page, 'Anna Ärmel');
      wizard.playback.planned = { plan: planFor(windows, machine, [], someSettings), issues: [] };
      await goOn(page);
    },
    // A password is not kept for whoever loads the window anew.
    again: goOn,
  },
};
