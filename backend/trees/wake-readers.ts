import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Commands } from '../system/command.ts';

/** Whoever has not gone on for so long may wait at a pipe. Milliseconds. */
const stuckMs = 20_000;

/**
 * Opens every pipe below a folder for writing, and closes it again. Who has opened one to read waits for that, see fifo(7), and
 * finds nothing in it then.
 */
async function wakeReaders(commands: Commands, folder: string): Promise<void> {
  const { stdout } = await commands.run(['find', folder, '-type', 'p', '-print0']);
  for (const pipe of stdout.split('\0').filter((path) => path !== '')) {
    // Where nobody reads it cannot be opened without waiting.
    const handle = await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK).catch(() => null);
    await handle?.close();
  }
}

/**
 * Waits for what a process that receives a stream does. A stream can have it copy from a pipe, at which it would wait for ever: it
 * is woken then, and the kernel refuses to copy from there.
 */
export async function awake<T>(commands: Commands, folder: string, work: Promise<T>): Promise<T> {
  const wake = (): void => {
    wakeReaders(commands, folder).catch((error: unknown) => commands.log.fail('pipes', String(error)));
  };
  const timer = setInterval(wake, stuckMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
