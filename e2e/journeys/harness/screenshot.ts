import { join } from 'node:path';
import type { Page } from '@playwright/test';

const folder = join(import.meta.dirname, '../../../assets/screenshots');
// The README's pictures are made anew only when that is asked for: a test that changes files of the checkout
// every time it runs would never leave it clean.
const wanted = process.env['PRISTINE_SCREENSHOTS'] === '1';

/** Keeps a picture of the window for the README, where that is asked for. */
export async function keep(page: Page, name: string): Promise<void> {
  if (!wanted) return;
  // Without the ring, which only the keyboard brings: it goes on from where it was all the same.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
