import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../contract/fixes.ts';
import { kernelFolder } from './entry.ts';

export interface KernelFile {
  readonly source: string;
  readonly place: string;
}

/** The files that a usr tree has on the ESP, each with where it comes from. */
export function kernelFiles(
  treePath: string,
  tree: string,
  release: string,
  esp: string,
): readonly KernelFile[] {
  const modules = join(treePath, 'lib/modules', release);
  const folder = join(esp, kernelFolder(tree));
  return [
    { source: join(modules, 'vmlinuz'), place: join(folder, 'linux') },
    { source: join(modules, 'initrd'), place: join(folder, 'initrd') },
  ];
}

async function copyWhole({ source, place }: KernelFile): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const temporary = `${place}.new`;
  await copyFile(source, temporary);
  const handle = await open(temporary, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, place);
}

/** Copies them, once a usr tree. Throws `space.esp` before anything is written. */
export async function copyKernelFiles(files: readonly KernelFile[], esp: string): Promise<void> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file.source)).size));
  const neededBytes = sizes.reduce((sum, size) => sum + size, 0);
  const { bsize, bavail } = await statfs(esp);
  if (neededBytes > bsize * bavail) refuse('space.esp', { neededBytes, availableBytes: bsize * bavail });
  for (const file of files) await copyWhole(file);
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Whether two files have the same bytes. */
export async function sameContent(left: string, right: string): Promise<boolean> {
  const [a, b] = await Promise.all([digestOf(left), digestOf(right)]);
  return a === b;
}
