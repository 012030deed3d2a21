import type { Page } from '@playwright/test';
import type { Wizard } from './wizard.ts';

export type Scene = (page: Page, wizard: Wizard) => Promise<void>;

/** Screens by name, each by the heading that it must come to. */
export type Scenes = Readonly<Record<string, { readonly heading: string | RegExp; readonly show: Scene }>>;

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
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
