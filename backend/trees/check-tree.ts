import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { elfArchitecture } from '../boot/architecture.ts';
import { refuse } from '../contract/fixes.ts';
import { parseTreeName, type TreeKind } from '../contract/tree-name.ts';
import { kindInside, readOsRelease } from './inside-tree.ts';
import type { OsRelease } from './os-release.ts';
import { readInventory } from './read-inventory.ts';
import { checkReadiness, kernelRelease } from './readiness.ts';

const init = 'lib/systemd/systemd';

/** The architecture of a program of a tree; null for what is none, or a script, which runs anywhere. */
async function architectureOf(root: string, file: string): Promise<string | null> {
  if ((await kindInside(root, file)) !== 'file') return null;
  const handle = await open(join(root, file), constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return elfArchitecture(buffer);
  } finally {
    await handle.close();
  }
}

/** The architecture of a program of the tree that is for another machine than its name says; null where there is none. */
async function foreignProgram(root: string, kind: TreeKind, architecture: string): Promise<string | null> {
  if (kind === 'usr') {
    const found = (await architectureOf(root, init)) ?? 'unknown';
    return found === architecture ? null : found;
  }
  if ((await kindInside(root, 'bin')) !== 'folder') return null;
  for (const name of await readdir(join(root, 'bin'))) {
    const found = await architectureOf(root, `bin/${name}`);
    if (found !== null && found !== architecture) return found;
  }
  return null;
}

async function osReleaseOf(path: string, tree: string): Promise<OsRelease> {
  return (await readOsRelease(path)) ?? refuse('tree.not-ready', { tree, missing: ['os-release'] });
}

/**
 * Is the tree at `path` the one that its name says, and can it do what its kind is for? Throws `tree.not-ready`,
 * `tree.not-template` or `tree.mismatch`.
 */
export async function checkTree(path: string, tree: string): Promise<void> {
  const { kind = 'home', fields = {} } = parseTreeName(tree) ?? {};
  const { architecture = '', version = '' } = fields;
  checkReadiness(await readInventory(path), tree);
  const found = await foreignProgram(path, kind, architecture);
  if (found !== null) refuse('tree.mismatch', { tree, expected: architecture, found });
  if (kind === 'app' || kind === 'root') return;
  const { imageVersion } = await osReleaseOf(path, tree);
  if (imageVersion !== null && imageVersion !== version) {
    refuse('tree.mismatch', { tree, expected: version, found: imageVersion.slice(0, 256) });
  }
}

/** What a usr tree turns out to be. */
export interface CheckedUsr {
  readonly osRelease: OsRelease;
  readonly kernelRelease: string;
}

/** Reads a usr tree that was checked. */
export async function readCheckedUsr(path: string, tree: string): Promise<CheckedUsr> {
  const release = kernelRelease(await readInventory(path));
  return {
    osRelease: await osReleaseOf(path, tree),
    kernelRelease: release ?? refuse('tree.not-ready', { tree, missing: ['kernel'] }),
  };
}
