import type { Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { facts as factsSchema } from '../../backend/contract/facts.ts';
import { plainVendor, type Vendor } from '../../backend/contract/vendor.ts';
import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { machine } from './machine.ts';
import { runAt } from './runs.ts';
import { laptop, laptopStore } from './stores.ts';
import { holdTime, letPass } from './timers.ts';
import { press, type Scene, type Scenes } from './walk.ts';
import type { Wizard } from './wizard.ts';

export const kiosk: Vendor = { ...plainVendor, face: 'kiosk' };

/** Lets pass what it waits before it asks whether somebody is there. */
async function leaveAlone(page: Page): Promise<void> {
  await letPass(page, (kiosk.kioskIdle - 20) * 1000);
  await page.getByRole('alertdialog').waitFor();
}

/** One system, of which two kinds of reset may be asked for. */
export const kioskMachine = { ...machine, stores: [{ ...laptopStore, systems: [laptop] }] };

/** Opens the window of a kiosk. */
export async function openKiosk({ playback, open }: Wizard, vendor = kiosk): Promise<void> {
  playback.facts = kioskMachine;
  playback.policy ??= { resets: ['state', 'factory-keep-home'], needsPin: true, powerOff: false };
  await open(vendor);
}

/** Opens the window of a kiosk whose system turns out to be damaged. */
export async function openDamaged(wizard: Wizard, vendor = kiosk): Promise<void> {
  await openKiosk(wizard, vendor);
  const systems = [{ ...laptop, damage: ['usr-missing'] as const }];
  await wizard.playback.sayFacts(
    factsSchema.parse({ ...kioskMachine, generation: 2, stores: [{ ...laptopStore, systems }] }),
  );
}

async function toReview(page: Page, wizard: Wizard): Promise<void> {
  await openKiosk(wizard);
  await page.getByRole('button', { name: /^Reset the state/u }).click();
}

/** Asks for the reset that is reviewed, and begins to enter the PIN. */
async function enterPin(page: Page): Promise<void> {
  await press(page, 'Reset the state');
  for (const digit of ['2', '4', '6']) await press(page, digit);
}

async function enterWrongPin(page: Page): Promise<void> {
  await enterPin(page);
  await press(page, '8');
  await press(page, 'OK');
  await page.getByRole('dialog').getByRole('alert').waitFor();
}

/** By what the button has on it: the language that is spoken. */
async function openLanguages(page: Page): Promise<void> {
  await page.getByRole('button', { name: /English|العربية|Pseudo/u }).click();
}

function running(run: Parameters<typeof runAt>[1]): Scene {
  return async (_page, wizard) => {
    const plan = changePlanFor(resetRequest);
    wizard.playback.plan = plan;
    wizard.playback.run = runAt(plan, run);
    await openKiosk(wizard);
  };
}

/** The screens of a kiosk, in the states that look different. */
export const kioskScenes: Scenes = {
  'kiosk-start': { heading: 'What do you want to do?', show: async (_page, wizard) => openKiosk(wizard) },
  'kiosk-several': {
    heading: 'What do you want to do?',
    show: async (_page, { playback, open }) => {
      playback.policy = { resets: ['state', 'factory', 'hand-over'], needsPin: true, powerOff: true };
      await open(kiosk);
    },
  },
  'kiosk-damaged': {
    heading: 'What do you want to do?',
    show: async (_page, wizard) => openDamaged(wizard),
  },
  'kiosk-nothing': { heading: 'What do you want to do?', show: async (_page, { open }) => open(kiosk) },
  'kiosk-languages': {
    heading: 'What do you want to do?',
    show: async (page, wizard) => {
      await openKiosk(wizard);
      await openLanguages(page);
    },
    again: openLanguages,
  },
  'kiosk-review': { heading: 'Review what will happen', show: toReview },
  'kiosk-pin': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await toReview(page, wizard);
      await enterPin(page);
    },
    again: enterPin,
  },
  'kiosk-pin-wrong': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      wizard.playback.refusals.set('run.start', problemOf('pin.wrong', { waitMs: 64_000 }));
      await toReview(page, wizard);
      await enterWrongPin(page);
    },
    again: enterWrongPin,
  },
  'kiosk-idle': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await holdTime(page);
      await toReview(page, wizard);
    },
    each: leaveAlone,
  },
  'kiosk-progress': {
    heading: 'Resetting Pristine Sample',
    show: running({ step: 'exchange', progress: { fraction: 0.6, remainingMs: 3000 } }),
  },
  'kiosk-done': {
    heading: 'Pristine Sample was reset',
    show: running({ step: 'verify-store', outcome: wasReset }),
  },
  'kiosk-failed': {
    heading: 'The reset failed',
    show: running({
      step: 'build',
      outcome: {
        result: 'failed',
        step: 'build',
        problem: problemOf('system.damaged', { tree: laptop.rootTree, damage: ['entry-missing'] }),
        aftermath: 'as-before',
      },
    }),
  },
};
