import { lstat, mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SettingsFile } from '../../plan/settings-files.ts';

const secretFile = 0o600;
const secretFolder = 0o700;

async function write(root: string, file: SettingsFile): Promise<void> {
  const path = join(root, file.path);
  if ('link' in file) {
    await mkdir(dirname(path), { recursive: true });
    return symlink(file.link, path);
  }
  // `etc` itself is everybody's.
  await mkdir(dirname(dirname(path)), { recursive: true });
  await mkdir(dirname(path), { recursive: true, ...(file.secret ? { mode: secretFolder } : {}) });
  await writeFile(path, file.content, { flag: 'wx', ...(file.secret ? { mode: secretFile } : {}) });
}

/** Writes settings into an instance's new root tree. */
export async function writeSettings(root: string, files: readonly SettingsFile[]): Promise<void> {
  for (const file of files) await write(root, file);
}

async function isRight(root: string, file: SettingsFile): Promise<boolean> {
  const path = join(root, file.path);
  if ('link' in file) return (await readlink(path)) === file.link;
  const { mode } = await lstat(path);
  const hidden = !file.secret || (mode & 0o777) === secretFile;
  return hidden && (await readFile(path, 'utf8')) === file.content;
}

/** Whether they are all there, as they were written. */
export async function hasSettings(root: string, files: readonly SettingsFile[]): Promise<boolean> {
  const right = await Promise.all(files.map((file) => isRight(root, file).catch(() => false)));
  return right.every(Boolean);
}
