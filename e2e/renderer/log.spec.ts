import type { Page } from '@playwright/test';
import decodeQr from 'qr/decode.js';
import { problemOf } from '../../backend/contract/fixes.ts';
import { bootPlace, logLine, shortLog, stickPlace } from './logs.ts';
import { windows } from './machine.ts';
import { corrupt, planFor, runAt, writing } from './runs.ts';
import { press } from './walk.ts';
import { expect, test, type Wizard } from './wizard.ts';

const plan = planFor(windows);

async function showFailure(page: Page, { playback, open }: Wizard): Promise<void> {
  playback.run = runAt(plan, { step: 'receive', outcome: corrupt });
  await open();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The installation failed');
}

function logOf(page: Page) {
  return page.getByRole('log', { name: 'Log of the installer service' });
}

/** How far from its end the log is scrolled, in pixels. */
function fromEnd(page: Page): Promise<number> {
  return logOf(page).evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
}

test('the log can be narrowed down to what one looks for, and copied', async ({ page, wizard }) => {
  await showFailure(page, wizard);
  await press(page, 'Show the log');
  await expect(page.getByText('11 lines')).toBeVisible();
  const filter = page.getByRole('searchbox', { name: 'Filter' });
  await filter.fill('STEP');
  await expect(page.getByText('6 of 11 lines')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Errors only' }).check();
  await expect(logOf(page)).toHaveText(
    '2026-11-23T13:40:09.000Z ! run: step receive failed: stream.corrupt {"file":"sample-2.btrfs.zst"}',
  );
  await press(page, 'Copy');
  await filter.fill('');
  await filter.press('ControlOrMeta+v');
  await expect(filter).toHaveValue(/^2026-11-23T13:40:09\.000Z ! run: step receive failed/u);
  await filter.fill('no such thing');
  await expect(logOf(page)).toHaveText('No line is like that.');
});

test('during a run the newest line is in sight, unless somebody looks at older ones', async ({
  page,
  wizard,
}) => {
  wizard.playback.run = runAt(plan, writing);
  wizard.playback.log = Array.from({ length: 200 }, (_, n) => logLine(n, 'run', `line ${n}`));
  await wizard.open();
  await press(page, 'Show the log');
  await expect(page.getByText('200 lines')).toBeVisible();
  await logOf(page).scrollIntoViewIfNeeded();
  expect(await fromEnd(page)).toBeLessThan(2);
  wizard.playback.log = [...wizard.playback.log, logLine(200, 'run', 'the newest')];
  await expect(page.getByText('the newest')).toBeInViewport();
  await logOf(page).focus();
  await page.keyboard.press('Home');
  await expect(page.getByText('line 0', { exact: false }).first()).toBeInViewport();
  wizard.playback.log = [...wizard.playback.log, logLine(201, 'run', 'newer still')];
  await expect(page.getByText('202 lines')).toBeVisible();
  expect(await fromEnd(page)).toBeGreaterThan(1000);
});

test('nothing is read any more when the log is closed, and all of it when the service was started anew', async ({
  page,
  wizard,
}) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  await press(page, 'Show the log');
  await expect(page.getByText('11 lines')).toBeVisible();
  await wizard.playback.loseLink('backend.unreachable');
  wizard.playback.log = shortLog.slice(0, 2);
  await wizard.playback.setLink({ state: 'connected' });
  await expect(page.getByText('2 lines')).toBeVisible();
  await press(page, 'Show the log');
  await page.waitForTimeout(300);
  const reads = (): number => wizard.playback.calls.filter(({ method }) => method === 'log.read').length;
  const before = reads();
  await page.waitForTimeout(2500);
  expect(reads()).toBe(before);
});

test('a log of any length takes neither the time nor the memory for all of it', async ({ page, wizard }) => {
  test.slow();
  wizard.playback.log = Array.from({ length: 20_000 }, (_, n) =>
    logLine(n, 'run', `line ${n} ${'x'.repeat(100)}`),
  );
  await showFailure(page, wizard);
  await press(page, 'Show the log');
  await expect(page.getByText('5,000 lines')).toBeVisible({ timeout: 20_000 });
  await logOf(page).scrollIntoViewIfNeeded();
  await expect(page.getByText('line 19999', { exact: false })).toBeInViewport();
  await page.getByRole('searchbox', { name: 'Filter' }).fill('line 19998');
  await expect(page.getByText('1 of 5,000 lines')).toBeVisible();
});

