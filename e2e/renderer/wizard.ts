import { expect, test as base, type Page } from '@playwright/test';
import { join } from 'node:path';
import { plainVendor, type Vendor } from '../../backend/contract/vendor.ts';
import { serveFolder } from '../../electron/app-files.ts';
import { servedOf } from '../../electron/vendor.ts';
import { Playback } from './playback.ts';

const origin = 'http://pristine';

export interface Wizard {
  readonly playback: Playback;
  /**
   * @param vendor what the vendor makes of the window; the plain wizard unless it is given
   * @param vendorFolder where its logo lies
   */
  readonly open: (vendor?: Vendor, vendorFolder?: string) => Promise<void>;
}

/** Complaints of the page: errors, violations of its content security policy, and requests to anywhere else. */
async function watch(
  page: Page,
  complaints: string[],
  vendor: () => Parameters<typeof servedOf>,
): Promise<void> {
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
    const serve = serveFolder(join(import.meta.dirname, '../../dist/renderer'), servedOf(...vendor()));
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
    let present: Parameters<typeof servedOf> = [plainVendor, ''];
    await watch(page, complaints, () => present);
    const playback = new Playback(page);
    await playback.install();
    const open = async (vendor = plainVendor, vendorFolder = ''): Promise<void> => {
      present = [vendor, vendorFolder];
      await page.goto(`${origin}/`);
    };
    await use({ playback, open });
    expect(complaints).toEqual([]);
  },
});

export { expect } from '@playwright/test';
