import { expect, type CDPSession, type Page } from '@playwright/test';
import { pairwise } from './pairwise.ts';

const themes = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
} as const;

const sizes = {
  '800x480': { width: 800, height: 480 },
  '1024x768': { width: 1024, height: 768 },
  '1366x768': { width: 1366, height: 768 },
  '3840x2160': { width: 3840, height: 2160 },
} as const;

/** A way in which a screen is looked at. */
export interface Look extends Readonly<Record<string, string | number>> {
  readonly theme: keyof typeof themes;
  readonly direction: 'ltr' | 'rtl';
  /** Of the text, in percent. */
  readonly text: 100 | 200;
  readonly size: keyof typeof sizes;
}

export const allLooks: readonly Look[] = (['ltr', 'rtl'] as const).flatMap((direction) =>
  (['800x480', '1024x768', '1366x768', '3840x2160'] as const).flatMap((size) =>
    (['light', 'dark', 'contrast'] as const).flatMap((theme) =>
      ([100, 200] as const).map((text) => ({ theme, direction, text, size })),
    ),
  ),
);

/** The same for every screen: each two of the values meet in one of them. */
export const fewLooks: readonly Look[] = pairwise(allLooks);

export function nameOf({ theme, direction, text, size }: Look): string {
  return `${size}-${theme}-${direction}-${text}`;
}

/** Waits until nothing changes on the page any more. By our own clock: that of the page is held by some scenes. */
export async function settle(page: Page): Promise<void> {
  const quietMs = 200;
  let before = '';
  for (;;) {
    const now = await page.content();
    if (now === before) return;
    before = now;
    await page.waitForTimeout(quietMs);
  }
}

/** Very large screens are drawn at half their size, which keeps the pictures small and quick to take. */
function scaleOf(width: number): number {
  return width > 2000 ? 0.5 : 1;
}

/** Looks at the page in a way, except that its direction is that of its language. */
export async function lookAs(page: Page, session: CDPSession, { theme, text, size }: Look): Promise<void> {
  const { width, height } = sizes[size];
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: scaleOf(width),
    mobile: false,
  });
  await page.emulateMedia({ ...themes[theme], reducedMotion: 'reduce' });
  // As a person does it: what is put on the page itself would be gone with the next change of the system's own choices.
  for (const key of text === 100 ? ['0'] : ['0', '=', '=', '=']) await page.keyboard.press(`Control+${key}`);
  await expect(page.locator('html')).toHaveAttribute('data-text', String(text));
  await page.evaluate(async (percent) => {
    const boxes = [document.documentElement, ...document.querySelectorAll('dialog')];
    let before = '';
    for (;;) {
      // Large text leaves little room, and what ends a screen is as much worth a look as what begins it.
      // Not to the very end: there the bar of buttons leaves its place for one between two pixels, where letters are drawn as they
      // happen to be. An even number is whole pixels of a picture at half its size, too.
      for (const box of boxes) {
        const most = Math.max(0, box.scrollHeight - box.clientHeight - 2);
        box.scrollTop = percent > 100 ? most - (most % 2) : 0;
      }
      // What came into view by that is drawn a frame later, letters that it needs are loaded then, and all grows once more by them.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      await document.fonts.ready;
      const now = boxes.map(({ scrollTop, scrollHeight }) => `${scrollTop} ${scrollHeight}`).join();
      if (now === before) return;
      before = now;
    }
  }, text);
}

/** A picture of what the window shows. */
export async function pictureOf(session: CDPSession): Promise<Buffer> {
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  return Buffer.from(data, 'base64');
}
