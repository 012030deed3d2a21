import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOsRelease, type OsRelease } from './os-release.ts';

// Nobody vouches for what a tree holds: a link in it may lead to the files of this system or of another tree, and a pipe in the
// place of a file would be waited for, for ever.

/** An os-release is a page of text; what is longer is none. */
const longestOsRelease = 64 * 1024;

/** Whether a path of a tree is a file or a folder that lies in the tree, all links followed. */
export async function kindInside(root: string, path: string): Promise<'file' | 'folder' | null> {
  try {
    const [top, real] = await Promise.all([realpath(root), realpath(join(root, path))]);
    if (!real.startsWith(`${top}/`)) return null;
    const found = await stat(real);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : null;
  } catch {
    return null;
  }
}

/** Reads the os-release of a tree; null where there is none that is worth the name. */
export async function readOsRelease(root: string, path = 'lib/os-release'): Promise<OsRelease | null> {
  if ((await kindInside(root, path)) !== 'file') return null;
  const handle = await open(join(root, path), constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestOsRelease), 0, longestOsRelease, 0);
    return parseOsRelease(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}
