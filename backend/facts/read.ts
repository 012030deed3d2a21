import type { Disk, Facts } from '../contract/facts.ts';
import type { Offer } from '../contract/offer.ts';
import type { Problem } from '../contract/problem.ts';
import type { StickFacts } from '../contract/stick.ts';
import type { StoreFacts } from '../contract/store.ts';
import { machineIssues } from '../plan/machine-issues.ts';
import { isDisk, describeDisk, type DiskContext } from './disks.ts';
import { readBlockDevices } from './block-devices.ts';
import { Looks } from './looks.ts';
import { readMachine } from './machine.ts';
import { readSticks } from './sticks.ts';
import { readStores } from './stores.ts';

export interface Sources {
  readonly offers: readonly Offer[];
  readonly problems: readonly Problem[];
}

/** A file system on several disks was found on each of them: it is the one on the disk that it starts from. */
function onePerFileSystem(stores: readonly StoreFacts[]): readonly StoreFacts[] {
  const byFileSystem = Map.groupBy(stores, (store) => store.uuid);
  return [...byFileSystem.values()].flatMap(
    (same) => same.find((one) => one.esp !== null) ?? same.slice(0, 1),
  );
}

/** Reads everything that a plan can depend on. Changes nothing on any disk. */
export async function readFacts(context: DiskContext, generation: number, sources: Sources): Promise<Facts> {
  const machine = await readMachine();
  const devices = (await readBlockDevices(context.commands)).filter(isDisk);
  const disks: Disk[] = [];
  const stores: StoreFacts[] = [];
  const sticks: StickFacts[] = [];
  const problems: Problem[] = [...sources.problems];
  for (const device of devices.slice(0, 1024)) {
    await using looks = new Looks(context.commands);
    const disk = await describeDisk(context, looks, device);
    disks.push(disk);
    sticks.push(...(await readSticks(looks, device, disk)));
    // What an installation left half-way holds no system: it is said with the disk.
    if (disk.unfinished !== null) continue;
    const found = await readStores(looks, device, disk.id);
    stores.push(...found.stores);
    problems.push(...found.problems);
  }
  return {
    generation,
    machine,
    obstacles: machineIssues(machine).flatMap(({ severity, problem }) =>
      severity === 'blocking' ? [problem] : [],
    ),
    disks,
    stores: onePerFileSystem(stores).slice(0, 256),
    sticks: sticks.slice(0, 64),
    // What lies on a stick can be had only as long as that is plugged in.
    offers: sources.offers.filter(
      ({ origin }) => origin.kind !== 'stick' || sticks.some(({ id }) => id === origin.stickId),
    ),
    problems: problems.slice(0, 64),
  };
}

/** Reads one disk again; null when it is gone. */
export async function rereadDisk(context: DiskContext, device: string): Promise<Disk | null> {
  const found = (await readBlockDevices(context.commands, device)).find((one) => one.path === device);
  if (found === undefined || !isDisk(found)) return null;
  await using looks = new Looks(context.commands);
  return await describeDisk(context, looks, found);
}

/** Reads one file system again, with the disk that it is on; null when either is gone or another one. What it mounts is left to `looks`. */
export async function rereadStore(
  context: DiskContext,
  looks: Looks,
  device: string,
  storeId: string,
): Promise<{ readonly disk: Disk; readonly store: StoreFacts } | null> {
  const found = (await readBlockDevices(context.commands, device)).find((one) => one.path === device);
  if (found === undefined || !isDisk(found)) return null;
  const disk = await describeDisk(context, looks, found);
  const { stores } = await readStores(looks, found, disk.id);
  const store = stores.find((one) => one.id === storeId);
  return store === undefined ? null : { disk, store };
}
