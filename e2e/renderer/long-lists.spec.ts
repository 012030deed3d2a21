import type { Locator, Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { longestMessageBytes } from '../../backend/contract/protocol.ts';
import { largeMachine } from './large.ts';
import { scenes } from './scenes.ts';
import { chooseAim, chooseLaptop, press } from './walk.ts';
import { expect, test } from './wizard.ts';

// They go through thousands of cards.
test.describe.configure({ timeout: 60_000 });

const atOnce = 50;

/** The radio buttons of a list, and not those of where systems come from. */
function choices(page: Page, name: string): Locator {
  return page.getByRole('group', { name, exact: true }).getByRole('radio');
}

/** The names of all that is drawn in turn, part by part from the one that is there to the last. */
async function goThrough(page: Page, radios: Locator): Promise<readonly string[]> {
  const names: string[] = [];
  while (true) {
    const drawn = await radios.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel ?? ''));
    names.push(...drawn);
    const next = page.getByRole('button', { name: /^Next \d+$/u });
    if (await next.isDisabled()) return names;
    await next.click();
  }
}

test('a machine with 500 disks and 2,000 versions fits into one message', () => {
  expect(largeMachine.disks).toHaveLength(500);
  expect(largeMachine.stores[0]?.trees).toHaveLength(2000);
  // The message has the sequence number beside it, and a plan perhaps.
  expect(Buffer.byteLength(JSON.stringify(largeMachine))).toBeLessThan(longestMessageBytes / 2);
});

test('500 disks are drawn part by part, and each can be chosen', async ({ page, wizard }) => {
  await scenes['disk-many']?.show(page, wizard);
  const radios = choices(page, 'Disks');
  await expect(page.getByText('51 to 100 of 500')).toBeVisible();
  await expect(radios).toHaveCount(atOnce);
  // Who goes on by keyboard or screen reader goes on with what is new.
  await expect(radios.first()).toBeFocused();
  await radios.nth(7).check();
  await press(page, 'Previous 50');
  await expect(radios.first()).toBeFocused();
  await expect(page.getByRole('button', { name: 'Previous 50' })).toBeDisabled();
  // What is chosen is always there.
  await expect(radios).toHaveCount(atOnce + 1);
  await expect(radios.last()).toBeChecked();
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled();
  expect(new Set(await goThrough(page, radios)).size).toBe(500);
  await expect(page.getByText('451 to 500 of 500')).toBeVisible();
});

test('the keyboard goes on from part to part', async ({ page, wizard }) => {
  await scenes['disk-many']?.show(page, wizard);
  const radios = choices(page, 'Disks');
  await page.keyboard.press('ArrowDown');
  await expect(radios.nth(1)).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Previous 50' })).toBeFocused();
  await page.keyboard.press('Tab');
  const next = page.getByRole('button', { name: 'Next 50' });
  await expect(next).toBeFocused();
  await expect(next).toHaveAccessibleDescription('51 to 100 of 500');
  await page.keyboard.press('Enter');
  // Behind what was chosen, which is still drawn.
  await expect(radios.nth(1)).toBeFocused();
  await expect(page.getByText('101 to 150 of 500')).toBeVisible();
});

test('disks that cannot be used are drawn part by part as well', async ({ page, wizard }) => {
  const obstacle = problemOf('disk.read-only', { device: '/dev/sd1' });
  const disks = largeMachine.disks.slice(0, 60).map((disk) => ({ ...disk, obstacles: [obstacle] }));
  wizard.playback.facts = { ...largeMachine, disks };
  await chooseAim(page, wizard, 'Install a system');
  await page.getByRole('radio', { name: /version 2$/u }).check();
  await press(page, 'Continue');
  const useless = page.getByRole('region', { name: 'Disks that cannot be used' });
  await expect(useless.locator('ul > li:has(li)')).toHaveCount(atOnce);
  await press(page, 'Next 10');
  await expect(useless.locator('ul > li:has(li)')).toHaveCount(10);
  await expect(useless.locator('ul > li').first()).toBeFocused();
});

test('2,000 versions are drawn part by part, those in use always', async ({ page, wizard }) => {
  wizard.playback.facts = largeMachine;
  await chooseLaptop(page, wizard, 'Systems and versions');
  const radios = choices(page, 'Versions on this disk');
  // Fifty, and beyond them the usual one and what it falls back to.
  await expect(radios).toHaveCount(atOnce + 2);
  await expect(page.getByRole('radio', { name: 'Version 2', exact: true })).toHaveAccessibleDescription(
    /The usual one/u,
  );
  // What stands below is not out of reach.
  await expect(page.getByRole('button', { name: /^Systems on this disk/u })).toBeVisible();
  expect(new Set(await goThrough(page, radios)).size).toBe(2000);
});

test('facts that come draw anew what is new in them, and stay on the part', async ({ page, wizard }) => {
  await scenes['disk-many']?.show(page, wizard);
  const radios = choices(page, 'Disks');
  await page.evaluate(() => {
    const changed: string[] = [];
    Object.assign(window, { changed });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const card = (target instanceof Element ? target : target.parentElement)?.closest('fieldset > div');
        changed.push(card?.querySelector('input')?.ariaLabel ?? 'no card');
      }
    }).observe(document.querySelector('main') ?? document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  const disks = largeMachine.disks.map((disk, index) =>
    index === 60 ? { ...disk, unfinished: { step: 'erase', tree: null } } : disk,
  );
  await wizard.playback.sayFacts({ ...largeMachine, disks, generation: 2 });
  await expect(radios.nth(10)).toHaveAccessibleDescription(/did not finish/u);
  const changed = await page.evaluate((): unknown => [...new Set(Reflect.get(window, 'changed'))]);
  expect(changed).toEqual([await radios.nth(10).getAttribute('aria-label')]);
  // Fewer than the part begins with: from the beginning.
  await wizard.playback.sayFacts({ ...largeMachine, disks: disks.slice(0, 3), generation: 3 });
  await expect(radios).toHaveCount(3);
  await expect(page.getByRole('button', { name: /^Next/u })).toHaveCount(0);
});
