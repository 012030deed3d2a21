import { createHash } from 'node:crypto';
import { logPlace, type LogPlace } from '../contract/log.ts';
import type { Reserved } from '../plan/reserved.ts';
import { manifestFile } from '../trees/medium.ts';
import { readBlockDevices, type BlockDevice } from './block-devices.ts';
import { contentOf } from './content.ts';
import { describeDisk, isDisk, type DiskContext } from './disks.ts';
import { Looks } from './looks.ts';
import { comesAndGoes, hasFile } from './sticks.ts';
import { espOf } from './stores.ts';

/** What sticks are made with, and Linux can write without more than the kernel. */
const writable: ReadonlySet<string> = new Set(['vfat', 'exfat', 'ext4']);

/** A place, and what one needs to know to write there. */
export interface FoundPlace extends LogPlace {
  readonly fileSystem: string;
}

function placeOn(kind: LogPlace['kind'], disk: BlockDevice, part: BlockDevice): readonly FoundPlace[] {
  const { path: device, label, uuid, fstype: fileSystem } = part;
  const identity = [kind, device, uuid, disk['disk-seq'], disk.serial].join('\n');
  const model = [disk.vendor, disk.model].filter((word) => word !== '').join(' ');
  const names = kind === 'stick' ? [label, model, device] : [model, disk.path];
  const made = logPlace.safeParse({
    id: `place-${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`,
    kind,
    name: names.find((name) => name !== '')?.slice(0, 256),
    device,
  });
  return made.success ? [{ ...made.data, fileSystem }] : [];
}

/** Whether it is free to be written to. That it is too small for a system is no matter. */
async function isFree(context: DiskContext, looks: Looks, disk: BlockDevice): Promise<boolean> {
  const { obstacles } = await describeDisk(context, looks, disk);
  return obstacles.every(({ code }) => code === 'disk.too-small');
}

/** Whether a part holds what computers are started from, which is left as its maker made it, or what nobody can read. */
async function isTaken(looks: Looks, { path, fstype }: BlockDevice): Promise<boolean> {
  try {
    return await hasFile(await looks.at(path, fstype), manifestFile);
  } catch (error) {
    looks.commands.log.fail('facts', `cannot look into ${path}: ${String(error)}`);
    return true;
  }
}

async function placesOn(
  context: DiskContext,
  disk: BlockDevice,
  { read }: Reserved,
): Promise<readonly FoundPlace[]> {
  const parts = [disk, ...disk.children].filter(({ children }) => children.length === 0);
  if (parts.some(({ uuid }) => read.has(uuid))) return [];
  await using looks = new Looks(context.commands);
  if (!(await isFree(context, looks, disk))) return [];
  const found = [];
  for (const part of parts) {
    if (!writable.has(part.fstype) || contentOf(part, false) === 'esp') continue;
    if (await isTaken(looks, part)) continue;
    found.push(...placeOn('stick', disk, part));
  }
  return found;
}

/** Where the log can be saved now. Everything is read anew: what is plugged in may be another one. */
export async function readLogPlaces(
  context: DiskContext,
  reserved: Reserved,
): Promise<readonly FoundPlace[]> {
  const disks = (await readBlockDevices(context.commands)).filter(isDisk);
  const found = [];
  for (const disk of disks) {
    if (disk.path === reserved.bootDevice) {
      const esp = espOf(disk);
      if (esp !== null) found.push(...placeOn('boot-partition', disk, esp));
    }
    if (disk.path === reserved.device || !comesAndGoes(disk)) continue;
    found.push(
      ...(await placesOn(context, disk, reserved).catch((error: unknown) => {
        context.commands.log.fail('facts', `cannot look into ${disk.path}: ${String(error)}`);
        return [];
      })),
    );
  }
  return found.slice(0, 64);
}
