import type { Page } from '@playwright/test';
import type { Keyboard } from './keyboard.ts';
import { button, lastCall, toLaptop } from './keyboard-walk.ts';
import { machine, newer, sharedOffers } from './machine.ts';
import { laptop } from './stores.ts';
import { expect, test } from './wizard.ts';

// All that can be done with versions, ways of starting, apps and names.

/** What is asked for on the way there, the button that leads to its review, and the one that does it. */
type Change = readonly [
  ask: (page: Page, keyboard: Keyboard) => Promise<void>,
  asks: string,
  does: string,
  which?: 'last',
];

function unfold(name: RegExp): Change[0] {
  return async (page, keyboard) => {
    await keyboard.to(button(page, name));
    await keyboard.press('Enter');
  };
}

function look(version: string): Change[0] {
  return (page, keyboard) => keyboard.choose(page.getByRole('radio', { name: version }));
}

async function rename(page: Page, keyboard: Keyboard): Promise<void> {
  await unfold(/^Systems on this disk/u)(page, keyboard);
  await keyboard.to(page.getByRole('textbox', { name: 'New name of this system' }));
  await page.keyboard.type('school');
}

async function fromTemplate(page: Page, keyboard: Keyboard): Promise<void> {
  await unfold(/^Systems on this disk/u)(page, keyboard);
  await keyboard.to(page.getByRole('textbox', { name: /^Name of a new system from the template/u }));
  await page.keyboard.type('lab');
}

const byItself = 'Start this system by itself';

const changes: readonly Change[] = [
  [look('Version 1.5'), 'Start it once…', 'Start it once'],
  [look('Version 1.5'), 'Make it the usual one…', 'Make it the usual version'],
  [look('Version 2'), 'Roll back…', 'Roll back'],
  [async () => {}, 'Add…', 'Add this version'],
  [unfold(/^Apps, and what systems share/u), 'Remove…', 'Remove it'],
  [unfold(/^Apps, and what systems share/u), 'Add…', 'Add it', 'last'],
  [fromTemplate, 'Add from the template…', 'Add this system'],
  [unfold(/^Starting without a memory/u), 'Offer it…', 'Put it in the boot menu'],
  [unfold(/^Starting without a memory/u), 'Make it usual…', 'Make it the usual way'],
  [unfold(/^Starting without a memory/u), 'Switch off…', 'Switch it off'],
  [unfold(/^Systems on this disk/u), 'Let this one start by itself…', byItself],
  [rename, 'Rename…', 'Rename the system'],
  [unfold(/^Systems on this disk/u), 'Remove this system…', 'Remove this system'],
];

/** The same with another system that starts by itself. */
const stores = machine.stores.map((store) => ({
  ...store,
  systems: store.systems.map((one) => ({ ...one, isDefault: one.id !== laptop.id })),
}));

for (const [ask, asks, does, which] of changes) {
  test(`“${does}” is done by the keyboard alone`, async ({ page, wizard }) => {
    const offers = [newer, ...machine.offers, ...sharedOffers];
    wizard.playback.facts = { ...machine, offers, ...(does === byItself ? { stores } : {}) };
    const keyboard = await toLaptop(page, wizard, 'Systems and versions');
    await ask(page, keyboard);
    const asked = button(page, asks);
    await keyboard.to(which === 'last' ? asked.last() : asked.first());
    await keyboard.press('Enter');
    await expect(button(page, 'Back')).toBeFocused();
    const box = page.getByRole('checkbox');
    if ((await box.count()) > 0) {
      await keyboard.backTo(box);
      await keyboard.press('Space');
    }
    await keyboard.to(button(page, does));
    await keyboard.press('Enter');
    expect(lastCall(wizard)).toBe('run.start');
  });
}
