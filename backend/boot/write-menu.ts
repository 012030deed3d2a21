import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../contract/fixes.ts';
import type { Menu, MenuEntry } from '../plan/menu.ts';
import { writeWhole } from '../system/write-file.ts';
import {
  bootEntry,
  entryFileName,
  entryKeys,
  isRightEntry,
  espFolder,
  kernelFolder,
  loaderConfiguration,
  loaderConfigurationBytes,
  parseEntryFileName,
  type SubvolumeNumbers,
} from './entry.ts';
import { copyKernelFiles, kernelFiles, type KernelFile } from './kernel-files.ts';

/** Where a usr tree is, and which of its kernels is started. */
export interface KernelSource {
  readonly path: string;
  readonly release: string;
}

/** A mounted ESP, and what its boot menu is to become. */
export interface MenuToWrite {
  readonly esp: string;
  /** UUID of the file system that the entries' trees are in. */
  readonly fileSystem: string;
  readonly menu: Menu;
  /** By the names of the usr trees. */
  readonly kernels: ReadonlyMap<string, KernelSource>;
  /** Of systems whose trees are about to be renamed, by the names that they will have. */
  readonly numbers?: ReadonlyMap<string, SubvolumeNumbers>;
  /** Puts on the disk what was written. VFAT keeps no order of its own, so nothing may begin before what it needs is there. */
  readonly flush: () => Promise<void>;
}

const entriesFolder = 'loader/entries';
const configuration = 'loader/loader.conf';

function fileOf(entry: MenuEntry, menu: Menu): string {
  const usual = menu.usual?.rootTree === entry.rootTree ? menu.usual.mode : 'normal';
  return entryFileName(entry, entry.tries, usual);
}

/** Writes an entry, unless there is one that starts the same: that may have options of somebody else's, too. */
async function writeEntry(
  { esp, fileSystem, numbers }: MenuToWrite,
  file: string,
  entry: MenuEntry,
): Promise<void> {
  const path = join(esp, entriesFolder, file);
  const target = { ...entry, fileSystem, byNumber: numbers?.get(entry.rootTree) };
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before !== null && isRightEntry(entryKeys(before), target)) return;
  await writeWhole(path, bootEntry(target, entry.title));
}

/** Our entries, and what a power cut left of one that was being written. */
async function ourFiles(esp: string): Promise<readonly string[]> {
  const files = await readdir(join(esp, entriesFolder)).catch(() => []);
  return files.filter((file) => parseEntryFileName(file.replace(/\.new$/u, '')) !== null);
}

async function isThere({ source, place }: KernelFile): Promise<boolean> {
  const [wanted, found] = await Promise.all([stat(source), stat(place).catch(() => null)]);
  return found?.size === wanted.size;
}

function usrTreesOf(menu: Menu): readonly string[] {
  return [...new Set(menu.entries.map((entry) => entry.usrTree))];
}

/** Takes kernels away that no entry of `kept` starts. */
async function removeKernels(esp: string, kept: readonly string[]): Promise<void> {
  const wanted = new Set(kept.map(kernelFolder));
  const folders = await readdir(join(esp, espFolder)).catch(() => []);
  const unused = folders.filter((folder) => !wanted.has(`${espFolder}/${folder}`));
  for (const folder of unused) await rm(join(esp, espFolder, folder), { recursive: true });
}

async function copyKernels({ esp, menu, kernels }: MenuToWrite): Promise<void> {
  for (const tree of usrTreesOf(menu)) {
    const kernel = kernels.get(tree) ?? refuse('tree.unknown', { tree });
    const files = kernelFiles(kernel.path, tree, kernel.release, esp);
    const missing = [];
    for (const file of files) if (!(await isThere(file))) missing.push(file);
    if (missing.length > 0) await copyKernelFiles(missing, esp);
  }
}

/** Says what starts by itself. In place: one sector is written whole or not at all. */
async function writeConfiguration({ esp, menu }: MenuToWrite): Promise<void> {
  if (menu.usual === null) return;
  const path = join(esp, configuration);
  const text = loaderConfiguration(menu.usual.rootTree, menu.usual.mode);
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before === text) return;
  if (Buffer.byteLength(before) !== loaderConfigurationBytes) return writeWhole(path, text);
  const handle = await open(path, 'r+');
  try {
    await handle.write(text, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes the boot menu what it is to be, so that at every moment what starts by itself can start: kernels before the entries
 * that need them, entries before they become the usual ones, and what is not needed any more at the very end. Kernels that no
 * entry has now and none will have make room first. Throws `space.esp` before anything else is changed.
 */
export async function writeMenu(target: MenuToWrite): Promise<void> {
  const { esp, menu, flush } = target;
  const before = await ourFiles(esp);
  const present = before.flatMap((file) => parseEntryFileName(file)?.usrTree ?? []);
  await removeKernels(esp, [...present, ...usrTreesOf(menu)]);
  await flush();
  await copyKernels(target);
  await flush();
  const files = new Map(menu.entries.map((entry) => [fileOf(entry, menu), entry] as const));
  for (const [file, entry] of files) await writeEntry(target, file, entry);
  await flush();
  await writeConfiguration(target);
  await flush();
  // What a power cut left half-written may have become the entry that was written since, and is gone by that name.
  for (const file of before.filter((one) => !files.has(one))) {
    await rm(join(esp, entriesFolder, file), { force: true });
  }
  await flush();
  await removeKernels(esp, usrTreesOf(menu));
  await flush();
}
