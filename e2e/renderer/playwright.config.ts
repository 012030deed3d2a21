import { defineConfig } from '@playwright/test';

// Looks at the built wizard in a plain Chromium, with the contract's bridge played back: layout, accessibility and
// wiring, in seconds. The journeys through real parts are elsewhere.
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: '../../test-results/renderer',
  fullyParallel: true,
  workers: 2,
  reporter: 'line',
  // Where processes are dear a page alone takes seconds to open.
  timeout: 60_000,
  snapshotPathTemplate: '{testDir}/screenshots/{arg}{ext}',
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    timezoneId: 'UTC',
    // Debian's browser without the parts for a display, which starts in half the time. It sees nothing but our own files, so it does
    // without its sandbox for root.
    launchOptions: { executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] },
  },
});
