import { refuse } from '../../contract/fixes.ts';
import type { StaleReason } from '../../contract/problem.ts';
import { Looks } from '../../facts/looks.ts';
import { rereadStore } from '../../facts/read.ts';
import { staleReasons } from '../../plan/stale.ts';
import { findTool } from '../../system/find-tool.ts';
import type { ChangeContext } from './context.ts';

/** Without one of these the change would stop half-way. */
const tools = ['btrfs', 'fsck.vfat', 'fstrim', 'lsblk', 'mount', 'mv', 'sync', 'udevadm', 'umount'] as const;

/** The last look before anything is written: is everything as it was when the plan was made? Changes nothing. */
export async function checkStore({ disks, plan }: ChangeContext): Promise<void> {
  for (const tool of tools) {
    if ((await findTool(tool)) === null) refuse('tool.missing', { tool });
  }
  await using looks = new Looks(disks.commands);
  const now = await rereadStore(disks, looks, plan.disk.device, plan.storeId);
  if (now === null) return refuse('plan.stale', { reasons: ['disk-gone'] });
  // A system may well be in use: where that matters its trees are asked one by one.
  const disk = staleReasons(plan, now.disk).filter((reason) => reason !== 'disk-in-use');
  const system: readonly StaleReason[] = now.store.digest === plan.storeDigest ? [] : ['system-changed'];
  const reasons = [...disk, ...system];
  if (reasons.length > 0) refuse('plan.stale', { reasons });
}
