import type { Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { machine, windows } from './machine.ts';
import { planFor } from './runs.ts';
import { systemScenes } from './system-scenes.ts';
import { chooseAim, chooseLaptop, press, showRun, unfold, type Scene, type Scenes } from './walk.ts';
import type { Wizard } from './wizard.ts';

const review = 'Review what will happen';

const stopWaiting: Scene = (page) => press(page, 'Stop waiting');
const restart: Scene = (page) => press(page, 'Restart');

function waits(page: Page, wizard: Wizard): Promise<void> {
  const waitingFor = problemOf('network.unreachable', { host: 'example.org' });
  return showRun(planFor(windows), { step: 'receive', progress: { waitingFor } })(page, wizard);
}

/** What is asked once more, and the reviews of what is not begun from a list of kinds. */
export const askedScenes: Scenes = {
  'give-up': {
    heading: 'Installing Pristine Sample',
    show: async (page, wizard) => {
      await waits(page, wizard);
      await stopWaiting(page, wizard);
    },
    again: stopWaiting,
  },
  restart: {
    heading: 'Restart Pristine Sample to finish',
    show: async (page, wizard) => {
      await systemScenes['done-reset-running']?.show(page, wizard);
      await restart(page, wizard);
    },
    again: restart,
  },
  'review-undo': {
    heading: review,
    show: async (page, wizard) => {
      await chooseAim(page, wizard, 'Reset or repair a system');
      await press(page, 'Undo this reset…');
    },
  },
  'review-let-go': {
    heading: review,
    show: async (page, wizard) => {
      await chooseAim(page, wizard, 'Reset or repair a system');
      await press(page, 'Delete it for good…');
    },
  },
  'review-instance-remove': {
    heading: review,
    show: async (page, wizard) => {
      wizard.playback.facts = machine;
      await chooseLaptop(page, wizard, 'Systems and versions');
      await unfold(page, 2);
      await press(page, 'Remove this system…');
    },
  },
};
