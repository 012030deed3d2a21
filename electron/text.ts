/** What main says by itself, where there is no page to say it. */
export const text = {
  title: 'Pristine',
  asRoot:
    'Pristine is not run as root. Start it as an ordinary user; what needs root is done by its service.',
  noSandbox: 'Pristine does not run without its sandbox.',
  pageFailed: 'The window keeps failing.',
  pageStuck: 'The window does not answer.',
  runGoesOn: 'If an installation is running, it goes on by itself.',
  loadAgain: 'Load again',
  wait: 'Wait',
  close: 'Close',
} as const;
