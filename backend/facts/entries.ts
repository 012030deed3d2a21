import { readdir, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import {
  entryKeys,
  isRightEntry,
  kernelFolder,
  parseEntryFileName,
  parseLoaderDefault,
  type BootTarget,
  type EntryName,
  espFolder,
} from '../boot/entry.ts';
import type { FirstBoot } from '../contract/plan.ts';
import type { EntryFacts, StartMode } from '../contract/store.ts';

/** An entry of the boot menu as it lies on the ESP. */
export interface FoundEntry extends EntryName {
  readonly file: string;
  /** Its lines by their keys. */
  readonly keys: ReadonlyMap<string, string>;
}

export interface FoundMenu {
  readonly entries: readonly FoundEntry[];
  readonly usual: { readonly rootTree: string; readonly mode: StartMode } | null;
  readonly hasLoader: boolean;
  readonly sizeBytes: number;
  readonly freeBytes: number;
  /** Sizes of the kernels' files in bytes, by their paths on the ESP. */
  readonly kernelBytes: ReadonlyMap<string, number>;
}

const entriesFolder = 'loader/entries';

async function readEntry(esp: string, file: string): Promise<readonly FoundEntry[]> {
  const name = parseEntryFileName(file);
  if (name === null) return [];
  const text = await readFile(join(esp, entriesFolder, file), 'utf8').catch(() => '');
  return [{ ...name, file, keys: entryKeys(text) }];
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    () => null,
  );
}

async function kernelSizes(esp: string): Promise<ReadonlyMap<string, number>> {
  const folders = await readdir(join(esp, espFolder)).catch(() => []);
  const paths = folders.flatMap((folder) =>
    ['linux', 'initrd'].map((file) => `${espFolder}/${folder}/${file}`),
  );
  const sizes = await Promise.all(paths.map(async (path) => [path, await sizeOf(join(esp, path))] as const));
  return new Map(sizes.flatMap(([path, size]) => (size === null ? [] : [[path, size] as const])));
}

/** Reads the boot menu of the ESP that is mounted at `esp`. */
export async function readMenu(esp: string): Promise<FoundMenu> {
  const files = await readdir(join(esp, entriesFolder)).catch(() => []);
  const entries = (await Promise.all(files.map((file) => readEntry(esp, file)))).flat();
  const configuration = await readFile(join(esp, 'loader/loader.conf'), 'utf8').catch(() => '');
  const loaders = await readdir(join(esp, 'EFI/BOOT')).catch(() => []);
  const { bsize, blocks, bavail } = await statfs(esp);
  return {
    entries: entries.toSorted((a, b) => a.file.localeCompare(b.file)),
    usual: parseLoaderDefault(configuration),
    hasLoader: loaders.some((name) => /^boot.*\.efi$/iu.test(name)),
    sizeBytes: bsize * blocks,
    freeBytes: bsize * bavail,
    kernelBytes: await kernelSizes(esp),
  };
}

/** Whether first-boot questions are skipped, as its entries have it. */
export function firstBootOf(entries: readonly FoundEntry[]): FirstBoot {
  const plain = entries.find((entry) => entry.mode === 'normal' || entry.mode === 'spare');
  return plain?.keys.get('options')?.includes('systemd.firstboot=off') === true ? 'skip' : 'ask';
}

/** The sizes in bytes that a usr tree's kernel and initrd must have on the ESP; null where the tree is not there. */
export type KernelBytes = { readonly linux: number; readonly initrd: number } | null;

export function entryFacts(
  entry: FoundEntry,
  target: BootTarget,
  kernel: KernelBytes,
  onEsp: FoundMenu['kernelBytes'],
): EntryFacts {
  const folder = kernelFolder(entry.usrTree);
  const complete =
    kernel !== null &&
    onEsp.get(`${folder}/linux`) === kernel.linux &&
    onEsp.get(`${folder}/initrd`) === kernel.initrd;
  const fault =
    kernel === null
      ? 'usr-missing'
      : !isRightEntry(entry.keys, target)
        ? 'wrong'
        : complete
          ? null
          : 'kernel-missing';
  return {
    file: entry.file.slice(0, 256),
    usrTree: entry.usrTree,
    mode: entry.mode,
    tries: entry.tries,
    fault,
  };
}
