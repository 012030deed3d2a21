import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { plainVendor, type Vendor } from '../../backend/contract/vendor.ts';
import { readVendor } from '../../electron/vendor.ts';
import { findings } from './axe.ts';
import { scenes } from './scenes.ts';
import { expect, test, type Wizard } from './wizard.ts';

const sampleFolder = join(import.meta.dirname, '../../assets/vendor-sample');
const sample = readVendor(sampleFolder);

/** The same wizard, as a vendor has it. */
function of(wizard: Wizard, vendor: Vendor, folder?: string): Wizard {
  return { playback: wizard.playback, open: () => wizard.open(vendor, folder) };
}

async function colourOf(page: Page, token: string): Promise<string> {
  return page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name), token);
}

test('a folder of files makes the window a vendor’s: name, logo, colours and texts', async ({
  page,
  wizard,
}) => {
  await of(wizard, sample, sampleFolder).open();
  await expect(page).toHaveTitle('Welcome to Kestrel Desk – Kestrel Desk');
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Kestrel Desk' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Kestrel Desk');
  expect(await page.locator('header img').evaluate((image: HTMLImageElement) => image.naturalWidth)).not.toBe(
    0,
  );
  expect(await colourOf(page, '--accent')).toContain('#6d28d9');
  await expect(page.locator('body')).not.toContainText('Pristine');
});

test.describe(() => {
  test.use({ locale: 'ar' });

  test('what a vendor does not say in a language is in English, as English', async ({ page, wizard }) => {
    await of(wizard, sample, sampleFolder).open();
    await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'ar');
    const lede = page.locator('main p [lang="en"]');
    await expect(lede).toContainText('It takes a few minutes');
    await expect(lede).toHaveCSS('direction', 'ltr');
  });
});

test('what failed says where to turn to', async ({ page, wizard }) => {
  await scenes['failed']?.show(page, of(wizard, sample, sampleFolder));
  await expect(page.getByText('help@kestrel.example')).toBeVisible();
});

const long = 'An installer with a name that is longer than any name should be ';
/** As bad as the schema lets it be. */
const awful: Vendor = {
  ...plainVendor,
  name: long.repeat(4).slice(0, 256),
  colours: { accent: '#fff6a8', rail: '#ffffff' },
  texts: { en: { title: long.repeat(3), lede: long.repeat(30), help: long.repeat(10) } },
};

const ways = [
  { colorScheme: 'light', contrast: 'no-preference', size: { width: 800, height: 480 } },
  { colorScheme: 'dark', contrast: 'more', size: { width: 1366, height: 768 } },
] as const;

for (const name of ['welcome', 'review', 'failed']) {
  test(`${name} stays readable whatever a vendor makes of it`, async ({ page, wizard }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await scenes[name]?.show(page, of(wizard, awful));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const { size, ...media } of ways) {
      await page.setViewportSize(size);
      await page.emulateMedia(media);
      expect.soft(await findings(page), JSON.stringify(media)).toEqual([]);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect.soft(tooWide, 'nothing to scroll sideways').toBe(false);
    }
  });
}
