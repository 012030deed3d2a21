import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { copyImage } from '../setup/copy-image.ts';
import { pressPowerButton } from './control.ts';
import { judge, reportedFacts, type Judgement } from './judge.ts';
import { firmware, qemuArgv, qemuEnvironment, qemuTree } from './qemu.ts';
import { TerminalText } from './terminal-text.ts';

export interface BootOptions {
  /** The disk's image, raw. */
  readonly file: string;
  readonly timeoutMs: number;
  /** Whether what the system writes goes to the image; it is then shut down in order. Otherwise the image stays as it is. */
  readonly keep?: boolean;
  /** Is given what the serial console prints, free of control sequences. */
  readonly onConsole?: (text: string) => void;
}

export interface BootResult {
  readonly up: boolean;
  /** Why it is not up; null when it is. */
  readonly failure: string | null;
  /** From the machine's start to the verdict. */
  readonly seconds: number;
  readonly console: string;
  /** What the system reported of itself. */
  readonly facts: ReadonlyMap<string, string>;
}

const shutdownTimeoutMs = 90_000;

/**
 * Boots a disk's image under UEFI in a virtual machine, until the system says that it is up: a login prompt, or
 * the end of the report that the sample system prints. One known fault of the emulation is tried once more;
 * nothing else is. Rejects only when there is no QEMU to be had.
 */
export async function bootDisk(options: BootOptions): Promise<BootResult> {
  const tree = await qemuTree();
  const before = `${path.resolve(options.file)}.before-boot`;
  if (options.keep === true) await copyImage(options.file, before);
  try {
    const first = await bootOnce(tree, options);
    if (!first.flaky) return first.result;
    options.onConsole?.(`\npristine: ${first.result.failure ?? ''}; trying once more\n`);
    // A boot that stumbled never was: what it wrote would be found by the next one, and counted as a boot by the boot loader.
    if (options.keep === true) await rename(before, options.file);
    return (await bootOnce(tree, options)).result;
  } finally {
    await rm(before, { force: true });
  }
}

interface Attempt {
  readonly result: BootResult;
  readonly flaky: boolean;
}

async function bootOnce(tree: string, options: BootOptions): Promise<Attempt> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pristine-boot-'));
  try {
    return await bootIn(folder, tree, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bootIn(folder: string, tree: string, options: BootOptions): Promise<Attempt> {
  const variables = path.join(folder, 'variables.fd');
  await copyFile(firmware(tree).variables, variables);
  const controlSocket = path.join(folder, 'control');
  const disk = path.resolve(options.file);
  const keep = options.keep ?? false;
  const [command, ...args] = qemuArgv({ tree, disk, keep, variables, controlSocket });
  const started = performance.now();
  const machine = execa(command, args, {
    // An input at its end would be read again and again.
    stdin: 'pipe',
    buffer: { stdout: false },
    reject: false,
    env: qemuEnvironment(tree),
  });
  const watch = watchConsole(machine.stdout, options.onConsole);
  const ended = machine.then(({ stderr }) => failed(`the machine ended before the system was up. ${stderr}`));
  const stopWaiting = new AbortController();
  const late = sleep(options.timeoutMs, null, { signal: stopWaiting.signal }).then(
    () => failed(`the system is not up after ${options.timeoutMs / 1000} s`),
    () => failed(''),
  );
  // A panic ends the machine, and what the console says of it is the better reason.
  const judgement = await Promise.race([watch.judged, ended.then((end) => watch.last() ?? end), late]);
  const seconds = (performance.now() - started) / 1000;
  stopWaiting.abort();
  if (keep && judgement.kind === 'up') {
    await shutDown(controlSocket, ended);
  }
  machine.kill('SIGKILL');
  await ended;
  const text = watch.text();
  const failure = judgement.kind === 'failed' ? judgement.reason.trim() : null;
  return {
    result: { up: failure === null, failure, seconds, console: text, facts: reportedFacts(text) },
    flaky: judgement.kind === 'failed' && judgement.flaky,
  };
}

function failed(reason: string): Judgement {
  return { kind: 'failed', reason, flaky: false };
}

interface Watch {
  /** Resolves when the console has said how it went. */
  readonly judged: Promise<Judgement>;
  /** The judgement on everything printed; null while it still boots. */
  readonly last: () => Judgement | null;
  readonly text: () => string;
}

function watchConsole(output: NodeJS.ReadableStream, onConsole: BootOptions['onConsole']): Watch {
  const terminal = new TerminalText();
  let text = '';
  const { promise: judged, resolve } = Promise.withResolvers<Judgement>();
  const last = (): Judgement | null => {
    const judgement = judge(text);
    return judgement.kind === 'booting' ? null : judgement;
  };
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const printed = terminal.read(chunk);
    if (printed === '') return;
    text += printed;
    onConsole?.(printed);
    const judgement = last();
    if (judgement !== null) resolve(judgement);
  });
  return { judged, last, text: () => text };
}

/** Lets the system write what it still has in memory. One that does not react loses that, as by a power cut. */
async function shutDown(controlSocket: string, ended: Promise<unknown>): Promise<void> {
  await pressPowerButton(controlSocket);
  const stopWaiting = new AbortController();
  const late = sleep(shutdownTimeoutMs, null, { signal: stopWaiting.signal }).catch(() => null);
  await Promise.race([ended, late]);
  stopWaiting.abort();
}
