import { problemOf } from '../../backend/contract/fixes.ts';
import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { machine, newer, sharedOffers } from './machine.ts';
import type { RunAt } from './runs.ts';
import { brokenStore, laptop, laptopStore } from './stores.ts';
import {
  chooseAim,
  chooseLaptop,
  press,
  reviewReset,
  showRun,
  unfold,
  type Scene,
  type Scenes,
} from './walk.ts';

const reset = changePlanFor(resetRequest);

function running(run: RunAt, plan = reset): Scene {
  return showRun(plan, run);
}

const apps: Scene = async (page, wizard) => {
  wizard.playback.facts = { ...machine, offers: [...machine.offers, ...sharedOffers] };
  await chooseLaptop(page, wizard, 'Systems and versions');
  await unfold(page, 0);
};

const versions: Scene = async (page, wizard) => {
  wizard.playback.facts = { ...machine, offers: [newer, ...machine.offers] };
  await chooseLaptop(page, wizard, 'Systems and versions');
};

const lookAtSecond: Scene = async (page) => page.getByRole('radio').nth(1).check();

const openWaysAndSystems: Scene = async (page) => {
  await unfold(page, 1);
  await unfold(page, 2);
  await page.getByRole('textbox').last().fill('kiosk');
};

/** The screens about systems that are there, in the states that look different. */
export const systemScenes: Scenes = {
  task: {
    heading: 'What do you want to do?',
    show: async (page, { open }) => {
      await open();
      await press(page, 'Get started');
      await page.getByRole('radio', { name: 'Reset or repair a system' }).check();
    },
  },
  'task-none': {
    heading: 'What do you want to do?',
    show: async (page, { open, playback }) => {
      playback.facts = { ...machine, stores: [] };
      await open();
      await press(page, 'Get started');
    },
  },
  system: {
    heading: 'Choose the system',
    show: async (page, wizard) => {
      await chooseAim(page, wizard, 'Reset or repair a system');
      await page.getByRole('radio', { name: /^Pristine Sample, version 2/u }).check();
    },
  },
  'system-running': {
    heading: 'Choose the system',
    show: async (page, wizard) => {
      const systems = [{ ...laptop, mountedAt: '/', restartPending: true }];
      const remains = laptopStore.remains.map((one) => ({ ...one, mountedAt: '/', undoable: false }));
      wizard.playback.facts = { ...machine, stores: [{ ...laptopStore, systems, remains }] };
      await chooseAim(page, wizard, 'Reset or repair a system');
      await unfold(page, 0);
    },
    again: (page) => unfold(page, 0),
  },
  kind: {
    heading: 'Choose the kind of reset',
    show: async (page, wizard) => {
      await chooseLaptop(page, wizard);
      await page.getByRole('radio', { name: 'Factory reset, keep personal files' }).check();
    },
  },
  'kind-running': {
    heading: 'Choose the kind of reset',
    show: async (page, wizard) => {
      wizard.playback.sizes = new Promise(() => {});
      const systems = [{ ...laptop, mountedAt: '/' }];
      wizard.playback.facts = { ...machine, stores: [{ ...laptopStore, systems, discards: false }] };
      await chooseLaptop(page, wizard);
    },
  },
  'review-reset': {
    heading: 'Review what will happen',
    show: (page, wizard) => reviewReset(page, wizard, 'Factory reset, keep personal files'),
  },
  'review-reset-running': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      wizard.playback.plannedChange = (request) => ({
        plan: changePlanFor(request, { effective: 'after-restart' }),
        issues: [],
      });
      await reviewReset(page, wizard, 'Reset the state');
    },
  },
  'review-everything': {
    heading: 'Review what will happen',
    show: (page, wizard) => reviewReset(page, wizard, 'Factory reset of everything'),
  },
  'review-hand-over': {
    heading: 'Review what will happen',
    show: (page, wizard) => reviewReset(page, wizard, 'Hand over to a new owner'),
  },
  'review-repair': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await chooseAim(page, wizard, 'Reset or repair a system');
      await press(page, 'Repair…');
    },
  },
  'review-reset-blocked': {
    heading: 'This cannot be done yet',
    show: async (page, wizard) => {
      const problem = problemOf('system.damaged', { tree: laptop.rootTree, damage: ['entry-missing'] });
      wizard.playback.plannedChange = () => ({ plan: null, issues: [{ severity: 'blocking', problem }] });
      await reviewReset(page, wizard, 'Reset the state');
    },
  },
  versions: {
    heading: 'Versions of Pristine Sample',
    show: async (page, wizard) => {
      await versions(page, wizard);
      await lookAtSecond(page, wizard);
    },
    again: lookAtSecond,
  },
  'versions-more': {
    heading: 'Versions of Pristine Sample',
    show: async (page, wizard) => {
      await versions(page, wizard);
      await openWaysAndSystems(page, wizard);
    },
    again: openWaysAndSystems,
  },
  'versions-apps': {
    heading: 'Versions of Pristine Sample',
    show: apps,
    again: (page) => unfold(page, 0),
  },
  'review-extra-add': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await apps(page, wizard);
      await page.getByRole('listitem').filter({ hasText: 'Mail 7' }).getByRole('button').click();
    },
  },
  'review-extra-remove': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await apps(page, wizard);
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Almanac 1' })
        .getByRole('button', { name: 'Remove…' })
        .click();
    },
  },
  'system-loose': {
    heading: 'Choose the system',
    show: async (page, wizard) => {
      const loose = { ...laptopStore, systems: [], remains: [], history: [] };
      wizard.playback.facts = { ...machine, stores: [brokenStore, loose], offers: [...sharedOffers] };
      await chooseAim(page, wizard, 'Systems and versions');
    },
  },
  'review-tree-remove': {
    heading: 'Review what will happen',
    show: async (page, wizard) => {
      await versions(page, wizard);
      await page.getByRole('radio', { name: 'Version 1.5' }).check();
      await press(page, 'Remove this version…');
    },
  },
  'progress-reset': {
    heading: 'Resetting Pristine Sample',
    show: running({ step: 'exchange', progress: { fraction: 0.6, remainingMs: 3000 } }),
  },
  'done-reset': {
    heading: 'Pristine Sample was reset',
    show: running({ step: 'verify-store', outcome: wasReset }),
  },
  'done-reset-running': {
    heading: 'Restart Pristine Sample to finish',
    show: async (page, wizard) => {
      const systems = [{ ...laptop, mountedAt: '/', restartPending: true }];
      wizard.playback.facts = { ...machine, stores: [{ ...laptopStore, systems }] };
      const plan = changePlanFor(resetRequest, { effective: 'after-restart' });
      await running({ step: 'verify-store', outcome: wasReset }, plan)(page, wizard);
    },
  },
  'done-hand-over': {
    heading: 'Pristine Sample is ready for its new owner',
    show: running(
      {
        step: 'verify-store',
        outcome: { result: 'verified', proofs: ['new-state', 'deleted', 'discarded'], remainsId: null },
      },
      changePlanFor({ ...resetRequest, mode: 'hand-over' }),
    ),
  },
  'failed-reset': {
    heading: 'The reset failed',
    show: running({
      step: 'build',
      outcome: {
        result: 'failed',
        step: 'build',
        problem: problemOf('tool.failed', { tool: 'btrfs', exitCode: 1 }),
        aftermath: 'as-before',
      },
    }),
  },
  'failed-in-force': {
    heading: 'The handing over failed',
    show: running(
      {
        step: 'discard',
        outcome: {
          result: 'failed',
          step: 'discard',
          problem: problemOf('disk.io-error', { device: '/dev/nvme1n1' }),
          aftermath: 'in-force',
        },
      },
      changePlanFor({ ...resetRequest, mode: 'hand-over' }),
    ),
  },
};
