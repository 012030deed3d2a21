import { execa } from 'execa';
import type { ElectronApplication } from 'playwright';
import { wizardEnvironment, wizardExecutable } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { expect, test } from './harness/test.ts';

type Ending = 'crash' | 'reload' | 'reload in the midst of loading';

/** Ends the page in one of the ways there are, and waits until it is there again. */
async function endPage(app: ElectronApplication, ending: Ending): Promise<void> {
  await app.evaluate(
    ({ webContents }, how) =>
      new Promise<void>((resolve, reject) => {
        const [contents] = webContents.getAllWebContents();
        contents?.once('did-finish-load', () => resolve());
        if (how === 'crash') {
          contents?.forcefullyCrashRenderer();
        } else {
          contents?.executeJavaScript('location.reload()').catch(reject);
          if (how === 'reload in the midst of loading') contents?.reload();
        }
      }),
    ending,
  );
}

for (const ending of ['crash', 'reload', 'reload in the midst of loading'] as const) {
  test(`after a ${ending} the page is there again, with its bridge`, async ({ wizard: { app } }) => {
    await endPage(app, ending);
    // What is asked of a page just as it goes may never be answered, so it is asked again.
    const bridge = (): Promise<unknown> =>
      app.evaluate(({ webContents }) =>
        Promise.race([
          webContents.getAllWebContents()[0]?.executeJavaScript('typeof window.pristine.call'),
          new Promise((resolve) => setTimeout(() => resolve('no answer'), 2000)),
        ]),
      );
    await expect.poll(bridge).toBe('function');
  });
}

/** What main asks in a box of the desktop once the page's process has died again and again. Nobody answers. */
async function askedAfterCrashes(app: ElectronApplication): Promise<unknown> {
  const asked = app.evaluate(
    ({ dialog }) =>
      new Promise((resolve) => {
        Reflect.set(dialog, 'showMessageBox', (_window: unknown, question: unknown) => {
          resolve(question);
          return new Promise(() => {});
        });
      }),
  );
  for (let crashes = 0; crashes < 3; crashes += 1) await endPage(app, 'crash');
  await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
  return asked;
}

test('a page whose process dies again and again is not loaded for ever', async ({ wizard: { app } }) => {
  expect(await askedAfterCrashes(app)).toMatchObject({ message: 'The window keeps failing.' });
});

test('what is asked when there is no page is asked in the language of the page', async ({
  wizard: { app, page },
}) => {
  await page.evaluate(() => localStorage.setItem('language', 'de'));
  await page.reload();
  // Words that are none leave those that were said before.
  for (const words of [null, 'de', {}, { failed: 'x' }, { failed: 'x'.repeat(301) }]) {
    await page.evaluate(
      (said) => Reflect.apply(Reflect.get(window.pristine ?? {}, 'usePageWords'), null, [said]),
      words,
    );
  }
  expect(await askedAfterCrashes(app)).toMatchObject({
    message: 'Das Fenster stürzt immer wieder ab.',
    detail: 'Wenn eine Installation oder eine Änderung läuft, geht sie von selbst weiter.',
    buttons: ['Neu laden', 'Schließen'],
  });
});

test('the page can close its window, and with it the program', async ({ wizard: { app, page } }) => {
  const electron = app.process();
  const closed = app.waitForEvent('close');
  // The answer may not come back before the page is gone.
  await page.evaluate(() => window.pristine?.close()).catch(() => {});
  await closed;
  expect(electron.exitCode).toBe(0);
});

test('a second start shows the first window and ends', async ({ socket, wizard: { app, profile } }) => {
  const shown = app.evaluate(
    ({ app: electron }) => new Promise<void>((resolve) => electron.once('second-instance', () => resolve())),
  );
  const installed = await installedElectron();
  const second = await execa(
    wizardExecutable(installed),
    [`--user-data-dir=${profile}/data`, `--backend=unix:${socket}`],
    { env: await wizardEnvironment(installed, profile), extendEnv: false, reject: false, timeout: 20_000 },
  );
  expect(second).toMatchObject({ exitCode: 0, timedOut: false });
  await shown;
});

test('everything gets larger and smaller by the usual keys', async ({ wizard: { app, page } }) => {
  const size = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  for (const [keyCode, expected] of [
    ['+', '20px'],
    ['=', '24px'],
    ['-', '20px'],
    ['0', '16px'],
  ] as const) {
    // Playwright's own keys go to the page, past the window.
    await app.evaluate(
      ({ webContents }, key) =>
        webContents
          .getAllWebContents()[0]
          ?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] }),
      keyCode,
    );
    await expect.poll(size).toBe(expected);
  }
});
