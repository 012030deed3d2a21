import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refuse } from '../contract/fixes.ts';
import { commandEnvironment } from './environment.ts';

/**
 * Something held by a child process that waits for us: it ends, and lets go, when we close its
 * standard input, which the kernel does for us should we die.
 */
export class Hold implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await ended;
  }
}

async function hold(tool: string, args: readonly string[]): Promise<Hold | null> {
  const child = spawn(tool, args, { env: { ...commandEnvironment }, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  // The held child echoes what we send: its answer proves that the hold is ours.
  child.stdin.write('held\n');
  const answer = await Promise.race([
    once(child.stdout, 'data').then(() => true),
    once(child, 'exit').then(() => false),
    once(child, 'error').then(() => false),
  ]).catch(() => false);
  return answer ? new Hold(child) : null;
}

/** Takes the machine-wide lock under which runs happen. Throws `run.busy` when another process has it. */
export async function holdRunLock(file: string): Promise<Hold> {
  await mkdir(dirname(file), { recursive: true });
  return (await hold('flock', ['--nonblock', '--no-fork', file, 'cat'])) ?? refuse('run.busy', {});
}

/** Keeps the machine awake; null where no logind can. */
export function holdAwake(why: string): Promise<Hold | null> {
  return hold('systemd-inhibit', ['--what=sleep:shutdown:idle', '--who=Pristine', `--why=${why}`, 'cat']);
}
