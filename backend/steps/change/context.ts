import type { Firmware } from '../../contract/facts.ts';
import type { ChangePlan } from '../../contract/plan.ts';
import type { StoreFacts } from '../../contract/store.ts';
import type { Runner } from '../../engine/run.ts';
import type { DiskContext } from '../../facts/disks.ts';
import type { Commands } from '../../system/command.ts';
import { Mount, readMounts } from '../../system/mounts.ts';
import type { Delivery } from '../trees/deliveries.ts';

/** What every step of a change may use. */
export interface ChangeContext {
  readonly commands: Commands;
  readonly disks: DiskContext;
  readonly plan: ChangePlan;
  /** The file system as it was when the change was planned. */
  readonly store: StoreFacts;
  /** The trees that are added, in order: what one needs comes before it. */
  readonly deliveries: readonly Delivery[];
  readonly firmware: Firmware;
}

/** A change that is on, with the top of its file system mounted. */
export interface Work {
  readonly runner: Runner;
  readonly context: ChangeContext;
  readonly top: string;
}

/**
 * The top of the file system, to be written. Where nobody else uses it the kernel then commits only when told to, so that what
 * has to happen together is on the disk together.
 */
export function mountTop({ commands, store }: ChangeContext): Promise<Mount> {
  const options = ['subvolid=5', 'noatime', 'commit=300'];
  return Mount.at(commands, { source: store.device, fileSystem: 'btrfs', options });
}

/**
 * The ESP of the file system's disk, to be written; null where it has none. VFAT has no journal: after a power cut a name may lead
 * nowhere, or two names to the same blocks, and whoever deletes one of them then destroys the other. So it is put in order
 * first, unless somebody else has it mounted; what is lost by that the boot menu that is written next brings back.
 */
export async function mountEsp({ commands, store }: ChangeContext): Promise<Mount | null> {
  if (store.esp === null) return null;
  const { device } = store.esp;
  const inUse = (await readMounts()).some((one) => one.device === device);
  if (!inUse) await putInOrder(commands, device);
  return Mount.ofDevice(commands, device, 'vfat', ['umask=0077']);
}

/** Putting one thing in order may bring another to light; see fsck.fat(8), which is to be run again then. */
const mostPasses = 8;

async function putInOrder(commands: Commands, device: string): Promise<void> {
  for (let pass = 0; pass < mostPasses; pass += 1) {
    // It answers 1 where it had something to put in order.
    const { exitCode } = await commands.run(['fsck.vfat', '-a', '-w', device], { answers: [1] });
    if (exitCode === 0) return;
  }
}

/** Puts everything that was written to a mounted file system on its disk. */
export async function flush(commands: Commands, path: string): Promise<void> {
  await commands.run(['sync', '--file-system', path]);
}
