import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file so that after a power cut it is there whole or not at all. VFAT has no journal to help. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(`${path}.new`, 'w', 0o644);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
}

/** Who finds that many names taken is not looking for a free one any more. */
const mostNames = 100;

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/**
 * Makes a file that was not there, by the first name that is free. What is there is never written over, and a link there is not
 * followed.
 */
export async function openNew(
  folder: string,
  nameOf: (count: number) => string,
): Promise<{ readonly name: string; readonly handle: FileHandle }> {
  for (let count = 1; ; count += 1) {
    const name = nameOf(count);
    try {
      return { name, handle: await open(join(folder, name), 'wx', 0o644) };
    } catch (error) {
      if (!isTaken(error) || count === mostNames) throw error;
    }
  }
}
