import type { Wizard } from './harness/app.ts';
import { kioskSwitch } from './harness/face.ts';
import { kill, processesOf } from './harness/processes.ts';
import { killUntilStartedAnew } from './harness/started-anew.ts';
import { expect, test } from './harness/test.ts';

// That there is no way out of a kiosk, tried in the real window. What it does is in the journey of a reset.

const kiosk = await kioskSwitch();
test.use({ switches: kiosk.switches });
test.afterAll(() => kiosk[Symbol.asyncDispose]());

interface Seen {
  readonly windows: number;
  readonly shown: boolean;
  readonly kiosk: boolean;
  readonly covers: boolean;
}

/** What is to be seen on the display. */
function look({ app }: Wizard): Promise<Seen> {
  return app.evaluate(({ BrowserWindow, screen }) => {
    const [window, ...others] = BrowserWindow.getAllWindows();
    const { width, height } = screen.getPrimaryDisplay().bounds;
    const bounds = window?.getBounds();
    return {
      windows: window === undefined ? 0 : 1 + others.length,
      shown: window?.isVisible() === true && !window.isMinimized(),
      kiosk: window?.isKiosk() === true,
      covers: bounds?.x === 0 && bounds.y === 0 && bounds.width === width && bounds.height === height,
    };
  });
}

const there: Seen = { windows: 1, shown: true, kiosk: true, covers: true };

/** Whether it is still the page that was marked, and not a new one. */
function isSamePage({ page }: Wizard): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-marked'));
}

test('covers the display, and no key and no call leads out of it', async ({ wizard }) => {
  const { app, page } = wizard;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you want to do?');
  expect(await look(wizard)).toEqual(there);
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const keys: readonly (readonly [string, ...('control' | 'alt' | 'shift' | 'meta')[]])[] = [
      ['F4', 'alt'],
      ['W', 'control'],
      ['Q', 'control'],
      ['R', 'control'],
      ['R', 'control', 'shift'],
      ['I', 'control', 'shift'],
      ['P', 'control'],
      ['N', 'control'],
      ['+', 'control'],
      ['F5'],
      ['F11'],
      ['F12'],
      ['Escape'],
      ['Left', 'alt'],
    ];
    for (const [keyCode, ...modifiers] of keys) {
      window?.webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
      window?.webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    }
    // What a window manager does for its own keys and buttons.
    window?.close();
    window?.minimize();
    window?.setFullScreen(false);
    window?.hide();
  });
  await page.evaluate(() => window.pristine?.close());
  await expect.poll(() => look(wizard)).toEqual(there);
  expect(await isSamePage(wizard)).toBe(true);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomLevel())).toBe(0);
});

test('no file is to be chosen, whoever asks for it', async ({ wizard: { page } }) => {
  expect(await page.evaluate(() => window.pristine?.saveLog())).toMatchObject({
    ok: false,
    problem: { code: 'request.invalid' },
  });
});

test('a page that dies comes back by itself, however often, and nobody is asked', async ({ wizard }) => {
  test.setTimeout(180_000);
  const { page } = wizard;
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
  for (let death = 0; death < 4; death += 1) {
    const before = await processesOf(wizard, 'renderer');
    kill(before);
    const isAnew = async (): Promise<boolean> => {
      const now = await processesOf(wizard, 'renderer');
      return now.length > 0 && now.every((pid) => !before.includes(pid));
    };
    await expect.poll(isAnew, { timeout: 30_000 }).toBe(true);
  }
  // What Playwright cannot see any more when a page's process has died.
  const ask = (): Promise<unknown> =>
    wizard.app.evaluate(({ webContents }) =>
      Promise.race([
        webContents
          .getAllWebContents()[0]
          ?.executeJavaScript(
            "[document.querySelector('h1')?.textContent, document.documentElement.hasAttribute('data-marked')]",
          ),
        new Promise((resolve) => setTimeout(() => resolve('no answer'), 2000)),
      ]),
    );
  await expect.poll(ask, { timeout: 60_000 }).toEqual(['What do you want to do?', false]);
  expect(await look(wizard)).toEqual(there);
});

test('it ends by a signal, as when its session does', async ({ wizard: { app } }) => {
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGTERM');
  await ended;
});

test('where nothing that draws can live, it starts anew without it, and once', async ({ wizard }) => {
  test.slow();
  try {
    const page = await killUntilStartedAnew(wizard);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 });
    // A second instance would have one, or would be on its way.
    await page.waitForTimeout(5000);
    expect(await processesOf(wizard, 'gpu-process')).toEqual([]);
    expect(await processesOf(wizard, 'browser')).toHaveLength(1);
    // Whoever records it would miss it.
    await page.context().browser()?.close();
  } finally {
    kill(await processesOf(wizard, 'browser'));
  }
});
