import type { Page } from '@playwright/test';
import { arrive, Keyboard } from './keyboard.ts';
import type { Wizard } from './wizard.ts';

export function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name, exact: true });
}

export function lastCall({ playback }: Wizard): string | undefined {
  return playback.calls.at(-1)?.method;
}

/** Goes from a new window past the choice of what to do. */
export async function toAim(page: Page, { open }: Wizard, aim: string): Promise<Keyboard> {
  const keyboard = new Keyboard(page);
  await open();
  await keyboard.to(button(page, 'Get started'));
  await keyboard.press('Enter');
  await arrive(page, 'What do you want to do?');
  await keyboard.choose(page.getByRole('radio', { name: aim }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  return keyboard;
}

/** Goes from a new window to what can be done with the laptop's system. */
export async function toLaptop(page: Page, wizard: Wizard, aim: string): Promise<Keyboard> {
  const keyboard = await toAim(page, wizard, aim);
  await arrive(page, 'Choose the system');
  await keyboard.choose(page.getByRole('radio', { name: /^Pristine Sample, version 2/u }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Space');
  return keyboard;
}
