import { join } from 'node:path';
import type { Page } from 'playwright';
import { makeMedium } from '../backend/medium.ts';
import type { Wizard } from './harness/app.ts';
import { expect, test as labTest } from './harness/lab-test.ts';
import { kill, processesOf, type ProcessType } from './harness/processes.ts';
import { content, difference, screenPicture, type Picture } from './harness/screen.ts';
import { killUntilStartedAnew } from './harness/started-anew.ts';
import { beginInstalling, confirm, walkToReview } from './harness/walk.ts';

// What makes a window black or blank: the processes that draw it and that run its page die. What is looked at is the
// display, on which a window that nobody draws any more is one colour as soon as it is hidden and shown.

/** A machine with a small system to install. */
const test = labTest.extend({
  medium: async ({ folder }, use) => {
    await makeMedium({ file: (name) => join(folder, name) }, 'good.btrfs.zst');
    await use(folder);
  },
});

const system = /Small System 1/u;
const disk = /ubdb/u;

// Of a picture: more than the pointer is, and less than the words of any screen are.
const little = 0.01;

/** Hides the window and shows it again, so that all of it has to be drawn anew. */
async function showAnew({ app }: Wizard): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.hide();
    window?.show();
  });
}

async function expectDrawn(wizard: Wizard): Promise<void> {
  await showAnew(wizard);
  await expect.poll(async () => content(await screenPicture())).toBeGreaterThan(little);
}

/** What the window looks like once nothing moves in it any more. */
async function stillPicture(wizard: Wizard): Promise<Picture> {
  await expectDrawn(wizard);
  let still = await screenPicture();
  const moved = async (): Promise<number> => {
    const before = still;
    still = await screenPicture();
    return difference(before, still);
  };
  await expect.poll(moved, { intervals: [500] }).toBe(0);
  return still;
}

async function expectDrawnAs(before: Picture, wizard: Wizard): Promise<void> {
  await showAnew(wizard);
  await expect.poll(async () => difference(before, await screenPicture())).toBeLessThan(little);
}

/** Lets the present process of a sort die, and waits for the next one. */
async function dieOnce(
  wizard: Wizard,
  type: ProcessType,
  die: (pids: readonly number[]) => unknown,
): Promise<void> {
  const before = await processesOf(wizard, type);
  await die(before);
  await expect
    .poll(async () => (await processesOf(wizard, type)).filter((pid) => !before.includes(pid)))
    .toHaveLength(1);
}

type Death = (wizard: Wizard) => Promise<void>;

const killDrawing: Death = (wizard) => dieOnce(wizard, 'gpu-process', kill);
const killPage: Death = (wizard) => dieOnce(wizard, 'renderer', kill);
/** Lets the page ask for more than its process may have. */
const fillMemory: Death = (wizard) =>
  dieOnce(wizard, 'renderer', () =>
    wizard.app.evaluate(
      ({ webContents }) =>
        void webContents
          .getAllWebContents()[0]
          ?.executeJavaScript('for (const all = []; ; ) all.push(new Array(10_000).fill({}))'),
    ),
  );
const littleMemory = ['--js-flags=--max-old-space-size=64'];

/** What Playwright cannot see any more when a page's process has died. Asked again, since a page that goes may not answer. */
async function expectPage({ app }: Wizard, expression: string, expected: RegExp): Promise<void> {
  const ask = (): Promise<unknown> =>
    app.evaluate(
      ({ webContents }, what) =>
        Promise.race([
          webContents.getAllWebContents()[0]?.executeJavaScript(what),
          new Promise((resolve) => setTimeout(() => resolve('no answer'), 2000)),
        ]),
      expression,
    );
  await expect.poll(ask, { timeout: 100_000 }).toMatch(expected);
}

const title = 'document.title';
const chosen = `document.querySelector(':checked')?.ariaLabel ?? ''`;

async function chooseDisk(page: Page): Promise<void> {
  await beginInstalling(page);
  await page.getByRole('radio', { name: system }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: disk }).click();
  // So that what is under the pointer looks the same before and after.
  await page.mouse.move(0, 0);
}

async function startInstalling(page: Page): Promise<void> {
  await walkToReview(page, system, disk);
  await confirm(page);
  await expect(page.getByText('It can no longer be cancelled')).toBeVisible({ timeout: 60_000 });
}

test('a window whose drawing dies again and again is drawn again, with what was chosen', async ({
  wizard,
}) => {
  const { page } = wizard;
  await chooseDisk(page);
  const before = await stillPicture(wizard);
  for (let deaths = 0; deaths < 5; deaths += 1) await killDrawing(wizard);
  await expectDrawnAs(before, wizard);
  await expect(page.getByRole('radio', { name: disk })).toBeChecked();
});

test('a page whose process is killed is there again, with what was chosen', async ({ wizard }) => {
  await chooseDisk(wizard.page);
  const before = await stillPicture(wizard);
  await killPage(wizard);
  await expectPage(wizard, chosen, disk);
  await expectDrawnAs(before, wizard);
});

test.describe('a page that runs out of memory', () => {
  test.use({ switches: littleMemory });

  test('is there again, with what was chosen', async ({ wizard }) => {
    await chooseDisk(wizard.page);
    const before = await stillPicture(wizard);
    await fillMemory(wizard);
    await expectPage(wizard, chosen, disk);
    await expectDrawnAs(before, wizard);
  });
});

const deaths: readonly (readonly [what: string, die: Death, switches: readonly string[]])[] = [
  ['the process that draws is killed', killDrawing, []],
  ["the page's process is killed", killPage, []],
  ['the page runs out of memory', fillMemory, littleMemory],
];

for (const [what, die, switches] of deaths) {
  test.describe(`when ${what}`, () => {
    test.use({ switches });

    test('an installation goes on, and the window shows its end', async ({ wizard }) => {
      // Each death takes its time before an installation has its own.
      test.slow();
      await startInstalling(wizard.page);
      for (let count = 0; count < 3; count += 1) await die(wizard);
      await expectDrawn(wizard);
      await expectPage(wizard, title, /is installed – Pristine$/u);
      await expectDrawn(wizard);
    });
  });
}

test('where nothing that draws can live, the window starts anew without it and shows the run', async ({
  wizard,
}) => {
  await startInstalling(wizard.page);
  try {
    const page = await killUntilStartedAnew(wizard);
    const progress = page.getByRole('progressbar');
    const end = page.getByRole('heading', { level: 1, name: /is installed$/u });
    await expect(progress.or(end)).toBeVisible();
    await expect(end).toBeVisible({ timeout: 100_000 });
    await expect.poll(async () => content(await screenPicture())).toBeGreaterThan(little);
    expect(await processesOf(wizard, 'gpu-process')).toEqual([]);
  } finally {
    kill(await processesOf(wizard, 'browser'));
  }
});
