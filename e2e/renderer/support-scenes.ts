import type { Page } from '@playwright/test';
import { stickPlace } from './logs.ts';
import { windows } from './machine.ts';
import { corrupt, planFor, runAt, verified } from './runs.ts';
import { keptResults, noResults, supportFace } from './results.ts';
import { press, type Scenes } from './walk.ts';

const plan = planFor(windows);
const desk = 'LENOVO ThinkPad X1 Carbon';

async function openShortcuts(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
}

async function openAnswers(page: Page): Promise<void> {
  await press(page, 'Show the answer file');
  await page.getByRole('dialog').getByRole('textbox').waitFor();
}

/** For any computer, and saved so. */
async function saveLoose(page: Page): Promise<void> {
  await openAnswers(page);
  await page.getByRole('dialog').getByRole('checkbox').uncheck();
  await press(page, 'Save here');
  await page.getByText('pristine-answers').waitFor();
}

async function showAsCode(page: Page): Promise<void> {
  await openAnswers(page);
  await press(page, 'Show the picture');
  await page.getByRole('dialog').getByRole('img').waitFor();
}

/** What those see who do it all day. */
export const supportScenes: Scenes = {
  desk: {
    heading: desk,
    show: async (page, { playback, open }) => {
      playback.results = keptResults;
      await open(supportFace);
      await page.getByText('Framework Laptop 13').waitFor();
    },
  },
  'desk-none': {
    heading: desk,
    show: async (page, { playback, open }) => {
      playback.results = { ...noResults, unwritten: 1 };
      playback.places = [stickPlace];
      await open(supportFace);
      await page.getByRole('button', { name: 'Keep the list here' }).waitFor();
    },
  },
  shortcuts: {
    heading: desk,
    show: async (page, { open }) => {
      await open(supportFace);
      await openShortcuts(page);
    },
    again: openShortcuts,
  },
  'desk-disks': {
    heading: 'Choose the disk',
    show: async (page, { playback, open }) => {
      playback.planned = { plan, issues: [] };
      await open(supportFace);
      await press(page, 'Get started');
      await page.getByRole('radio', { name: 'Install a system' }).check();
      await press(page, 'Continue');
      await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
      await press(page, 'Continue');
      await page.getByRole('radio', { name: /Samsung/u }).check();
    },
  },
  'desk-review': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await supportScenes['desk-disks']?.show(page, wizard);
      await press(page, 'Continue');
      await page.getByRole('heading', { name: 'Set up the system' }).waitFor();
      await press(page, 'Continue');
    },
  },
  'answer-file': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      wizard.playback.places = [stickPlace];
      await supportScenes['desk-review']?.show(page, wizard);
      await openAnswers(page);
    },
    again: openAnswers,
  },
  'answer-file-loose': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      wizard.playback.places = [stickPlace];
      await supportScenes['desk-review']?.show(page, wizard);
      await saveLoose(page);
    },
    again: saveLoose,
  },
  'answer-file-code': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      wizard.playback.places = [stickPlace];
      await supportScenes['desk-review']?.show(page, wizard);
      await showAsCode(page);
    },
    again: showAsCode,
  },
  'desk-done': {
    heading: 'Pristine Sample is installed',
    show: async (page, { playback, open }) => {
      playback.results = keptResults;
      playback.run = runAt(plan, { step: 'verify', outcome: verified });
      await open(supportFace);
      await page.getByText('This is in the list').waitFor();
    },
  },
  'desk-failed': {
    heading: 'The installation failed',
    show: async (page, { playback, open }) => {
      playback.results = { ...noResults, unwritten: 1 };
      playback.run = runAt(plan, { step: 'receive', outcome: corrupt });
      await open(supportFace);
      await page.getByText('not in the list yet').waitFor();
    },
  },
};
