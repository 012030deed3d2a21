import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { elfArchitecture } from '../boot/architecture.ts';
import { refuse } from '../contract/fixes.ts';
import { parseUsrTreeName } from '../contract/tree-name.ts';
import { readOsRelease } from './inside-tree.ts';
import type { OsRelease } from './os-release.ts';
import { readInventory } from './read-inventory.ts';
import { kernelRelease, missingParts } from './readiness.ts';

/** What a usr tree turns out to be. */
export interface CheckedTree {
  readonly osRelease: OsRelease;
  readonly kernelRelease: string;
}

async function architectureOf(tree: string): Promise<string | null> {
  const handle = await open(join(tree, 'lib/systemd/systemd'));
  try {
    const { buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return elfArchitecture(buffer);
  } finally {
    await handle.close();
  }
}

/** Is the usr tree at `path` the one that its name says, and can it boot? Throws `tree.not-ready` or `tree.mismatch`. */
export async function checkTree(path: string, name: string): Promise<CheckedTree> {
  const { architecture = '', version = '' } = parseUsrTreeName(name) ?? {};
  const inventory = await readInventory(path);
  const missing = missingParts(inventory, architecture);
  const release = kernelRelease(inventory);
  if (missing.length > 0 || release === null) {
    return refuse('tree.not-ready', { tree: name, missing: missing.length > 0 ? [...missing] : ['kernel'] });
  }
  const found = (await architectureOf(path)) ?? 'unknown';
  if (found !== architecture) refuse('tree.mismatch', { tree: name, expected: architecture, found });
  const osRelease =
    (await readOsRelease(path)) ?? refuse('tree.not-ready', { tree: name, missing: ['os-release'] });
  if (osRelease.imageVersion !== null && osRelease.imageVersion !== version) {
    refuse('tree.mismatch', { tree: name, expected: version, found: osRelease.imageVersion.slice(0, 256) });
  }
  return { osRelease, kernelRelease: release };
}
