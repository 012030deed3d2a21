import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOsRelease, type OsRelease } from './os-release.ts';

// Nobody vouches for what a tree holds: a link in it may lead to the files of this system or of another tree, and a pipe in the
// place of a file would be waited for, for ever.

/** What is read here is a page of text at most. */
const longestText = 64 * 1024;

/** Whether a path of a tree is a file or a folder that lies in the tree, all links followed. */
export async function kindInside(root: string, path: string): Promise<'file' | 'folder' | null> {
  try {
    // One after the other: were one still on its way when the other has failed, the file system could not be unmounted.
    const top = await realpath(root);
    const real = await realpath(join(root, path));
    if (!real.startsWith(`${top}/`)) return null;
    const found = await stat(real);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : null;
  } catch {
    return null;
  }
}

/** Reads the beginning of a small file of a tree; null where it is none, or leads out of the tree. */
export async function readTextInside(root: string, path: string): Promise<string | null> {
  if ((await kindInside(root, path)) !== 'file') return null;
  const handle = await open(join(root, path), constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestText), 0, longestText, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Reads the os-release of a tree; null where there is none that is worth the name. */
export async function readOsRelease(root: string, path = 'lib/os-release'): Promise<OsRelease | null> {
  const text = await readTextInside(root, path);
  return text === null ? null : parseOsRelease(text);
}
