import type { DumpCommand } from './dump.ts';
import { asideFolder } from './house.ts';

/**
 * What a template must not have, since each system has its own. The keys of SSH's server are looked for by their names, and what
 * a reset put aside could not be deleted there.
 */
export const personalPaths = [
  asideFolder,
  'etc/machine-id',
  'etc/ssh',
  'var/lib/dbus/machine-id',
  'var/lib/systemd/random-seed',
] as const;

/** The paths in a tree that decide whether it can do what its kind is for. The rest is not remembered. */
export const decidingPaths = [
  'bin',
  'usr',
  ...personalPaths,
  'lib/os-release',
  'lib/modules',
  'lib/systemd/systemd',
  'lib/systemd/boot/efi',
  'lib/tmpfiles.d',
  'lib/sysusers.d',
  'lib/pam.d',
  'share/factory/etc',
] as const;

// While a stream is sent, a file or folder whose place is not there yet waits under a name such as o257-8-0.
const orphan = /^o\d+-\d+-\d+(?:\/|$)/u;
// Nothing that decides lies deeper; the modules of a kernel themselves do.
const deepest = 5;

/** Whether a path, relative to the tree, is one of the deciding ones, lies in one or leads to one. */
export function decides(path: string): boolean {
  if (orphan.test(path)) return true;
  const depth = path.split('/').length;
  if (depth > deepest || (depth > 2 && /^(?:bin|usr)\//u.test(path))) return false;
  return decidingPaths.some(
    (one) => path === one || path.startsWith(`${one}/`) || one.startsWith(`${path}/`),
  );
}

function withinOf(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Which of the deciding paths a tree has, kept up to date while the commands of its streams pass by. */
export class Inventory {
  #paths = new Set<string>();

  add(path: string): void {
    if (decides(path)) this.#paths.add(path);
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** The names directly inside a folder. */
  list(folder: string): readonly string[] {
    const start = `${folder}/`;
    const names = [...this.#paths]
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length).split('/')[0] ?? '');
    return [...new Set(names)];
  }

  #remove(path: string): void {
    if (!this.#paths.delete(path)) return;
    for (const one of this.#paths) if (withinOf(one, path)) this.#paths.delete(one);
  }

  #rename(from: string, to: string): void {
    if (!this.#paths.has(from)) return;
    const moved = [...this.#paths].filter((path) => withinOf(path, from));
    for (const path of moved) this.#paths.delete(path);
    for (const path of moved) this.add(to + path.slice(from.length));
  }

  /** Takes in one command; paths are relative to the tree. */
  apply(command: DumpCommand['command'], path: string, destination: string): void {
    switch (command) {
      case 'mkfile':
      case 'mkdir':
      case 'symlink':
      case 'link':
        this.add(path);
        return;
      case 'rename':
        this.#rename(path, destination);
        return;
      case 'unlink':
      case 'rmdir':
        this.#remove(path);
        return;
      default:
    }
  }
}
