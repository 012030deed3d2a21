import { spawn, type ChildProcess } from 'node:child_process';
import { chown, copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { aptPackages } from '../../setup/apt.ts';
import type { Account } from './app.ts';

/** The screen reader Orca in a session of its own. Dispose to end it. */
export interface Orca extends AsyncDisposable {
  /** The address of the session's bus, by which programs are found. */
  readonly bus: string;
  /** All that it has said so far. */
  spoken(): Promise<readonly string[]>;
}

const startTimeoutMs = 60_000;

/** The first line that a program prints. */
async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stdout ?? []) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error('it ended without a word');
}

/** Starts Orca as an account, on the present display; installs it where it is not. It speaks to nobody, and keeps a log of it. */
export async function startOrca({ uid, gid }: Account): Promise<Orca> {
  await aptPackages(['orca', 'speech-dispatcher', 'at-spi2-core', 'dbus', 'gir1.2-wnck-3.0']);
  await using stack = new AsyncDisposableStack();
  const home = await mkdtemp(join(tmpdir(), 'pristine-orca-'));
  stack.defer(() => rm(home, { recursive: true, force: true }));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const cookie = join(home, 'Xauthority');
  await copyFile(process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority'), cookie);
  for (const path of [home, runtime, cookie]) await chown(path, uid, gid);
  const session = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    HOME: home,
    DISPLAY: process.env['DISPLAY'] ?? '',
    XAUTHORITY: cookie,
    XDG_RUNTIME_DIR: runtime,
    GSETTINGS_BACKEND: 'memory',
  };
  const begin = (
    argv: readonly [string, ...string[]],
    env: Readonly<Record<string, string>>,
  ): ChildProcess => {
    const [command, ...args] = argv;
    const child = spawn(command, args, { uid, gid, env, cwd: home, stdio: ['ignore', 'pipe', 'ignore'] });
    stack.defer(() => void child.kill());
    return child;
  };
  const bus = await firstLine(begin(['dbus-daemon', '--session', '--nofork', '--print-address=1'], session));
  const log = join(home, 'orca.log');
  begin(['orca', '--replace', `--debug-file=${log}`], { ...session, DBUS_SESSION_BUS_ADDRESS: bus });
  const spoken = async (): Promise<readonly string[]> => {
    const text = await readFile(log, 'utf8').catch(() => '');
    return [...text.matchAll(/^.*SPEECH OUTPUT: '(.*)'/gmu)].map(([, words = '']) => words);
  };
  const deadline = performance.now() + startTimeoutMs;
  // It says that it is there.
  while ((await spoken()).length === 0) {
    if (performance.now() > deadline) throw new Error('Orca does not speak');
    await delay(200);
  }
  const owned = stack.move();
  return { bus, spoken, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
