import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { log } from '../log.ts';
import type { BackendTarget } from './target.ts';

/** Both directions to a backend. `close` lets go of it; it never ends a run. */
export interface ByteStream {
  readonly input: Readable;
  readonly output: Writable;
  close(): void;
}

const pkexecCommand = [
  'pkexec',
  // Without a graphical agent pkexec would ask on a terminal that nobody looks at.
  '--disable-internal-agent',
  '/usr/libexec/pristine/pristine-backend',
  'serve',
  '--stdio',
] as const;

// What pkexec says by its exit status; anything else is the backend's own.
const dismissed = 126;
const notAuthorised = 127;

/**
 * Connects to a listening backend.
 *
 * Rejects when nothing listens, and when the socket belongs to another user than root or ourselves: whoever
 * owns the socket plays the backend, so a stranger's would be believed in everything that it says about the disks.
 */
export async function openSocket(path: string): Promise<ByteStream> {
  const found = await stat(path);
  if (!found.isSocket()) throw new Error(`${path} is not a socket`);
  if (found.uid !== 0 && found.uid !== userInfo().uid) throw new Error(`${path} belongs to a stranger`);
  const socket = connect(path);
  await once(socket, 'connect');
  return { input: socket, output: socket, close: () => socket.destroy() };
}

/**
 * Starts a backend whose standard input and output carry the protocol. Rejects when there is no such command.
 * @param command program and arguments; no shell sees them
 */
export async function openChild(command: readonly [string, ...string[]]): Promise<ByteStream> {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.once('exit', (code) => {
    if (code === dismissed) log(`${program}: the authorisation was dismissed`);
    else if (code === notAuthorised) log(`${program}: not authorised, or nothing to ask with`);
    else if (code !== 0) log(`${program} ended with ${code ?? 'a signal'}`);
  });
  await once(child, 'spawn');
  const close = (): void => {
    // The child is not killed: at the end of its input it finishes what it must and goes by itself.
    child.stdin.end();
    child.stdout.destroy();
  };
  return { input: child.stdout, output: child.stdin, close };
}

export function openTarget(target: BackendTarget): Promise<ByteStream> {
  return target.kind === 'unix' ? openSocket(target.path) : openChild(pkexecCommand);
}
