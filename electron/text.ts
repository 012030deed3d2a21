import type { PageWords } from '../backend/contract/bridge.ts';

/** What main says by itself, where there is no page to say it. */
export const text = {
  title: 'Pristine',
  asRoot:
    'Pristine is not run as root. Start it as an ordinary user; what needs root is done by its service.',
  noSandbox: 'Pristine does not run without its sandbox.',
} as const;

/** Until the page has said it in a language that was chosen. */
export const pageWords: PageWords = {
  failed: 'The window keeps failing.',
  stuck: 'The window does not answer.',
  runGoesOn: 'If an installation or a change is running, it goes on by itself.',
  loadAgain: 'Load again',
  wait: 'Wait',
  close: 'Close',
};
