import type { Locator, Page } from '@playwright/test';
import { findings } from './axe.ts';
import { scenes } from './scenes.ts';
import { press } from './walk.ts';
import { expect, test } from './wizard.ts';

function rootSize(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
}

async function choose(page: Page, group: string, name: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).check();
}

test('by the keyboard alone it is the first thing one comes to, before the service answers', async ({
  page,
  wizard,
}) => {
  wizard.playback.link = { state: 'connecting' };
  await wizard.open();
  const { keyboard } = page;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await keyboard.press('Tab');
  const button = page.getByRole('button', { name: 'Accessibility' });
  await expect(button).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Accessibility' })).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  await expect.poll(() => rootSize(page)).toBe('20px');
  await keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('its button is large enough for a finger', async ({ page, wizard }) => {
  await page.setViewportSize({ width: 800, height: 480 });
  await wizard.open();
  const box = await page.getByRole('button', { name: 'Accessibility' }).boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
});

test('what is chosen holds at once, on every screen, and after the page was loaded again', async ({
  page,
  wizard,
}) => {
  await wizard.open();
  await press(page, 'Accessibility');
  await choose(page, 'Text size', '200%');
  await choose(page, 'Contrast', 'More');
  await choose(page, 'Appearance', 'Dark');
  await choose(page, 'Motion', 'Less');
  expect(await findings(page)).toEqual([]);
  await press(page, 'Close');
  await press(page, 'Get started');
  const holds = async (): Promise<void> => {
    await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toHaveCSS(
      'color',
      'rgb(255, 255, 255)',
    );
    expect(await rootSize(page)).toBe('32px');
    await expect(page.getByRole('button', { name: 'Back' })).toHaveCSS('transition-duration', '0s, 0s');
  };
  await holds();
  await page.reload();
  await holds();
});

test('what the system asks for holds where nothing else was chosen, and as soon as it does', async ({
  page,
  wizard,
}) => {
  await wizard.open();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-contrast', 'normal');
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  await expect(html).toHaveAttribute('data-contrast', 'more');
  await expect(html).toHaveAttribute('data-motion', 'reduced');
});

/** What was there before, which is laid over the picture of what will be. A name that the build makes has the stylesheet's own in it. */
function past(page: Page): Locator {
  return page.locator('[class*="_past_"]');
}

async function expectStill(page: Page): Promise<void> {
  await expect(past(page)).toHaveCSS('animation-duration', '0s');
  await expect(past(page)).toBeHidden();
}

test('the picture of a disk turns into what it will be, and is that at once where the system asks for less motion', async ({
  page,
  wizard,
}) => {
  await scenes['review']?.show(page, wizard);
  await expect(past(page)).toHaveCSS('animation-duration', '1.4s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectStill(page);
});

test('the picture of a disk is what it will be at once where less motion was chosen here', async ({
  page,
  wizard,
}) => {
  await wizard.open();
  await press(page, 'Accessibility');
  await choose(page, 'Motion', 'Less');
  await scenes['review']?.show(page, wizard);
  await expectStill(page);
});

test('everything gets larger and smaller by the usual keys, on any screen', async ({ page, wizard }) => {
  await scenes['review']?.show(page, wizard);
  for (const [key, size] of [
    ['Control+=', '20px'],
    ['Control+=', '24px'],
    ['Control+-', '20px'],
    ['Control+0', '16px'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await rootSize(page)).toBe(size);
  }
});

test('on a screen that is larger than most everything is larger, too', async ({ page, wizard }) => {
  await page.setViewportSize({ width: 3840, height: 2160 });
  await wizard.open();
  expect(Number.parseFloat(await rootSize(page))).toBeGreaterThan(28);
});
