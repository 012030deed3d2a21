import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What waits for a long time to go by, which it does not by itself. */
    waiting: { readonly work: () => void; readonly ms: number }[];
  }
}

/** Runs in the page: what stands only for a while stays for as long as it is looked at. */
function waitForNothing(): void {
  const inTime = window.setTimeout.bind(window);
  window.waiting = [];
  const later = (work: () => void, ms = 0): number => {
    if (ms < 10_000) return inTime(work, ms);
    window.waiting.push({ work, ms });
    return 0;
  };
  Object.assign(window, { setTimeout: later });
}

/** From its next beginning on nothing comes in the page for which it waits ten seconds or more. */
export async function holdTime(page: Page): Promise<void> {
  await page.addInitScript(waitForNothing);
}

/** Lets pass what the page began to wait for last, for this long, in milliseconds. */
export async function letPass(page: Page, ms: number): Promise<void> {
  const waiting = await page.waitForFunction(
    (wanted) => window.waiting.findLast((one) => one.ms === wanted),
    ms,
  );
  await waiting.evaluate((one) => one?.work());
}
