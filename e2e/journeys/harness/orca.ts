import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect } from '@playwright/test';
import { aptPackages } from '../../setup/apt.ts';
import { makeProfile, wizardEnvironment, wizardExecutable } from './app.ts';
import type { InstalledElectron } from './installed.ts';

/** The screen reader Orca in a session of its own. Dispose to end both. */
export interface Orca extends AsyncDisposable {
  /** The address of the session's bus, at which what is to be read must be. */
  readonly bus: string;
  /** All that it has said, an utterance a line. */
  readonly said: () => string;
}

/** Starts the screen reader under the window's account, on its display. What would be spoken is written down as well. */
export async function startOrca(installed: InstalledElectron): Promise<Orca> {
  await aptPackages(['at-spi2-core', 'dbus', 'orca', 'speech-dispatcher']);
  await using stack = new AsyncDisposableStack();
  const home = await makeProfile(installed.account);
  stack.defer(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  /** By what starts Electron under its account. Whatever it writes must be read, or it stands still when the pipe is full. */
  const start = async (program: string, args: readonly string[], bus: string): Promise<Readable> => {
    const options = { account: installed.account, electron: program, bus };
    const env = { ...(await wizardEnvironment(options, home)), XDG_RUNTIME_DIR: home };
    const child = spawn(wizardExecutable(options), args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    stack.defer(async () => {
      if (child.exitCode === null && child.kill()) await once(child, 'exit');
    });
    return child.stdout;
  };
  const daemon = await start('dbus-daemon', ['--session', '--nofork', '--print-address=1'], '');
  const [address] = await once(createInterface({ input: daemon }), 'line');
  const bus = String(address);
  // To a terminal it writes each line at once, to a file some pages later.
  const terminal = ['--quiet', '--flush', '--command=orca --debug-file=/dev/tty', '/dev/null'];
  const log = await start('script', terminal, bus);
  const utterances: string[] = [];
  createInterface({ input: log }).on('line', (line) => {
    const spoken = / - SPEECH OUTPUT: '(.*?) ?'(?: ?\{|$)/u.exec(line)?.[1];
    if (spoken !== undefined) utterances.push(spoken);
  });
  const said = (): string => utterances.join('\n');
  await expect.poll(said, { timeout: 60_000 }).toContain('Screen reader on.');
  const owned = stack.move();
  return { bus, said, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
