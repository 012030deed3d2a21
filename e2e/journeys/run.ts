import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { aptPackages } from '../setup/apt.ts';
import { installedElectron } from './harness/installed.ts';
import { framebufferVariable } from './harness/screen.ts';

// Runs the journeys on a display of their own, so that they neither need one nor disturb the one in use, and so that
// every screenshot has the same size. Takes Playwright's own arguments.

// Brings the display's server along, too.
await installedElectron();
// Presses keys as a keyboard does.
await aptPackages(['xdotool']);
const config = `--config=${join(import.meta.dirname, 'playwright.config.ts')}`;
const framebuffer = await mkdtemp(join(tmpdir(), 'pristine-display-'));
const { exitCode } = await execa(
  'xvfb-run',
  [
    '--auto-servernum',
    `--server-args=-screen 0 1280x1024x24 -fbdir ${framebuffer}`,
    'playwright',
    'test',
    config,
    ...process.argv.slice(2),
  ],
  { preferLocal: true, stdio: 'inherit', reject: false, env: { [framebufferVariable]: framebuffer } },
);
await rm(framebuffer, { recursive: true });
process.exitCode = exitCode ?? 1;
