import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { problemOf, ProblemError } from '../../backend/contract/fixes.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import { log } from '../log.ts';
import type { BackendTarget } from './target.ts';

/** Both directions to a backend. `close` lets go of it; it never ends a run. */
export interface ByteStream {
  readonly input: Readable;
  readonly output: Writable;
  /** What it means when this ends before the backend said anything. */
  readonly refusal: Promise<Problem>;
  close(): void;
}

const backendProgram = '/usr/libexec/pristine/pristine-backend';

const pkexecCommand = [
  'pkexec',
  // Without a graphical agent pkexec would ask on a terminal that nobody looks at.
  '--disable-internal-agent',
  backendProgram,
  'serve',
  '--stdio',
] as const;

/** What pkexec says by its exit status; anything else is the backend's own. */
function refusalOf(status: number | null): Problem {
  switch (status) {
    case 126:
      return problemOf('backend.dismissed', {});
    case 127:
      return problemOf('backend.denied', {});
    default:
      return problemOf('backend.died', {});
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : null;
}

function refuseAccess(cause: unknown): never {
  if (codeOf(cause) !== 'EACCES') throw cause;
  throw new ProblemError(problemOf('backend.denied', {}), { cause });
}

function refuseMissing(cause: unknown): never {
  if (codeOf(cause) !== 'ENOENT') throw cause;
  throw new ProblemError(problemOf('backend.missing', {}), { cause });
}

/**
 * Connects to a listening backend.
 *
 * Rejects with `backend.denied` where we may not, with the system's error when nothing listens, and when the socket belongs to another
 * user than root or ourselves: whoever owns the socket plays the backend, so a stranger's would be believed in everything that it says
 * about the disks.
 */
export async function openSocket(path: string): Promise<ByteStream> {
  const found = await stat(path).catch(refuseAccess);
  if (!found.isSocket()) throw new Error(`${path} is not a socket`);
  if (found.uid !== 0 && found.uid !== userInfo().uid) throw new Error(`${path} belongs to a stranger`);
  const socket = connect(path);
  await once(socket, 'connect').catch(refuseAccess);
  const refusal = Promise.resolve(problemOf('backend.unreachable', {}));
  return { input: socket, output: socket, refusal, close: () => socket.destroy() };
}

/**
 * Starts a backend whose standard input and output carry the protocol. Rejects with `backend.missing` when there is no such command.
 * @param command program and arguments; no shell sees them
 */
export async function openChild(command: readonly [string, ...string[]]): Promise<ByteStream> {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const { promise: refusal, resolve } = Promise.withResolvers<Problem>();
  child.once('exit', (code) => {
    if (code !== 0) log(`${program} ended with ${code ?? 'a signal'}`);
    resolve(refusalOf(code));
  });
  await once(child, 'spawn').catch(refuseMissing);
  const close = (): void => {
    // The child is not killed: at the end of its input it finishes what it must and goes by itself.
    child.stdin.end();
    child.stdout.destroy();
  };
  return { input: child.stdout, output: child.stdin, refusal, close };
}

export async function openTarget(target: BackendTarget): Promise<ByteStream> {
  if (target.kind === 'unix') return await openSocket(target.path);
  // By its exit status pkexec does not tell a missing program from a missing right.
  await access(backendProgram).catch(refuseMissing);
  return await openChild(pkexecCommand);
}
