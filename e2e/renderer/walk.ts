import type { Page } from '@playwright/test';
import type { Plan } from '../../backend/contract/plan.ts';
import { said } from './languages.ts';
import { runAt, type RunAt } from './runs.ts';
import type { Wizard } from './wizard.ts';

export type Scene = (page: Page, wizard: Wizard) => Promise<void>;

export interface Shown {
  /** The heading that it must come to. */
  readonly heading: string | RegExp;
  readonly show: Scene;
  /** The end of it that does not outlive that the page is loaded anew, to be done again in whatever language. */
  readonly again?: Scene;
  /** What does not outlive that somebody is there, to be done before each look. */
  readonly each?: Scene;
}

/** Screens by name. */
export type Scenes = Readonly<Record<string, Shown>>;

/** @param name in English, whatever language the window speaks */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: await said(page, name), exact: true }).click();
}

/** Opens what is folded away. @param index among all that can be opened on the screen */
export async function unfold(page: Page, index: number): Promise<void> {
  await page.locator('button[aria-expanded]').nth(index).click();
}

/** Opens a window in which a plan is carried out, and has come so far. */
export function showRun(plan: Plan, run: RunAt): Scene {
  return async (_page, { playback, open }) => {
    playback.plan = plan;
    playback.run = runAt(plan, run);
    await open();
  };
}

/** Goes from a new window past the choice of what to do. */
export async function chooseAim(page: Page, { open }: Wizard, aim: string): Promise<void> {
  await open();
  await press(page, 'Get started');
  await page.getByRole('radio', { name: aim }).check();
  await press(page, 'Continue');
}

/** Goes to the kinds of reset of the laptop's system. */
export async function chooseLaptop(
  page: Page,
  wizard: Wizard,
  aim = 'Reset or repair a system',
): Promise<void> {
  await chooseAim(page, wizard, aim);
  await page.getByRole('radio', { name: /^Pristine Sample, version 2/u }).check();
  await press(page, 'Continue');
}

/** Goes to the review of a reset of the laptop's system. */
export async function reviewReset(page: Page, wizard: Wizard, kind: string): Promise<void> {
  await chooseLaptop(page, wizard);
  await page.getByRole('radio', { name: kind }).check();
  await press(page, 'Continue');
}

/** Goes from the choice of the disk to the review, and leaves to the first start what it would ask. */
export async function reviewOn(page: Page, disk: RegExp): Promise<void> {
  await page.getByRole('radio', { name: disk }).check();
  await press(page, 'Continue');
  await press(page, 'Continue');
}
