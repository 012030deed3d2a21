import type { Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { stickPlace } from './logs.ts';
import { machine, windows } from './machine.ts';
import { supportFace } from './results.ts';
import { corrupt, planFor, runAt, writing } from './runs.ts';
import { holdTime, letPass } from './timers.ts';
import { chooseAim, press, reviewOn, showRun, type Scene, type Scenes } from './walk.ts';
import type { Wizard } from './wizard.ts';

const plan = planFor(windows);

const openPanel: Scene = async (page) => press(page, 'Accessibility');

const failed = showRun(plan, { step: 'receive', outcome: corrupt });

const askToSwitchOff: Scene = async (page) => {
  await press(page, 'Switch off');
  await page.getByRole('dialog').waitFor();
};

const beRefused: Scene = async (page, { playback }) => {
  playback.refusals.set('facts.refresh', problemOf('run.busy', {}));
  await press(page, 'Look again');
  await page.getByRole('alert').waitFor();
};

const saveInVain: Scene = async (page, { playback }) => {
  playback.places = [stickPlace];
  playback.refusals.set('log.save', problemOf('log.no-space', { name: 'PHOTOS' }));
  await press(page, 'Save the log');
  await press(page, 'Save here');
  await page.locator('dialog [role=alert]').waitFor();
};

/** The service dies in the midst of a run, and the next one knows nothing of that. */
async function interrupt(page: Page, { playback, open }: Wizard): Promise<void> {
  playback.run = runAt(plan, writing);
  await open();
  await page.getByRole('progressbar').waitFor();
  await playback.loseLink('backend.died');
  playback.run = null;
  await playback.setLink({ state: 'connected' });
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
}

async function findNobody(page: Page, { playback, open }: Wizard): Promise<void> {
  playback.link = { state: 'connecting' };
  await open();
  await page.getByRole('alert').waitFor();
}

async function giveNoPassword(page: Page, { playback, open }: Wizard): Promise<void> {
  playback.link = { state: 'lost', problem: problemOf('backend.dismissed', {}), retries: false };
  await open();
  await page.getByRole('alert').waitFor();
}

/** A disk that fails may never answer; after this long it is said, in milliseconds. */
const lookForLong: Scene = async (page) => {
  await letPass(page, 15_000);
  await page.locator('output span').waitFor();
};

const beginInVain: Scene = async (page) => {
  await page.getByRole('checkbox').check();
  await press(page, 'Erase this disk and install');
  await page.getByRole('alert').waitFor();
};

/** What the screens look like when something is asked, refused, gone or not there. */
export const stateScenes: Scenes = {
  accessibility: {
    heading: /Install a system, or bring one back/u,
    show: async (page, wizard) => {
      await wizard.open();
      await openPanel(page, wizard);
    },
    again: openPanel,
  },
  'welcome-unreachable': {
    heading: /Install a system, or bring one back/u,
    show: findNobody,
    again: findNobody,
  },
  'welcome-dismissed': {
    heading: /Install a system, or bring one back/u,
    show: giveNoPassword,
    again: giveNoPassword,
  },
  'task-refused': {
    heading: 'What do you want to do?',
    show: async (page, wizard) => {
      await wizard.open();
      await press(page, 'Get started');
      await beRefused(page, wizard);
    },
    again: beRefused,
  },
  'task-obstacle': {
    heading: 'What do you want to do?',
    show: async (page, wizard) => {
      wizard.playback.facts = { ...machine, obstacles: [problemOf('firmware.secure-boot', {})] };
      await wizard.open();
      await press(page, 'Get started');
      await page.getByRole('radio').first().waitFor();
    },
  },
  'task-reading': {
    heading: 'What do you want to do?',
    show: async (page, wizard) => {
      wizard.playback.facts = null;
      await holdTime(page);
      await wizard.open();
      await press(page, 'Get started');
      await lookForLong(page, wizard);
    },
    again: lookForLong,
  },
  'disk-none': {
    heading: 'Choose the disk',
    show: async (page, wizard) => {
      wizard.playback.facts = { ...machine, disks: [], stores: [] };
      await chooseAim(page, wizard, 'Install a system');
      await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
      await press(page, 'Continue');
    },
  },
  'review-refused': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      wizard.playback.refusals.set('run.start', problemOf('run.busy', {}));
      wizard.playback.planned = { plan, issues: [] };
      await chooseAim(page, wizard, 'Install a system');
      await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
      await press(page, 'Continue');
      await reviewOn(page, /Samsung/u);
      await beginInVain(page, wizard);
    },
    again: beginInVain,
  },
  'progress-stopping': {
    heading: 'Installing Pristine Sample',
    show: showRun(plan, {
      step: 'check-stream',
      progress: { fraction: 0.04, remainingMs: null },
      stopping: true,
    }),
  },
  interrupted: { heading: 'The installation was interrupted', show: interrupt, again: interrupt },
  'switch-off': {
    heading: 'The installation failed',
    show: async (page, wizard) => {
      await failed(page, wizard);
      await askToSwitchOff(page, wizard);
    },
    again: askToSwitchOff,
  },
  'save-log-refused': {
    heading: 'The installation failed',
    show: async (page, wizard) => {
      await failed(page, wizard);
      await saveInVain(page, wizard);
    },
    again: saveInVain,
  },
  'desk-refused': {
    heading: 'LENOVO ThinkPad X1 Carbon',
    show: async (page, { playback, open }) => {
      playback.refusals.set('results.read', problemOf('tool.failed', { tool: 'mount', exitCode: 32 }));
      await open(supportFace);
      await page.getByRole('alert').waitFor();
    },
  },
};