test('the log is saved on a stick, also one that is plugged in only now', async ({ page, wizard }) => {
  await showFailure(page, wizard);
  await press(page, 'Save the log');
  const dialog = page.getByRole('dialog', { name: 'Save the log' });
  await expect(dialog.getByRole('status').filter({ hasText: 'Plug in a stick' })).toBeVisible();
  wizard.playback.places = [stickPlace];
  if (wizard.playback.facts !== null)
    await wizard.playback.sayFacts({ ...wizard.playback.facts, generation: 2 });
  const save = dialog.getByRole('button', { name: 'Save here' });
  await expect(save).toHaveAccessibleDescription('On the stick “PHOTOS”');
  wizard.playback.refusals.set('log.save', problemOf('log.no-space', { name: 'PHOTOS' }));
  await save.click();
  await expect(dialog.getByRole('alert')).toContainText('does not fit on “PHOTOS”');
  wizard.playback.refusals.clear();
  await save.click();
  await expect(dialog.getByText(/^The log was saved as pristine-log-\S+ on “PHOTOS”/u)).toBeVisible();
  expect(wizard.playback.calls.at(-1)).toEqual({ method: 'log.save', params: { placeId: stickPlace.id } });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save the log' })).toBeFocused();
});

test('the log is saved on the boot partition, or in a file', async ({ page, wizard }) => {
  wizard.playback.places = [bootPlace];
  await showFailure(page, wizard);
  await press(page, 'Save the log');
  await press(page, 'Save here');
  await expect(page.getByText('on the boot partition of Samsung SSD 980 PRO, in the folder')).toBeVisible();
  await press(page, 'Choose a file');
  await expect(page.getByText('The log was saved.', { exact: true })).toBeVisible();
  expect(wizard.playback.calls.at(-1)?.method).toBe('saveLog');
});

/** Reads the picture as a camera sees it, by a library that is not the one which made it. */
async function readPicture(page: Page): Promise<string> {
  const picture = page.getByRole('img', { name: 'QR code' });
  const png = (await picture.screenshot()).toString('base64');
  const blank = await page.context().newPage();
  // Whether each pixel is light: all of them by their colours take too long to come over.
  const { width, height, light } = await blank.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0) ?? 0);
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    const reds = data.filter((_, index) => index % 4 === 0);
    return {
      width: image.width,
      height: image.height,
      light: Array.from(reds, (red) => (red > 127 ? '1' : '0')).join(''),
    };
  }, png);
  await blank.close();
  const data = new Uint8Array(light.length * 4).map((_, index) =>
    index % 4 === 3 || light.charAt(Math.floor(index / 4)) === '1' ? 255 : 0,
  );
  return decodeQr({ width, height, data });
}

for (const size of [
  { width: 1366, height: 768 },
  { width: 800, height: 480 },
]) {
  test(`a camera reads the gist of the log from the screen, at ${size.width}x${size.height}`, async ({
    page,
    wizard,
  }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'dark' });
    const talk = Array.from({ length: 300 }, (_, n) => logLine(n, 'mkfs.btrfs', `it says much, ${n} times`));
    wizard.playback.log = [...talk, ...shortLog];
    await showFailure(page, wizard);
    await press(page, 'Save the log');
    await press(page, 'Show the picture');
    await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
    const text = await readPicture(page);
    expect(text).toMatch(
      /^Pristine \d+\.\d+\.\d+\nstream\.corrupt \{"file":"sample-2\.btrfs\.zst"\}\nat receive, /u,
    );
    expect(text).toContain('LENOVO ThinkPad X1 Carbon x86_64 uefi');
    expect(text).toContain('! btrfs: ERROR: crc32 mismatch in command');
    expect(Buffer.byteLength(text)).toBeGreaterThan(900);
    await press(page, 'The text in the picture');
    await expect(page.getByRole('dialog').locator('pre')).toHaveText(text);
    await press(page, 'Back');
    await expect(page.getByRole('dialog', { name: 'Save the log' })).toBeVisible();
  });
}

test('what the window knows can be taken along when the service is gone', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await wizard.playback.loseLink('backend.died');
  wizard.playback.run = null;
  await wizard.playback.setLink({ state: 'connected' });
  for (const method of ['log.read', 'log.places']) {
    wizard.playback.refusals.set(method, problemOf('backend.unreachable', {}));
  }
  await press(page, 'Save the log');
  await press(page, 'Show the picture');
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  expect(await readPicture(page)).toContain('interrupted at receive');
});
