import { test as base } from '@playwright/test';
import { launchWizard, type Wizard } from './app.ts';
import { installedElectron } from './installed.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** The socket that the window is told of; nobody listens there if not said otherwise. */
  readonly socket: string;
  readonly wizard: Wizard;
}

/** A test with a window of the real Electron. */
export const test = base.extend<Fixtures>({
  socket: ['/run/pristine/nobody.sock', { option: true }],
  wizard: async ({ socket }, use) => {
    await using wizard = await launchWizard({ ...(await installedElectron()), socket });
    await use(wizard);
  },
});
