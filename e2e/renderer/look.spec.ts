import { mkdirSync, writeFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { findings } from './axe.ts';
import { speakNext } from './languages.ts';
import { allLooks, fewLooks, lookAs, nameOf, pictureOf, settle, type Look } from './looks.ts';
import { pictured } from './pictured.ts';
import { bypassing } from './pseudo.ts';
import { scenes } from './scenes.ts';
import { smallTargets } from './targets.ts';
import { expect, test } from './wizard.ts';

// Every screen as it was when somebody looked at it last, in each way that matters, and every scene free of what keeps people out and
// with no word in it that cannot be translated.
// Where SHOTS names a folder, it is every scene in every way that there is, and the pictures go there instead of being compared.

// A dozen pictures, each compared, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 });

const folder = process.env['SHOTS'] ?? '';

/** The size at which most can go wrong. */
const smallest = fewLooks.filter(({ size }) => size === '800x480');

function isPictured(scene: string): boolean {
  return folder !== '' || pictured.some((one) => one === scene);
}

function looksAt(scene: string): readonly Look[] {
  if (folder !== '') return allLooks;
  return isPictured(scene) ? fewLooks : smallest;
}

// Letters may be drawn a little differently elsewhere; a button that is missing is more than that.
const tolerance = { threshold: 0.1, maxDiffPixelRatio: 0.001 };

async function check(page: Page, look: Look): Promise<void> {
  const name = nameOf(look);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect.soft(tooWide, `${name}: nothing to scroll sideways`).toBe(false);
  expect.soft(await smallTargets(page), `${name}: all large enough for a finger`).toEqual([]);
  expect.soft(await findings(page), name).toEqual([]);
}

async function compare(session: CDPSession, scene: string, look: Look): Promise<void> {
  const picture = await pictureOf(session);
  const file = `${nameOf(look)}.webp`;
  if (folder === '') return expect.soft(picture).toMatchSnapshot([scene, file], tolerance);
  mkdirSync(`${folder}/${scene}`, { recursive: true });
  writeFileSync(`${folder}/${scene}/${file}`, picture);
}

for (const [scene, { heading, show, again, each }] of Object.entries(scenes)) {
  test(scene, async ({ page, wizard }) => {
    const session = await page.context().newCDPSession(page);
    // How long it takes to get there is no part of the picture.
    await page.addInitScript(() => {
      performance.now = () => 0;
    });
    const title = page.getByRole('heading', { level: 1 });
    for (const direction of ['ltr', 'rtl'] as const) {
      if (direction === 'ltr') {
        await show(page, wizard);
        await expect(title).toHaveText(heading);
      } else {
        wizard.playback.link = { state: 'connected' };
        await speakNext(page, 'ar');
        await settle(page);
        await again?.(page, wizard);
      }
      await settle(page);
      await expect(title).toHaveCount(1);
      await page.mouse.move(0, 0);
      for (const look of looksAt(scene).filter((one) => one.direction === direction)) {
        await lookAs(page, session, look);
        await each?.(page, wizard);
        if (isPictured(scene)) await compare(session, scene, look);
        await check(page, look);
      }
    }
    await speakNext(page, 'en-XA');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
    // A heading can be a name from outside.
    // Hundreds of disks take their time on a machine that is busy.
    await expect(title).toBeVisible({ timeout: 30_000 });
    expect.soft(await bypassing(page, wizard.playback), 'nothing bypasses the catalogue').toEqual([]);
  });
}
