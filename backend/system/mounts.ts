import { mkdir, mkdtemp, readFile, realpath, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Argv, Commands } from './command.ts';

/** Where our mounts live. They are seen by this process alone: it runs in a mount namespace of its own. */
export const mountRoot = '/run/pristine/mnt';

export interface MountRequest {
  readonly source: string;
  readonly fileSystem?: string;
  readonly options: readonly string[];
  /** An existing folder to mount at; without it one is made, and removed when unmounted. */
  readonly target?: string;
}

export interface MountInfo {
  readonly device: string;
  readonly root: string;
  readonly mountPoint: string;
}

function unescapeField(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) =>
    String.fromCodePoint(Number.parseInt(octal, 8)),
  );
}

/** Reads a mountinfo table: device is the source as the kernel names it, root the path inside the file system. */
export function parseMountInfo(text: string): readonly MountInfo[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [left = '', right = ''] = line.split(' - ');
      const fields = left.split(' ');
      return {
        root: unescapeField(fields[3] ?? ''),
        mountPoint: unescapeField(fields[4] ?? ''),
        device: unescapeField(right.split(' ')[1] ?? ''),
      };
    });
}

/** The mount point that a path lies below; the path itself where it does not exist. */
export async function mountPointOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return path;
  const points = parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8')).map((one) => one.mountPoint);
  const above = points.filter((point) => point === '/' || real === point || real.startsWith(`${point}/`));
  return above.toSorted((a, b) => a.length - b.length).at(-1) ?? '/';
}

/** What is mounted, and by whom but us: our own mounts are nobody's business. */
export async function readMounts(): Promise<readonly MountInfo[]> {
  const all = parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8'));
  return all.filter((one) => !one.mountPoint.startsWith(`${mountRoot}/`));
}

/** Where a subvolume or something in it is mounted; the root of the running system before anything else. */
export function mountPointOfTree(mounts: readonly MountInfo[], path: string): string | null {
  const within = mounts.filter((one) => one.root === `/${path}` || one.root.startsWith(`/${path}/`));
  const points = within.map((one) => one.mountPoint);
  return (points.includes('/') ? '/' : points[0])?.slice(0, 256) ?? null;
}

/** Beside what is asked for. */
const always = ['nosuid', 'nodev'] as const;

function escapeField(text: string): string {
  return text.replaceAll(
    /[\s\\#]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`,
  );
}

function fstabLine({ source, fileSystem, options, target }: Required<MountRequest>): string {
  return [source, target, fileSystem, [...always, ...options].join(',')].map(escapeField).join(' ');
}

/**
 * Mounts several at once, in order, below a mount of ours that can be written, with which they go: see fstab(5). A bind is of the
 * type `none`.
 */
export async function mountBelow(
  commands: Commands,
  { path }: Mount,
  requests: readonly Required<MountRequest>[],
): Promise<void> {
  if (requests.length === 0) return;
  const table = join(path, 'fstab');
  await writeFile(table, `${requests.map(fstabLine).join('\n')}\n`);
  await commands.run(['mount', '--all', '--fstab', table]);
  await rm(table);
}

const tries = 10;
const pauseMs = 300;
/** What mount(8) answers when the kernel refuses. */
const refused = 32;

/**
 * Another process that just looks into a file system, read-only and without replaying its journal, keeps it from being mounted to be
 * written for that moment.
 */
async function mountPatiently(commands: Commands, argv: Argv): Promise<void> {
  for (let left = tries; left > 1; left -= 1) {
    const { exitCode } = await commands.run(argv, { answers: [refused] });
    if (exitCode === 0) return;
    await delay(pauseMs);
  }
  await commands.run(argv);
}

/** A mount of ours. Dispose to unmount; what is mounted below goes first. */
export class Mount implements AsyncDisposable {
  readonly path: string;
  readonly #commands: Commands;
  readonly #madeFolder: boolean;

  private constructor(commands: Commands, path: string, madeFolder: boolean) {
    this.#commands = commands;
    this.path = path;
    this.#madeFolder = madeFolder;
  }

  static async at(commands: Commands, request: MountRequest): Promise<Mount> {
    await mkdir(mountRoot, { recursive: true, mode: 0o700 });
    const path = request.target ?? (await mkdtemp(`${mountRoot}/m-`));
    const made = request.target === undefined;
    const type = request.fileSystem === undefined ? [] : ['--types', request.fileSystem];
    const options = [...always, ...request.options].join(',');
    const place = ['--source', request.source, '--target', path];
    try {
      const argv: Argv = ['mount', ...type, '--options', options, ...place];
      await (request.options.includes('ro') ? commands.run(argv) : mountPatiently(commands, argv));
    } catch (error) {
      if (made) await rmdir(path);
      throw error;
    }
    return new Mount(commands, path, made);
  }

  /**
   * The whole file system of a device. Where it is mounted already the kernel gives no second mount with other options,
   * of VFAT for one: then that one is shown here as well.
   */
  static async ofDevice(
    commands: Commands,
    device: string,
    fileSystem: string,
    options: readonly string[],
  ): Promise<Mount> {
    const there = (await readMounts()).find((one) => one.device === device && one.root === '/');
    if (fileSystem === 'btrfs' || there === undefined) {
      return Mount.at(commands, { source: device, fileSystem, options });
    }
    const access = options.filter((option) => option === 'ro');
    return Mount.at(commands, { source: there.mountPoint, options: ['bind', ...access] });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#commands.run(['umount', '--recursive', this.path]);
    if (this.#madeFolder) await rmdir(this.path);
  }
}
