import type { Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { askedScenes } from './asked-scenes.ts';
import { kioskScenes } from './kiosk-scenes.ts';
import { kioskStateScenes } from './kiosk-state-scenes.ts';
import { largeMachine } from './large.ts';
import { bootPlace, stickPlace } from './logs.ts';
import { blank, machine, sharedOffers, windows } from './machine.ts';
import { corrupt, planFor, type RunAt, verified, writing } from './runs.ts';
import { sourceScenes } from './sources.ts';
import { stateScenes } from './state-scenes.ts';
import { supportScenes } from './support-scenes.ts';
import { systemScenes } from './system-scenes.ts';
import { settingsScenes } from './settings-scenes.ts';
import { said } from './languages.ts';
import {
  chooseAim,
  chooseLaptop,
  press,
  reviewOn,
  showRun,
  unfold,
  type Scene,
  type Scenes,
} from './walk.ts';
import type { Wizard } from './wizard.ts';

async function chooseImage(page: Page, wizard: Wizard): Promise<void> {
  wizard.playback.planned = { plan: planFor(windows), issues: [] };
  await chooseAim(page, wizard, 'Install a system');
}
export async function chooseDisk(page: Page, wizard: Wizard): Promise<void> {
  await chooseImage(page, wizard);
  await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
  await press(page, 'Continue');
}

const withApps = { ...machine, offers: [...machine.offers, ...sharedOffers] };

async function chooseApps(page: Page, wizard: Wizard): Promise<void> {
  wizard.playback.facts = withApps;
  await chooseImage(page, wizard);
  await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
  const mail = page.getByRole('checkbox', { name: 'Mail' });
  await mail.check();
  await mail.scrollIntoViewIfNeeded();
  const bringIds = sharedOffers.filter(({ title }) => title === 'Mail').map(({ id }) => id);
  wizard.playback.planned = { plan: planFor(windows, withApps, bringIds), issues: [] };
}

/** Goes to the review of a disk, by name. */
export async function reviewOf(page: Page, wizard: Wizard, disk: RegExp): Promise<void> {
  await chooseDisk(page, wizard);
  await reviewOn(page, disk);
}

function running(run: RunAt): Scene {
  return showRun(planFor(windows), run);
}

/** Goes on to the next part of the first long list. */
const turn: Scene = async (page) => page.locator('fieldset + div button').nth(1).click();

const openLog: Scene = async (page) => {
  await unfold(page, 0);
  await page.getByRole('log').getByText('crc32 mismatch').waitFor();
};
const onlyErrors: Scene = async (page, wizard) => {
  await openLog(page, wizard);
  await page.getByRole('checkbox').check();
};
const died: Scene = async (page, { playback }) => {
  await page.getByRole('radio').first().waitFor();
  await playback.loseLink('backend.died');
  await page.getByRole('alert').waitFor();
};
const unreachable: Scene = async (page, { playback }) => {
  await page.getByRole('progressbar').waitFor();
  await playback.loseLink('backend.unreachable');
};
const saveLog: Scene = async (page) => {
  await press(page, 'Save the log');
  await page
    .getByRole('button', { name: await said(page, 'Save here') })
    .first()
    .click();
  await page.locator('dialog output:not(:empty)').waitFor();
};
const lookForSticks: Scene = async (page) => {
  await press(page, 'Save the log');
  await page.locator('dialog output:not(:empty)').first().waitFor();
};
const showCode: Scene = async (page) => {
  await press(page, 'Save the log');
  await press(page, 'Show the picture');
  await page.locator('dialog svg[role=img]').waitFor();
};

const offline = problemOf('network.unreachable', { host: 'example.org' });

/** Every screen in the states that look different, each by the heading that it must come to. */
export const scenes: Scenes = {
  ...systemScenes,
  ...askedScenes,
  ...sourceScenes,
  ...settingsScenes,
  ...kioskScenes,
  ...kioskStateScenes,
  ...supportScenes,
  ...stateScenes,
  welcome: { heading: /Install a system, or bring one back/u, show: async (_page, { open }) => open() },
  image: { heading: 'Choose what to install', show: chooseImage },
  'image-apps': { heading: 'Choose what to install', show: chooseApps },
  'review-apps': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await chooseApps(page, wizard);
      await press(page, 'Continue');
      await reviewOn(page, /Samsung/u);
    },
  },
  'image-none': {
    heading: 'Choose what to install',
    show: async (page, wizard) => {
      wizard.playback.facts = { ...machine, offers: [], problems: [problemOf('source.none', {})] };
      await chooseImage(page, wizard);
    },
  },
  disk: {
    heading: 'Choose the disk',
    show: async (page, wizard) => {
      await chooseDisk(page, wizard);
      await page.getByRole('radio', { name: /Samsung/u }).check();
    },
  },
  'disk-many': {
    heading: 'Choose the disk',
    show: async (page, wizard) => {
      wizard.playback.facts = largeMachine;
      await chooseDisk(page, wizard);
      await turn(page, wizard);
    },
    again: turn,
  },
  'versions-many': {
    heading: 'Versions of Pristine Sample',
    show: async (page, wizard) => {
      wizard.playback.facts = largeMachine;
      await chooseLaptop(page, wizard, 'Systems and versions');
      await turn(page, wizard);
    },
    again: turn,
  },
  'disk-lost': {
    heading: 'Choose the disk',
    show: async (page, wizard) => {
      await chooseDisk(page, wizard);
      await died(page, wizard);
    },
    again: died,
  },
  review: {
    heading: 'Review what will happen',
    show: async (page, wizard) => reviewOf(page, wizard, /Samsung/u),
  },
  'review-blank': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await chooseImage(page, wizard);
      wizard.playback.planned = { plan: planFor(blank), issues: [] };
      await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
      await press(page, 'Continue');
      await reviewOn(page, /vda/u);
    },
  },
  'review-blocked': {
    heading: 'This cannot be installed yet',
    show: async (page, wizard) => {
      await chooseDisk(page, wizard);
      wizard.playback.planned = {
        plan: null,
        issues: [{ severity: 'blocking', problem: problemOf('firmware.secure-boot', {}) }],
      };
      await reviewOn(page, /Samsung/u);
    },
  },
  progress: { heading: 'Installing Pristine Sample', show: running(writing) },
  'progress-slow': {
    heading: 'Installing Pristine Sample',
    show: running({
      step: 'receive',
      progress: {
        fraction: 0.43,
        bytes: { done: 268_000_000, total: 1_400_000_000 },
        bytesPerSecond: 1_900_000,
        remainingMs: 600_000,
        slowest: 'network',
      },
    }),
  },
  'progress-early': {
    heading: 'Installing Pristine Sample',
    show: running({ step: 'check-stream', progress: { fraction: 0.04, remainingMs: null } }),
  },
  'progress-waiting': {
    heading: 'Installing Pristine Sample',
    show: running({ step: 'receive', progress: { fraction: 0.43, waitingFor: offline } }),
  },
  'progress-lost': {
    heading: 'Installing Pristine Sample',
    show: async (page, wizard) => {
      await running({ step: 'receive', progress: { fraction: 0.43, stalledMs: 40_000 } })(page, wizard);
      await unreachable(page, wizard);
    },
    again: unreachable,
  },
  done: { heading: 'Pristine Sample is installed', show: running({ step: 'verify', outcome: verified }) },
  failed: {
    heading: 'The installation failed',
    show: async (page, wizard) => {
      await running({ step: 'receive', outcome: corrupt })(page, wizard);
      await openLog(page, wizard);
    },
    again: openLog,
  },
  'failed-filtered': {
    heading: 'The installation failed',
    show: async (page, wizard) => {
      await running({ step: 'receive', outcome: corrupt })(page, wizard);
      await onlyErrors(page, wizard);
    },
    again: onlyErrors,
  },
  'save-log': {
    heading: 'The installation failed',
    show: async (page, wizard) => {
      wizard.playback.places = [stickPlace, bootPlace];
      await running({ step: 'receive', outcome: corrupt })(page, wizard);
      await saveLog(page, wizard);
    },
    again: saveLog,
  },
  'save-log-no-stick': {
    heading: 'The installation failed',
    show: async (page, wizard) => {
      await running({ step: 'receive', outcome: corrupt })(page, wizard);
      await lookForSticks(page, wizard);
    },
    again: lookForSticks,
  },
  'save-log-code': {
    heading: 'The installation failed',
    show: async (page, wizard) => {
      const { log } = wizard.playback;
      wizard.playback.log = [...log, ...log, ...log, ...log];
      await running({ step: 'receive', outcome: corrupt })(page, wizard);
      await showCode(page, wizard);
    },
    again: showCode,
  },
  'progress-log': {
    heading: 'Installing Pristine Sample',
    show: async (page, wizard) => {
      await running(writing)(page, wizard);
      await openLog(page, wizard);
    },
    again: openLog,
  },
  cancelled: {
    heading: 'The installation was cancelled',
    show: running({ step: 'check-stream', outcome: { result: 'cancelled', aftermath: 'untouched' } }),
  },
};
