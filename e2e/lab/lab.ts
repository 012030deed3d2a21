import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Duplex, type Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { cacheRoot } from '../setup/cache.ts';
import { labKernel } from '../setup/lab-kernel.ts';
import { labNode } from '../setup/lab-node.ts';
import { labUserland } from '../setup/userland.ts';
import { diskArgument, diskLetters, startKernel, type Kernel, type LabDisk } from './kernel.ts';
import { greeting, streams } from './line.ts';
import { mconsole } from './mconsole.ts';
import { Mux } from './mux.ts';
import { PacedWriter } from './paced.ts';

export type { LabDisk } from './kernel.ts';

export interface LabOptions {
  /** The first is `/dev/ubdb` inside, the second `/dev/ubdc` and so on. */
  readonly disks?: readonly LabDisk[];
  /** Folders that are found inside at the same path as outside, writable. The checkout always is. */
  readonly shares?: readonly string[];
  /** Memory of the machine, 1024 if not said otherwise. */
  readonly memoryMiB?: number;
  /** File for everything that the kernel's console prints. */
  readonly consoleLog?: string;
}

export interface ExecOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** The checkout if not said otherwise. */
  readonly cwd?: string;
}

export interface ExecResult {
  /** 128 and the signal's number for a command that a signal ended, as a shell has it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface LabProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Rejects when the lab ends before the command. */
  readonly exit: Promise<number>;
  kill(signal: NodeJS.Signals): void;
}

/** The folder of this checkout, outside and inside. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const startTimeoutMs = 60_000;

/** A machine of its own: a user-mode Linux kernel with virtual disks, root inside, nobody in particular outside. */
export class Lab implements AsyncDisposable {
  readonly #kernel: Kernel;
  readonly #mux: Mux;
  readonly #letters: Set<string>;

  private constructor(kernel: Kernel, mux: Mux, letters: Set<string>) {
    this.#kernel = kernel;
    this.#mux = mux;
    this.#letters = letters;
  }

  /** Starts a lab, after building its userland if there is none. Rejects with the console's last lines. */
  static async start(options: LabOptions = {}): Promise<Lab> {
    const program = await labKernel();
    const userland = await labUserland();
    const node = await labNode();
    const { disks = [], shares = [], memoryMiB = 1024, consoleLog } = options;
    const cache = path.join(cacheRoot(), 'lab-agent');
    // Another account's cache is only read.
    await mkdir(cache, { recursive: true }).catch(() => {});
    const kernel = await startKernel({
      program,
      userland,
      node,
      checkout,
      cache,
      disks,
      memoryMiB,
      ...(consoleLog === undefined ? {} : { consoleLog }),
    });
    try {
      await greeted(kernel);
      const lab = new Lab(kernel, openLine(kernel), new Set(diskLetters.slice(0, disks.length)));
      for (const share of shares) await lab.#mount(share);
      return lab;
    } catch (error) {
      kernel.kill();
      await kernel.ended;
      throw error;
    }
  }

  /** Runs a command to its end as root and collects what it prints; any exit code is a result. */
  async exec(argv: readonly string[], options: ExecOptions = {}): Promise<ExecResult> {
    const child = this.spawn(argv, options);
    if (options.stdin === undefined) child.stdin.end();
    const [exitCode, stdout, stderr] = await Promise.all([
      child.exit,
      text(child.stdout),
      text(child.stderr),
    ]);
    return { exitCode, stdout, stderr };
  }

