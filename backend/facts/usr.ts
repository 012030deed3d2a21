import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UsrFacts } from '../contract/store.ts';
import { readOsRelease } from '../trees/inside-tree.ts';
import { kernelRelease, missingParts } from '../trees/readiness.ts';
import { readInventory } from '../trees/read-inventory.ts';
import type { ListedSubvolume } from '../trees/subvolume-list.ts';
import type { KernelBytes } from './entries.ts';

/** What confirms to the boot loader that a system came up. Without it a boot counter would run out on a good system. */
const blessing = 'lib/systemd/systemd-bless-boot';

export interface FoundUsr {
  readonly facts: Omit<UsrFacts, 'usedBy'>;
  readonly kernel: KernelBytes;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** What a usr tree is, and whether a system can start from it. */
export async function readUsr(top: string, subvolume: ListedSubvolume): Promise<FoundUsr> {
  const path = join(top, subvolume.path);
  const inventory = await readInventory(path);
  const release = kernelRelease(inventory);
  const osRelease = await readOsRelease(path);
  const sizes = await Promise.all(
    ['vmlinuz', 'initrd'].map((file) =>
      stat(join(path, 'lib/modules', release ?? '', file)).catch(() => null),
    ),
  );
  const [linux, initrd] = sizes.map((found) => found?.size ?? 0);
  return {
    facts: {
      tree: subvolume.path,
      title: osRelease?.prettyName.slice(0, 256) ?? subvolume.path,
      uuids: [subvolume.uuid, ...(subvolume.receivedUuid === null ? [] : [subvolume.receivedUuid])],
      kernelRelease: release,
      missing: [...missingParts(inventory, subvolume.path)],
      counts: await exists(join(path, blessing)),
      madeAt: (await stat(path)).mtime.toISOString(),
    },
    kernel: { linux: linux ?? 0, initrd: initrd ?? 0 },
  };
}
