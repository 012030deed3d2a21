import { refuse } from '../../contract/fixes.ts';
import { readBlockDevices, type BlockDevice } from '../../facts/block-devices.ts';
import { btrfsLabel, definitionsFor } from '../../plan/disk-layout.ts';
import { repart } from '../../system/repart.ts';
import type { InstallContext } from './context.ts';
import { removeMark } from './erase.ts';

/** The partitions that the installation lives on. */
export interface Partitions {
  readonly esp: { readonly node: string };
  readonly btrfs: { readonly node: string; readonly fileSystem: string };
}

function partitionWith(disk: BlockDevice | undefined, fileSystem: string): BlockDevice | undefined {
  return disk?.children.find((part) => part.type === 'part' && part.fstype === fileSystem);
}

/** Partitions and formats the disk, then looks whether the kernel sees what was asked for. */
export async function partition(context: InstallContext): Promise<Partitions> {
  const { commands, plan } = context;
  const { device, sizeBytes } = plan.disk;
  await repart(commands, {
    device,
    definitions: definitionsFor(sizeBytes).name,
    seed: plan.seed,
    mode: 'add',
  });
  await removeMark(context);
  const [disk] = await readBlockDevices(commands, device);
  const esp = partitionWith(disk, 'vfat');
  const btrfs = partitionWith(disk, 'btrfs');
  const asAsked =
    disk?.children.length === 2 && esp !== undefined && btrfs?.partlabel === btrfsLabel && btrfs.uuid !== '';
  if (!asAsked) return refuse('verify.failed', { proof: 'partition-table' });
  return { esp: { node: esp.path }, btrfs: { node: btrfs.path, fileSystem: btrfs.uuid } };
}
