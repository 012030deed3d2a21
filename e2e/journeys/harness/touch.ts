import type { Locator, Page } from 'playwright';

/** A finger on the screen of a window. */
export interface Finger {
  readonly tap: (what: Locator) => Promise<void>;
}

/** Gives a window of Electron a touch screen, which Playwright has for browsers alone. */
export async function touchScreen(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  return {
    tap: async (what) => {
      await what.scrollIntoViewIfNeeded();
      const box = await what.boundingBox();
      if (box === null) throw new Error('there is nothing to touch');
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
  };
}
