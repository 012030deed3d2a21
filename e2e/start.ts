import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { z } from 'zod';
import { showProgress } from '../backend/cli/progress.ts';
import { problemText } from '../backend/cli/problem-text.ts';
import { problemOf } from '../backend/contract/fixes.ts';
import { issue } from '../backend/contract/problem.ts';
import { outcome, runState } from '../backend/contract/run.ts';
import { BackendLink } from '../electron/link/backend-link.ts';
import { makeProfile, wizardEnvironment, wizardExecutable } from './journeys/harness/app.ts';
import { installedElectron } from './journeys/harness/installed.ts';
import { backendSocket } from './journeys/harness/lab-socket.ts';
import { startMachine } from './journeys/harness/machine.ts';
import { Lab } from './lab/lab.ts';
import { cacheRoot } from './setup/cache.ts';
import { goldenMaster } from './setup/golden.ts';
import { say } from './setup/progress.ts';

// What `npm start` runs: the wizard on a machine in the lab, or, where no window can be shown, the same installation
// in the terminal and the proof that its disk boots.

const diskBytes = 8 * 1024 ** 3;
const asRoot = process.getuid?.() === 0;

function isSet(name: string): boolean {
  return (process.env[name] ?? '') !== '';
}

/** A blank disk that stays when the program ends, so that it can be booted afterwards. */
async function blankDisk(): Promise<string> {
  const folder = join(cacheRoot(), 'start');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'disk.img');
  await rm(file, { force: true });
  return file;
}

/** Shows the wizard until its window is closed. */
async function showWizard(socket: string): Promise<void> {
  const installed = await installedElectron();
  const profile = await makeProfile(installed.account);
  try {
    await execa(
      wizardExecutable(installed),
      // Chromium says much on the terminal that is of no concern to who is just trying this.
      [`--backend=unix:${socket}`, `--user-data-dir=${join(profile, 'data')}`, '--log-level=3'],
      // Root's session belongs to root: the unprivileged account gets the display and nothing else of it.
      asRoot
        ? {
            env: await wizardEnvironment(installed, profile),
            extendEnv: false,
            stdio: 'inherit',
            reject: false,
          }
        : { stdio: 'inherit', reject: false },
    );
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Waits for a run that goes on without its window, and says whether there was one that was verified. */
async function waitForRun(lab: Lab): Promise<boolean> {
  const link = new BackendLink({
    open: async () => {
      const stream = await lab.connect(backendSocket);
      const refusal = Promise.resolve(problemOf('backend.unreachable', {}));
      return { input: stream, output: stream, refusal, close: () => stream.destroy() };
    },
    client: 'npm start',
    retries: false,
    greetingMs: 10_000,
    onLink: () => {},
    onEvent: () => {},
  });
  try {
    let told = false;
    while (true) {
      const { run } = await link.call('snapshot', {});
      if (run === null) return false;
      if (run.outcome !== null) return run.outcome.result === 'verified';
      if (!told) say('the installation goes on without its window: waiting for its end');
      told = true;
      await delay(1000);
    }
  } finally {
    link.close();
  }
}

async function installInWindow(disk: string, medium: string): Promise<void> {
  const { account } = await installedElectron();
  await using machine = await startMachine({ disks: [{ file: disk, bytes: diskBytes }], medium, account });
  say('the wizard is open; its machine has one blank disk of 8 GiB');
  await showWizard(machine.socket);
  const verified = await waitForRun(machine.lab);
  await machine.lab.stop();
  if (verified) say(`what was installed is in ${disk}: npm run boot -- ${disk}`);
}

const line = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run'), run: runState }),
  z.strictObject({ type: z.literal('issues'), issues: z.array(issue) }),
  z.strictObject({ type: z.literal('outcome'), outcome }),
]);

/** Draws the run that JSON lines tell of, here, where the terminal is. */
async function drawRun(lines: Readable): Promise<void> {
  const show = showProgress();
  for await (const text of createInterface({ input: lines })) {
    const told = line.parse(JSON.parse(text));
    if (told.type === 'run') show(told.run);
    else if (told.type === 'issues') say(told.issues.map(({ problem }) => problemText(problem)).join(' '));
    else if (told.outcome.result === 'failed') say(problemText(told.outcome.problem));
    else say(told.outcome.result);
  }
}

async function installInTerminal(disk: string, medium: string): Promise<void> {
  say('no display: installing in the terminal');
  await using lab = await Lab.start({ disks: [{ file: disk, bytes: diskBytes }], shares: [medium] });
  const source = ['--stream', join(medium, 'sample-1.btrfs.zst'), '--allow-unsigned'];
  const target = ['--disk', '/dev/ubdb', '--erase-disk', '--yes'];
  const { stdin, stdout, stderr, exit } = lab.spawn(['pristine', 'install', ...source, ...target, '--json']);
  stdin.end();
  stderr.pipe(process.stderr, { end: false });
  const [exitCode] = await Promise.all([exit, drawRun(stdout)]);
  if (exitCode !== 0) throw new Error(`the installation failed with exit status ${exitCode}`);
  await lab.stop();
  say('now booting that disk');
  await execa('node', [join(import.meta.dirname, 'boot/cli.ts'), disk], {
    preferLocal: true,
    stdio: 'inherit',
  });
}

const [disk, medium] = [await blankDisk(), await goldenMaster()];
// Another account's Wayland session cannot be joined; its X server can, with its cookie.
const hasDisplay = isSet('DISPLAY') || (isSet('WAYLAND_DISPLAY') && !asRoot);
if (hasDisplay) await installInWindow(disk, medium);
else await installInTerminal(disk, medium);
