import { mkdirSync, writeFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { findings } from './axe.ts';
import { speakNext } from './languages.ts';
import { allLooks, fewLooks, lookAs, nameOf, pictureOf, settle, type Look } from './looks.ts';
import { pictured } from './pictured.ts';
import { bypassing } from './pseudo.ts';
import { textOf } from './reader.ts';
import { scenes } from './scenes.ts';
import { smallTargets } from './targets.ts';
import { expect, test, type Wizard } from './wizard.ts';

// Every screen as it was when somebody looked at it and read it last, in each way that matters, and every scene free of what keeps
// people out and with no word in it that cannot be translated.
// Where SHOTS names a folder, it is every scene in every way that there is, and the pictures go there instead of being compared.

// A dozen pictures, each compared, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 });

const folder = process.env['SHOTS'] ?? '';

/** Where words that are longer than ours, as other languages have them, have least room. */
const tightest: Look = { theme: 'light', direction: 'ltr', text: 200, size: '800x480' };

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
  const tooWide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog:modal')].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    ),
  );
  expect.soft(tooWide, `${name}: nothing to scroll sideways`).toBe(false);
  expect.soft(await cutOff(page), `${name}: nothing is cut off`).toEqual([]);
  expect.soft(await smallTargets(page), `${name}: all large enough for a finger`).toEqual([]);
  expect.soft(await findings(page), name).toEqual([]);
}

/** What is longer than its room, so that the end of it cannot be seen. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      // What only a screen reader is told takes a pixel, as far as the browser lets it.
      .filter((element) => element.checkVisibility() && element.clientWidth > 1)
      .filter((element) => element.closest('.visually-hidden') === null)
      // Names in the picture of a disk end in dots where its parts are small, and stand in the list below it.
      .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
      .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 200)),
  );
}

async function compare(session: CDPSession, scene: string, look: Look): Promise<void> {
  const picture = await pictureOf(session);
  const file = `${nameOf(look)}.webp`;
  if (folder === '') return expect.soft(picture).toMatchSnapshot([scene, file], tolerance);
  mkdirSync(`${folder}/${scene}`, { recursive: true });
  writeFileSync(`${folder}/${scene}/${file}`, picture);
}

// Languages that nobody speaks are offered only to who speaks one.
const gists = [
  'h1',
  'button:not([lang])',
  'input',
  'select',
  'li:not(:has([lang]))',
  'dialog[open]',
  '[role=alert]',
  '[aria-invalid=true]',
];

/** How much there is of what: the same in every language, or the page shows something else than what it is called. */
function gistOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    (selectors) => selectors.map((one) => `${one}: ${document.querySelectorAll(one).length}`),
    gists,
  );
}

interface Looking {
  readonly page: Page;
  readonly wizard: Wizard;
  readonly session: CDPSession;
  readonly scene: string;
}

async function lookOnce({ page, wizard, session, scene }: Looking, look: Look): Promise<void> {
  await lookAs(page, session, look);
  await scenes[scene]?.each?.(page, wizard);
}

async function lookAt(looking: Looking, looks: readonly Look[]): Promise<void> {
  for (const look of looks) {
    await lookOnce(looking, look);
    if (isPictured(looking.scene)) await compare(looking.session, looking.scene, look);
    await check(looking.page, look);
  }
}

/** Has what is shown shown in another language, with what the page forgets by being loaded anew. */
async function showIn(page: Page, wizard: Wizard, scene: string, tag: string): Promise<void> {
  wizard.playback.link = { state: 'connected' };
  await speakNext(page, tag);
  await expect(page.locator('html')).toHaveAttribute('lang', tag);
  await page.locator('h1').waitFor();
  await settle(page);
  await scenes[scene]?.again?.(page, wizard);
  await page.mouse.move(0, 0);
  await settle(page);
}

for (const [scene, { heading, show }] of Object.entries(scenes)) {
  test(scene, async ({ page, wizard }) => {
    // How long it takes to get there is no part of the picture, nor is what day and time it is.
    await page.addInitScript(() => {
      performance.now = () => 0;
      const noon = Date.UTC(2026, 10, 25, 12);
      Date.now = () => noon;
      globalThis.Date = new Proxy(Date, {
        construct: (RealDate, [given = noon]: [(number | string)?]) => new RealDate(given),
      });
    });
    const looksIn = (direction: Look['direction']): readonly Look[] =>
      looksAt(scene).filter((one) => one.direction === direction);
    await show(page, wizard);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await page.mouse.move(0, 0);
    await settle(page);
    const gist = await gistOf(page);
    const looking = { page, wizard, scene, session: await page.context().newCDPSession(page) };
    await scenes[scene]?.each?.(page, wizard);
    expect.soft(await textOf(page, looking.session)).toMatchSnapshot([scene, 'read.txt']);
    await lookAt(looking, looksIn('ltr'));
    await showIn(page, wizard, scene, 'ar');
    expect.soft(await gistOf(page), 'the same in Arabic').toEqual(gist);
    await lookAt(looking, looksIn('rtl'));
    await showIn(page, wizard, scene, 'en-XA');
    expect.soft(await gistOf(page), 'the same in the pseudo-language').toEqual(gist);
    await lookOnce(looking, tightest);
    await check(page, tightest);
    expect.soft(await bypassing(page, wizard.playback), 'nothing bypasses the catalogue').toEqual([]);
  });
}
