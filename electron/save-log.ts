import { dialog, type BrowserWindow } from 'electron';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
 * @returns false when the person thought better of it
 */
export async function saveLog(window: BrowserWindow, link: BackendLink): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: 'pristine.log' });
  if (canceled || filePath === '') return false;
  await pipeline(Readable.from(logText(link)), createWriteStream(filePath));
  return true;
}
