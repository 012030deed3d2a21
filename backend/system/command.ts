import { execa } from 'execa';
import { ProblemError, problemOf } from '../contract/fixes.ts';
import { commandEnvironment } from './environment.ts';
import type { Log } from './log.ts';

const longestOutputBytes = 16 * 1024 * 1024;

export type Argv = readonly [tool: string, ...args: string[]];

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Exit statuses that are answers, not failures; 0 always is. */
  readonly answers?: readonly number[];
  /** It is given a secret, and may repeat that in what it says: that is not logged. */
  readonly secret?: boolean;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
}

/** What a command that ended badly means to people; `exitCode` null when a signal ended it. */
export function toolFailed(tool: string, exitCode: number | null): ProblemError {
  return new ProblemError(problemOf('tool.failed', { tool, exitCode }));
}

/** The only way to run a command: an argument vector, a fixed environment, its output logged. */
export class Commands {
  readonly log: Log;

  constructor(log: Log) {
    this.log = log;
  }

  /** Runs to the end. Throws a ProblemError (`tool.missing`, `tool.failed`). */
  async run(argv: Argv, options: RunOptions = {}): Promise<CommandResult> {
    const [tool, ...args] = argv;
    this.log.add('run', argv.join(' '));
    const result = await execa(tool, args, {
      env: commandEnvironment,
      extendEnv: false,
      maxBuffer: longestOutputBytes,
      stripFinalNewline: false,
      reject: false,
      ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    });
    const { exitCode = null, stdout } = result;
    const well = exitCode === 0 && !result.failed;
    const answered = exitCode !== null && options.answers?.includes(exitCode) === true;
    const level = well || answered ? 'add' : 'fail';
    if (result.stderr !== '' && options.secret !== true) this.log[level](tool, result.stderr);
    if (well) return { exitCode, stdout };
    this.log[level](tool, result.shortMessage ?? 'failed');
    options.signal?.throwIfAborted();
    if (answered) return { exitCode, stdout };
    if (result.code === 'ENOENT') throw new ProblemError(problemOf('tool.missing', { tool }));
    throw toolFailed(tool, exitCode);
  }

  /** Runs to the end and gives its standard output. */
  async output(argv: Argv, options: RunOptions = {}): Promise<string> {
    return (await this.run(argv, options)).stdout;
  }

  /** Whether it ended with status 0. */
  async succeeds(argv: Argv, options: RunOptions = {}): Promise<boolean> {
    const { exitCode } = await this.run(argv, { ...options, answers: [...Array(256).keys()] });
    return exitCode === 0;
  }
}
