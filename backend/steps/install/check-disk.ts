import { refuse } from '../../contract/fixes.ts';
import { rereadDisk } from '../../facts/read.ts';
import { staleReasons } from '../../plan/stale.ts';
import { untilUnlocked } from '../../system/disk-lock.ts';
import { findTool } from '../../system/find-tool.ts';
import type { InstallContext } from './context.ts';

/** Without one of these the disk would be left erased half-way. */
const tools = [
  'blockdev',
  'bootctl',
  'btrfs',
  'flock',
  'fsck.vfat',
  'lsblk',
  'mkfs.btrfs',
  'mkfs.vfat',
  'mount',
  'sfdisk',
  'sync',
  'systemd-repart',
  'udevadm',
  'umount',
] as const;

/** The last look before anything is destroyed: is this still the disk, does nobody else hold it, and are all tools there? Changes nothing. */
export async function checkDisk({ commands, disks, plan }: InstallContext): Promise<void> {
  for (const tool of tools) {
    if ((await findTool(tool)) === null) refuse('tool.missing', { tool });
  }
  const reasons = staleReasons(plan, await rereadDisk(disks, plan.disk.device));
  if (reasons.length > 0) refuse('plan.stale', { reasons: [...reasons] });
  await untilUnlocked(commands, plan.disk.device);
}
