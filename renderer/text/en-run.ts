import type { CalledDisk } from './disk-name.ts';
import { duration, percent, size } from './format.ts';
import { t } from './translate.ts';

/** What the screens of an installation that is on or has ended say. */
export const runScreens = {
  progress: {
    title: (system: string) => t('Installing {system}', { system }),
    onto: ({ model, device }: CalledDisk) =>
      model === ''
        ? t('Onto {disk}', { disk: device }, { comment: 'Under the heading “Installing {system}”.' })
        : t(
            'Onto {disk} ({device})',
            { disk: model, device },
            { comment: 'Under the heading “Installing {system}”.' },
          ),
    bar: t('Installation', {}, { comment: 'The name of the progress bar, for screen readers.' }),
    percent,
    bytes: (done: number, total: number) =>
      t(
        '{done} of {total}',
        { done: size(done), total: size(total) },
        { comment: 'Of the data to be written.' },
      ),
    rate: (bytesPerSecond: number) => t('{size} per second', { size: size(bytesPerSecond) }),
    remaining: (ms: number) => t('About {duration} left', { duration: duration(ms) }),
    nearly: t('A few seconds left'),
    quiet: t('Working on the disk; there is nothing to see meanwhile.'),
    stalled: (ms: number) => t('No progress for {duration}. Still trying.', { duration: duration(ms) }),
    steps: t('Steps', {}, { comment: 'Of the wizard, for screen readers.' }),
    step: (step: string, state: 'pending' | 'running' | 'done' | 'failed') =>
      t(
        '{state, select, pending {{step}, to do} running {{step}, in progress} done {{step}, done} other {{step}, failed}}',
        { state, step },
        { comment: 'A step of the work and how far it is, for screen readers.' },
      ),
    goesOn: t('It goes on by itself as soon as it can.'),
    giveUp: t('Stop waiting'),
    giveUpTitle: t('Stop waiting?'),
    goOn: t('Keep waiting'),
    giveUpHint: t(
      'The disk has been erased: stopping leaves the work unfinished, without a system that starts until it is installed again.',
      {},
      { loss: true },
    ),
    stopping: t('Stopping, as soon as what is being done now lets it.'),
    cancel: t('Cancel the installation'),
    cancelHint: t('Nothing on the disk has been changed so far. Cancelling leaves it as it is.'),
    noCancel: t(
      'The disk has been erased, so stopping now would leave no system that starts. It can no longer be cancelled.',
      {},
      { loss: true },
    ),
    windowHint: t('Leave this computer switched on. You can close this window; the installation goes on.'),
  },

  done: {
    title: (system: string) => t('{system} is installed', { system }),
    lede: (disk: string) => t('Everything was read back from {disk} and verified.', { disk }),
    verified: t('What was verified'),
    next: t('What to do now'),
    steps: [
      t('Shut this computer down, and remove the installation medium.'),
      t('Start it again. The new system comes up and asks what it was not told yet.'),
    ],
    took: (ms: number) => t('It took {duration}.', { duration: duration(ms) }),
  },

  failed: {
    title: t('The installation failed'),
    cancelledTitle: t('The installation was cancelled'),
    interruptedTitle: t('The installation was interrupted'),
    step: (step: string) =>
      t('It stopped at: {step}.', { step }, { comment: 'The step is named as in the list of steps.' }),
    disk: t('The disk now'),
    whatNow: t('What you can do'),
  },
} as const;
