import { test as base } from '@playwright/test';
import { launchWizard, type Wizard } from './app.ts';
import { installedElectron } from './installed.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** The socket that the window is told of; nobody listens there if not said otherwise. */
  readonly socket: string;
  /** Chromium's own switches, to be given to it as well. */
  readonly switches: readonly string[];
  readonly wizard: Wizard;
}

/** A test with a window of the real Electron. */
export const test = base.extend<Fixtures>({
  socket: ['/run/pristine/nobody.sock', { option: true }],
  switches: [[], { option: true }],
  wizard: async ({ socket, switches }, use) => {
    await using wizard = await launchWizard({ ...(await installedElectron()), socket, switches });
    await use(wizard);
  },
});
