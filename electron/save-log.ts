import { dialog, type BrowserWindow } from 'electron';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problemOf, ProblemError } from '../backend/contract/fixes.ts';
import { lineText } from '../backend/contract/log-text.ts';
import type { BackendLink } from './link/backend-link.ts';

async function* logText(link: BackendLink): AsyncGenerator<string> {
  let after = 0;
  while (true) {
    const { lines, next } = await link.call('log.read', { after });
    yield lines.map((line) => `${lineText(line)}\n`).join('');
    if (next <= after) return;
    after = next;
  }
}

/**
 * Asks where to, and writes the backend's log there.
 * @returns false when the person thought better of it; throws `log.no-space`, `log.not-writable`
 */
export async function saveLog(window: BrowserWindow, link: BackendLink): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: 'pristine.log' });
  if (canceled || filePath === '') return false;
  await pipeline(Readable.from(logText(link)), createWriteStream(filePath)).catch(async (cause: unknown) => {
    // What the disk says has a system call; all else went wrong on the way to the backend.
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    const isFull = 'code' in cause && cause.code === 'ENOSPC';
    // A part of it is of no use, and takes the last room.
    if (isFull) await rm(filePath, { force: true }).catch(() => undefined);
    const name = basename(filePath).slice(-256);
    throw new ProblemError(problemOf(isFull ? 'log.no-space' : 'log.not-writable', { name }), { cause });
  });
  return true;
}
