import type { Page } from '@playwright/test';
import { reviewReset } from './walk.ts';
import { expect, test, type Wizard } from './wizard.ts';

// Handing over cannot be undone: its button is held, not just pressed.

const held = 'Keep the button pressed until it is full.';

function starts({ playback }: Wizard): number {
  return playback.calls.filter(({ method }) => method === 'run.start').length;
}

function button(page: Page) {
  return page.getByRole('button', { name: 'Hand over' });
}

/** Touches the button for so long. Milliseconds. */
async function touch(page: Page, ms: number): Promise<void> {
  const box = await button(page).boundingBox();
  if (box === null) throw new Error('there is nothing to touch');
  const session = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await page.waitForTimeout(ms);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test.beforeEach(async ({ page, wizard }) => {
  await reviewReset(page, wizard, 'Hand over to a new owner');
  await expect(button(page)).toBeVisible();
});

test('a press does nothing, and neither does holding before agreeing', async ({ page, wizard }) => {
  await button(page).click({ delay: 2500, force: true });
  await expect(page.getByRole('checkbox')).toBeFocused();
  await page.getByRole('checkbox').check();
  await expect(button(page)).toHaveAccessibleDescription(held);
  await button(page).click();
  await page.waitForTimeout(2500);
  expect(starts(wizard)).toBe(0);
});

test('holding it with the mouse begins', async ({ page, wizard }) => {
  await page.getByRole('checkbox').check();
  await button(page).click({ delay: 2500 });
  expect(starts(wizard)).toBe(1);
});

test('letting go too early, or slipping off, does nothing', async ({ page, wizard }) => {
  await page.getByRole('checkbox').check();
  await button(page).click({ delay: 1000 });
  await button(page).hover();
  await page.mouse.down();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(2500);
  await page.mouse.up();
  expect(starts(wizard)).toBe(0);
});

test('holding a key begins, and pressing it does not', async ({ page, wizard }) => {
  await page.getByRole('checkbox').check();
  await button(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(starts(wizard)).toBe(0);
  await page.keyboard.down('Space');
  await page.waitForTimeout(2500);
  await page.keyboard.up('Space');
  expect(starts(wizard)).toBe(1);
});

test('who presses by a screen reader cannot hold, and has agreed before', async ({ page, wizard }) => {
  await page.getByRole('checkbox').check();
  await button(page).evaluate((element: HTMLElement) => element.click());
  expect(starts(wizard)).toBe(1);
});

test.describe('by a finger', () => {
  test.use({ hasTouch: true });

  test('a touch does nothing, nor does a longer one, until it was held', async ({ page, wizard }) => {
    await page.getByRole('checkbox').tap();
    await button(page).tap();
    await touch(page, 50);
    await touch(page, 1000);
    await page.waitForTimeout(2500);
    expect(starts(wizard)).toBe(0);
    await touch(page, 2500);
    expect(starts(wizard)).toBe(1);
  });
});
