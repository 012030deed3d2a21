import { rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { aptPackages, debianMirror } from './apt.ts';

/** The Debian release that everything beside the host itself is made of, unless it is too old for it. */
const usualSuite = 'trixie';

const hostPackages = ['mmdebstrap', 'debian-archive-keyring', 'uidmap'] as const;

export interface DebianTree {
  readonly suite?: string;
  /** `essential`: installed, with the essential packages. `extract`: only unpacked, nothing of it is run. */
  readonly variant: 'essential' | 'extract';
  readonly packages: readonly string[];
  /** Where the tree is written, as a tar archive. */
  readonly tar: string;
  /** A folder for what is needed meanwhile. */
  readonly scratch: string;
  /** Further options of mmdebstrap, such as hooks. */
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Makes a tree of Debian packages, as root or without. Rejects when a package or a hook fails. */
export async function debianTree(tree: DebianTree): Promise<void> {
  await aptPackages(hostPackages);
  const root = process.getuid?.() === 0;
  await execa(
    'mmdebstrap',
    [
      root ? '--mode=root' : '--mode=unshare',
      `--variant=${tree.variant}`,
      `--include=${tree.packages.join(',')}`,
      '--format=tar',
      '--aptopt=APT::Install-Recommends "false"',
      '--dpkgopt=path-exclude=/usr/share/man/*',
      '--dpkgopt=path-exclude=/usr/share/locale/*',
      '--dpkgopt=path-exclude=/usr/share/doc/*',
      '--dpkgopt=path-include=/usr/share/doc/*/copyright',
      ...(tree.options ?? []),
      tree.suite ?? usualSuite,
      tree.tar,
      await debianMirror(),
    ],
    {
      stdin: 'ignore',
      stdout: process.stderr,
      stderr: 'inherit',
      // Beside the result its temporary tree goes away with an interrupted build; but the other accounts that a
      // user namespace maps to cannot enter a private home.
      env: { ...tree.env, ...(root ? { TMPDIR: tree.scratch } : {}) },
    },
  );
}

/**
 * Makes a tree of Debian packages as files in the folder `dir` that every account can read: all of it but the devices, or only
 * what is `wanted`, such as `./usr/lib`.
 */
export async function debianFolder(
  dir: string,
  tree: Omit<DebianTree, 'tar' | 'scratch'>,
  wanted: readonly string[] = ['--exclude=./dev/*'],
): Promise<void> {
  const tar = path.join(dir, 'tree.tar');
  await debianTree({ ...tree, tar, scratch: dir });
  // By way of tar: without root, files made in a user namespace would belong to somebody else.
  await execa('tar', ['--extract', '--file', tar, '--directory', dir, '--no-same-owner', ...wanted]);
  await rm(tar);
  await execa('chmod', ['--recursive', 'u+rwX,go+rX', dir]);
}
