import { expect, test as base, type Page } from '@playwright/test';
import { join } from 'node:path';
import { serveFolder } from '../../electron/app-files.ts';
import { Playback } from './playback.ts';

const origin = 'http://pristine';

export interface Wizard {
  readonly playback: Playback;
  readonly open: () => Promise<void>;
}

/** Complaints of the page: errors, violations of its content security policy, and requests to anywhere else. */
async function watch(page: Page, complaints: string[]): Promise<void> {
  const serve = serveFolder(join(import.meta.dirname, '../../dist/renderer'));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (!url.startsWith(`${origin}/`)) {
      complaints.push(`asked for ${url}`);
      return await route.abort();
    }
    // The product's own way of serving, headers included.
    const answer = await serve(new Request(url));
    if (answer.status !== 200) complaints.push(`there is no ${url}`);
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}

/** A page that loads the built wizard as the product serves it, and fails on any complaint. */
export const test = base.extend<{ wizard: Wizard }>({
  wizard: async ({ page }, use) => {
    const complaints: string[] = [];
    await watch(page, complaints);
    const playback = new Playback(page);
    await playback.install();
    await use({ playback, open: async () => void (await page.goto(`${origin}/`)) });
    expect(complaints).toEqual([]);
  },
});

export { expect } from '@playwright/test';
