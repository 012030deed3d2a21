import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lab, type LabDisk } from '../../lab/lab.ts';
import type { Account } from './app.ts';
import { startBackend } from './backend.ts';
import { labSocket } from './lab-socket.ts';

export interface MachineOptions {
  /** The first is /dev/ubdb. */
  readonly disks: readonly LabDisk[];
  /** Folder with what the wizard offers, as on a live medium. */
  readonly medium: string;
  /** Whose window may reach the backend. */
  readonly account: Account;
}

/** A machine in the lab whose backend listens, and a socket on this machine that leads to it. Dispose to cut its power. */
export interface Machine extends AsyncDisposable {
  readonly lab: Lab;
  readonly socket: string;
  /** What the backend has said so far. */
  log(): string;
}

export async function startMachine({ disks, medium, account }: MachineOptions): Promise<Machine> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'pristine-machine-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  // The window's account must get through to the socket, and need not see what else is here.
  await chmod(folder, 0o711);
  const lab = stack.use(await Lab.start({ disks, shares: [medium] }));
  const log = await startBackend(lab, medium);
  const { path } = stack.use(await labSocket(lab, join(folder, 'backend.sock'), account));
  const owned = stack.move();
  return { lab, socket: path, log, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