  /** Starts a command as root. A `stdin` given in the options is written and closed. */
  spawn(argv: readonly string[], options: ExecOptions = {}): LabProcess {
    const channel = this.#mux.open();
    const env = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`);
    const stdin = channel.writable(streams.stdin);
    const stdout = channel.readable(streams.stdout);
    const stderr = channel.readable(streams.stderr);
    const { promise: exit, resolve, reject } = Promise.withResolvers<number>();
    channel.onMessage = ([verb, status]) => {
      if (verb === 'exit') resolve(Number(status));
    };
    channel.onBroken = reject;
    // Who only reads the output need not ask for the exit code, and who has read enough need not read to the end:
    // that the line broke is told by whichever of them is still waited for.
    exit.catch(() => {});
    for (const stream of [stdin, stdout, stderr]) stream.on('error', () => {});
    channel.message('exec', options.cwd ?? checkout, String(argv.length), ...argv, ...env);
    if (options.stdin !== undefined) stdin.end(options.stdin);
    return { stdin, stdout, stderr, exit, kill: (signal) => channel.message('kill', signal) };
  }

  /** Connects to a unix socket inside. Rejects when nobody listens there. */
  async connect(socketPath: string): Promise<Duplex> {
    const channel = this.#mux.open();
    const readable = channel.readable(streams.stdout);
    const writable = channel.writable(streams.stdin);
    const duplex = Duplex.from({ readable, writable });
    duplex.on('error', () => {});
    const { promise, resolve, reject } = Promise.withResolvers<Duplex>();
    channel.onMessage = ([verb, reason]) => {
      if (verb === 'connected') {
        resolve(duplex);
      } else {
        const error = new Error(`${socketPath}: ${reason ?? ''}`);
        reject(error);
        duplex.destroy(error);
      }
    };
    channel.onBroken = reject;
    channel.message('connect', socketPath);
    return await promise;
  }

  /** Plugs a disk into the running machine, as the first free device. Resolves with that, ready to be opened. */
  async attachDisk(disk: LabDisk): Promise<string> {
    const letter = diskLetters.find((each) => !this.#letters.has(each));
    const argument = await diskArgument(this.#kernel.folder, disk, letter);
    await mconsole(this.#kernel.folder, `config ${argument}`);
    this.#letters.add(letter ?? '');
    await this.exec(['udevadm', 'settle']);
    return `/dev/ubd${letter ?? ''}`;
  }

  /** Unplugs a disk. Rejects while it is open: this kernel does not pull a disk from under a file system. */
  async detachDisk(device: string): Promise<void> {
    await mconsole(this.#kernel.folder, `remove ${device.replace('/dev/', '')}`);
    this.#letters.delete(device.replace('/dev/ubd', ''));
    await this.exec(['udevadm', 'settle']);
  }

  /** SIGKILL for the kernel, as a power cut: what it has not written yet is lost. */
  async powerCut(): Promise<void> {
    this.#kernel.kill();
    await this.#kernel.ended;
  }

  /** Unmounts and halts. */
  async stop(): Promise<void> {
    this.#mux.open().message('halt');
    await this.#kernel.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.powerCut();
  }

  async #mount(share: string): Promise<void> {
    const made = await this.exec(['mkdir', '-p', share]);
    const mounted = await this.exec(['mount', '-t', 'hostfs', '-o', `hostfs=${share}`, 'none', share]);
    if (mounted.exitCode !== 0) throw new Error(`cannot share ${share}: ${made.stderr}${mounted.stderr}`);
  }
}

function openLine(kernel: Kernel): Mux {
  const output = new PacedWriter(kernel.output);
  return new Mux(kernel.input, output, { onAcknowledged: (bytes) => output.acknowledged(bytes) });
}

/** Waits for the guest to speak, and leaves what it says after the greeting on the line. */
async function greeted(kernel: Kernel): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const fail = (what: string) => (): void => reject(new Error(`${what}\n${kernel.console()}`));
  const timeout = setTimeout(fail('the lab did not come up in time'), startTimeoutMs);
  void kernel.ended.then(fail('the lab ended before it came up'));
  let heard = Buffer.alloc(0);
  const listen = (chunk: Buffer): void => {
    heard = Buffer.concat([heard, chunk]);
    const at = heard.indexOf(greeting);
    if (at < 0) return;
    kernel.input.off('data', listen);
    kernel.input.pause();
    const rest = heard.subarray(at + greeting.length);
    if (rest.length > 0) kernel.input.unshift(rest);
    resolve(undefined);
  };
  kernel.input.on('data', listen);
  try {
    await promise;
  } finally {
    clearTimeout(timeout);
  }
}
