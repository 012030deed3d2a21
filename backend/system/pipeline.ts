import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { ProblemError, problemOf } from '../contract/fixes.ts';
import type { Argv } from './command.ts';
import { commandEnvironment } from './environment.ts';
import type { Log } from './log.ts';

export interface StageEnd {
  readonly tool: string;
  readonly exitCode: number | null;
  readonly stderr: string;
}

interface Stage {
  readonly child: ChildProcess;
  readonly end: Promise<StageEnd>;
}

const longestStderr = 64 * 1024;

function startStage(log: Log, argv: Argv, stdin: 'pipe' | Socket, stdout: 'pipe' | 'ignore'): Stage {
  const [tool, ...args] = argv;
  log.add('run', argv.join(' '));
  const child = spawn(tool, args, { env: { ...commandEnvironment }, stdio: [stdin, stdout, 'pipe'] });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-longestStderr);
  });
  const end = new Promise<StageEnd>((resolve, reject) => {
    child.once('error', (error) => {
      reject(new ProblemError(problemOf('tool.missing', { tool }), { cause: error }));
    });
    child.once('close', (exitCode) => {
      if (stderr !== '') log[exitCode === 0 ? 'add' : 'fail'](tool, stderr);
      resolve({ tool, exitCode, stderr });
    });
  });
  // Whoever waits for the end gets the error; until then it is nobody's.
  end.catch(() => undefined);
  return { child, end };
}

/**
 * Processes that read one from the other, the first from us. The bytes between them never pass through
 * this process: each hands its end of the connection to the next.
 */
export class Pipeline {
  readonly #stages: readonly Stage[];
  readonly #input: Writable;
  readonly #lines: Promise<void>;

  /** With `onLine` the last process's standard output is read by lines, else it is dropped. */
  constructor(log: Log, stages: readonly [Argv, ...Argv[]], onLine?: (line: string) => void) {
    const started: Stage[] = [];
    let stdin: 'pipe' | Socket = 'pipe';
    for (const [position, argv] of stages.entries()) {
      const last = position === stages.length - 1;
      const stage = startStage(log, argv, stdin, last && onLine === undefined ? 'ignore' : 'pipe');
      // The next process has its own copy; ours would keep the connection open past the writer's death.
      if (stdin instanceof Socket) stdin.destroy();
      if (!last && stage.child.stdout instanceof Socket) stdin = stage.child.stdout;
      started.push(stage);
    }
    this.#stages = started;
    const input = started[0]?.child.stdin;
    if (input === null || input === undefined) throw new TypeError('a pipeline has a first process');
    this.#input = input;
    // A process that ends early closes the connection; its exit status says why.
    this.#input.on('error', () => undefined);
    this.#lines = this.#readLines(started.at(-1)?.child ?? null, onLine);
  }

  async #readLines(child: ChildProcess | null, onLine?: (line: string) => void): Promise<void> {
    if (child?.stdout === null || child?.stdout === undefined || onLine === undefined) return;
    for await (const line of createInterface({ input: child.stdout })) onLine(line);
  }

  /** Writes one piece and waits until there is room for the next. False when nobody reads any more. */
  async write(piece: Uint8Array): Promise<boolean> {
    if (this.#input.destroyed || !this.#input.writable) return false;
    if (this.#input.write(piece)) return true;
    const waited = new AbortController();
    const { signal } = waited;
    await Promise.race([
      once(this.#input, 'drain', { signal }),
      once(this.#input, 'close', { signal }),
    ]).catch(() => undefined);
    // Whichever did not come must not be listened for any more.
    waited.abort();
    return !this.#input.destroyed;
  }

  /** Says that no more comes and waits for all to end. Throws `tool.missing` when one could not start. */
  async end(): Promise<readonly StageEnd[]> {
    this.#input.end();
    await this.#lines;
    return Promise.all(this.#stages.map((stage) => stage.end));
  }

  kill(): void {
    for (const { child } of this.#stages) child.kill('SIGKILL');
  }
}
