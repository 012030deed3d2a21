import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import {
  access,
  constants as fileAccess,
  mkdtemp,
  rm,
  statfs,
  symlink,
  truncate,
  open as openFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { LabKernel } from '../setup/lab-kernel.ts';

/** A disk of the lab: a file outside, `/dev/ubdX` inside. */
export interface LabDisk {
  readonly file: string;
  /** Size of the sparse file that is created when there is none; an existing file keeps its size. */
  readonly bytes?: number;
  readonly readOnly?: boolean;
  /** Whether it takes discards, as an SSD does. This kernel passes them on in pieces of 32 KiB, so that a disk takes seconds. */
  readonly discards?: boolean;
}

export interface KernelOptions {
  readonly program: LabKernel;
  readonly userland: string;
  /** Folder of the Node that runs inside. */
  readonly node: string;
  readonly checkout: string;
  /** Folder for what the guest's agent keeps from one start to the next; it does without if it can't write there. */
  readonly cache: string;
  readonly disks: readonly LabDisk[];
  readonly memoryMiB: number;
  readonly consoleLog?: string;
}

/** A running user-mode kernel and the line to it. */
export interface Kernel {
  readonly input: Readable;
  readonly output: Writable;
  /** Private to this kernel; gone when it has ended. */
  readonly folder: string;
  /** Resolves when the kernel is gone and its traces are removed. */
  readonly ended: Promise<void>;
  /** The last of what the console printed. */
  readonly console: () => string;
  /** Ends the kernel as the loss of power does. */
  readonly kill: () => void;
}

/** Disks by letter, in the order they are given out; ubda stays free, where other kernels have their own root. */
export const diskLetters: readonly string[] = 'bcdefghijklmnop'.split('');

/** Starts the kernel. Nothing is known yet of whether it comes up: that the line tells. */
export async function startKernel(options: KernelOptions): Promise<Kernel> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pristine-lab-'));
  const disks = await Promise.all(
    options.disks.map((disk, index) => diskArgument(folder, disk, diskLetters[index])),
  );
  const args = [
    `mem=${options.memoryMiB}M`,
    `uml_dir=${folder}/`,
    'umid=kernel',
    'root=/dev/root',
    'rootfstype=hostfs',
    `rootflags=${options.userland}`,
    'ro',
    'init=/usr/sbin/lab-init',
    quoted('lab_checkout', options.checkout),
    quoted('lab_modules', options.program.modules),
    quoted('lab_node', options.node),
    quoted('lab_cache', options.cache),
    'con=null',
    'con0=fd:0,fd:1',
    'ssl=null',
    'ssl0=fd:3,fd:4',
    // Twice as fast as ptrace, where the host allows it.
    'seccomp=auto',
    'quiet',
    'selinux=0',
    'apparmor=0',
    'audit=0',
    ...disks,
  ];
  const child = spawn(options.program.program, args, {
    cwd: options.program.folder,
    env: { ...process.env, TMPDIR: await memoryFolder(options.memoryMiB, folder) },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    // A group of its own: a terminal's Ctrl-C does not reach it, and it can be ended as a whole.
    detached: true,
  });
  const tail = collectConsole(child, options.consoleLog);
  const [, , , output, input] = child.stdio;
  if (!(output instanceof Writable) || !(input instanceof Readable)) throw new Error('no line to the kernel');
  return {
    input,
    output,
    folder,
    ended: cleanUp(child, folder, outliveNobody(child, folder)),
    console: tail,
    kill: () => killGroup(child),
  };
}

/** The kernel's option for a disk, `ubdX=...`; the file is created if that is asked for. Rejects when there is none. */
export async function diskArgument(
  folder: string,
  disk: LabDisk,
  letter: string | undefined,
): Promise<string> {
  if (letter === undefined) throw new RangeError(`a lab has at most ${diskLetters.length} disks`);
  if (disk.bytes !== undefined) await createSparse(disk.file, disk.bytes);
  // The kernel starts without a disk that it cannot open.
  await access(disk.file, disk.readOnly === true ? fileAccess.R_OK : fileAccess.R_OK | fileAccess.W_OK);
  // The kernel's option ends at a comma or a colon, which a file name may contain.
  const link = path.join(folder, `ubd${letter}`);
  await rm(link, { force: true });
  await symlink(path.resolve(disk.file), link);
  return `ubd${letter}${disk.readOnly === true ? 'r' : ''}${disk.discards === true ? '' : 't'}=${link}`;
}

async function createSparse(file: string, bytes: number): Promise<void> {
  try {
    const handle = await openFile(file, 'wx');
    await handle.close();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw error;
  }
  await truncate(file, bytes);
}

/**
 * Where the kernel keeps the machine's memory: a tmpfs, for on a disk a lab is ten times slower, unless it has
 * too little room, as in many containers, where the kernel would die of it.
 */
async function memoryFolder(memoryMiB: number, otherwise: string): Promise<string> {
  const shm = '/dev/shm';
  const { bavail, bsize } = await statfs(shm);
  return bavail * bsize > memoryMiB * 2 ** 20 ? shm : otherwise;
}

function quoted(name: string, value: string): string {
  return /\s/.test(value) ? `${name}="${value}"` : `${name}=${value}`;
}

function collectConsole(child: ChildProcess, log: string | undefined): () => string {
  const file = log === undefined ? undefined : createWriteStream(log);
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString('latin1')).slice(-32_768);
      file?.write(chunk);
    });
  }
  child.once('close', () => file?.end());
  return () => tail;
}

/**
 * The kernel is several processes, and those left over when we are killed would stay for ever: a shell waits
 * for the end of its input, which comes however we end, and then removes what is left.
 */
function outliveNobody(child: ChildProcess, folder: string): ChildProcess {
  const script = 'cat; kill -9 "-$1"; rm -rf -- "$2"';
  return spawn('sh', ['-c', script, 'sh', String(child.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
}

async function cleanUp(child: ChildProcess, folder: string, watcher: ChildProcess): Promise<void> {
  await Promise.race([once(child, 'exit'), once(child, 'error')]);
  // Its helper processes do not end with it by themselves.
  killGroup(child);
  watcher.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
