import type { Page } from '@playwright/test';

/** Clicks from the first screen to the review, as a person who knows what to choose. */
export async function walkToReview(page: Page, system: RegExp, disk: RegExp): Promise<void> {
  await beginInstalling(page);
  await walkOn(page, system, disk);
}

/** Clicks from the first screen to what can be installed. */
export async function beginInstalling(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('radio', { name: 'Install a system' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Clicks from the choice of the system to the review. */
export async function walkOn(page: Page, system: RegExp, disk: RegExp): Promise<void> {
  await page.getByRole('radio', { name: system }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: disk }).click();
  await reviewFromDisk(page);
}

/** Goes from a disk that is chosen to the review, and leaves to the first start what it would ask. */
export async function reviewFromDisk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Confirms what the review says, whatever is to be lost. */
export async function confirm(page: Page): Promise<void> {
  const tick = page.getByRole('checkbox');
  const button = page.getByRole('button', {
    name: /^(?:Erase this disk and install|Install on this disk)$/u,
  });
  await button.waitFor();
  if ((await tick.count()) > 0) await tick.check();
  await button.click();
}
