import type { Page } from '@playwright/test';
import { kiosk, kioskScenes, openDamaged, openKiosk } from './kiosk-scenes.ts';
import { unfold, type Scene, type Scenes } from './walk.ts';

const texts = { en: { help: 'Call 4711.' } };

/** Looks for something in the log, by the keys on the screen. */
const type: Scene = async (page) => {
  await unfold(page, 0);
  await page.getByRole('searchbox').click();
  await keysOf(page).waitFor();
};

function keysOf(page: Page) {
  return page.locator('section[dir=ltr]');
}

const lose: Scene = async (page, { playback }) => {
  await page.locator('li button').first().waitFor();
  await playback.loseLink('backend.died');
  await page.getByRole('alert').waitFor();
};

/** The screens of a kiosk when something is typed, gone or broken. */
export const kioskStateScenes: Scenes = {
  'kiosk-typing': {
    heading: 'The reset failed',
    show: async (page, wizard) => {
      await kioskScenes['kiosk-failed']?.show(page, wizard);
      await type(page, wizard);
    },
    again: type,
  },
  'kiosk-lost': {
    heading: 'What do you want to do?',
    show: async (page, wizard) => {
      await openKiosk(wizard);
      await lose(page, wizard);
    },
    again: lose,
  },
  'kiosk-help': {
    heading: 'What do you want to do?',
    show: async (_page, wizard) => openDamaged(wizard, { ...kiosk, texts }),
  },
};
