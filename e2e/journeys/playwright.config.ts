import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // A journey has a kernel, a backend and a browser of its own: two at once only make both slow.
  workers: 1,
  // Emulated kernels on a busy machine: a second try tells a fault from a stall, and is reported as such.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // Not in the checkout, which may be another account's, and one for each account that runs them.
  outputDir: join(tmpdir(), `pristine-journeys-${userInfo().uid}`),
  snapshotPathTemplate: '{testDir}/{arg}{ext}',
  reporter: [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
