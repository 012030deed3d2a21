import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../contract/fixes.ts';
import { addressOf, type Location } from './location.ts';
import { openWeb, type Opened, type Wanted } from './web.ts';

async function* fileBytes(path: string, file: string, start: number): AsyncGenerator<Uint8Array> {
  // Whoever filled the folder may have put a pipe there, on which opening would wait for ever.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) return refuse('repository.file-missing', { file });
    throw error;
  });
  try {
    if (!(await handle.stat()).isFile()) return refuse('repository.file-missing', { file });
    yield* handle.createReadStream({ start, highWaterMark: 256 * 1024, autoClose: false });
  } finally {
    await handle.close();
  }
}

/** Opens a file of a repository, wherever that is; what comes may begin earlier and end later than wanted. Throws as {@link openWeb} does. */
export async function openFile(
  location: Location,
  path: string,
  wanted: Wanted,
  signal: AbortSignal,
  onClockError?: (ms: number) => void,
): Promise<Opened> {
  const within = (folder: string): AsyncIterable<Uint8Array> =>
    fileBytes(join(folder, path), path.slice(-256), wanted.start);
  switch (location.kind) {
    case 'web':
      return openWeb(addressOf(location.url, path), wanted, signal, onClockError);
    case 'folder':
      return { body: within(location.path), from: wanted.start };
    case 'stick':
      return { body: location.stick.read(within), from: wanted.start };
  }
}

/** Reads a small file whole. Throws `repository.too-large` at the first byte too many. */
export async function readWhole(
  location: Location,
  path: string,
  longest: number,
  signal: AbortSignal,
  onClockError?: (ms: number) => void,
): Promise<Buffer> {
  const { body } = await openFile(location, path, { start: 0, end: null }, signal, onClockError);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > longest) return refuse('repository.too-large', { file: path.slice(-256) });
    // Valid only until the next.
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}
