import type { Disk, Facts, Offer } from '../contract/facts.ts';
import type { Problem } from '../contract/problem.ts';
import { isDisk, describeDisk, type DiskContext } from './disks.ts';
import { readBlockDevices } from './block-devices.ts';
import { readMachine } from './machine.ts';

export interface Sources {
  readonly offers: readonly Offer[];
  readonly problems: readonly Problem[];
}

/** Reads everything that a plan can depend on. Changes nothing on any disk. */
export async function readFacts(context: DiskContext, generation: number, sources: Sources): Promise<Facts> {
  const machine = await readMachine(context.commands);
  const devices = (await readBlockDevices(context.commands)).filter(isDisk);
  const disks: Disk[] = [];
  for (const device of devices.slice(0, 1024)) disks.push(await describeDisk(context, device));
  return { generation, machine, disks, offers: [...sources.offers], problems: [...sources.problems] };
}

/** Reads one disk again; null when it is gone. */
export async function rereadDisk(context: DiskContext, device: string): Promise<Disk | null> {
  const found = (await readBlockDevices(context.commands, device)).find((one) => one.path === device);
  return found === undefined || !isDisk(found) ? null : describeDisk(context, found);
}
