import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResultRow } from '../contract/results.ts';
import { csvLine, lineEnd, parseResults, resultsHead } from '../plan/results-csv.ts';

/** What the list of results is called, at the top of a stick. */
export const resultsFile = 'pristine-results.csv';
/** What was done last, beside it. */
export const sameFile = 'pristine-answers.json';

/** A list that is longer is no list of ours, and nothing is added to it. It has room for some ten thousand machines. */
const longestFile = 8 * 1024 ** 2;
/** What is read of its end: some hundred lines of the longest. */
const longestTail = 512 * 1024;

async function isEmptyOrEnded(handle: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer.toString() === '\n';
}

/** The newest rows of the list at the top of a stick, the newest last. */
export async function readResults(top: string): Promise<readonly ResultRow[]> {
  await using handle = await open(join(top, resultsFile), constants.O_RDONLY | constants.O_NOFOLLOW);
  const { size } = await handle.stat();
  const from = Math.max(0, size - longestTail);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestTail), 0, longestTail, from);
  // What is cut off at its beginning is no row, and left out as such.
  return parseResults(buffer.toString('utf8', 0, bytesRead));
}

/** Begins a list where there is none. */
export async function beginResults(top: string): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
  await using handle = await open(join(top, resultsFile), flags, 0o644);
  const { size } = await handle.stat();
  if (size > 0) return;
  await handle.writeFile(resultsHead);
  await handle.sync();
}

/** Adds rows to the list. Those that are there are not written again, so that no power cut can take them. */
export async function addResults(top: string, rows: readonly ResultRow[]): Promise<void> {
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_NOFOLLOW;
  await using handle = await open(join(top, resultsFile), flags);
  const status = await handle.stat();
  if (!status.isFile() || status.size > longestFile) throw new RangeError('not a list of results');
  // A power cut may have torn the last one.
  const before = (await isEmptyOrEnded(handle, status.size)) ? '' : lineEnd;
  try {
    await handle.writeFile(before + rows.map(csvLine).join(''));
    await handle.sync();
  } catch (error) {
    await handle.truncate(status.size);
    throw error;
  }
}
