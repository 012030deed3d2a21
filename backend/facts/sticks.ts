import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '../contract/facts.ts';
import { stickFacts, type StickFacts } from '../contract/stick.ts';
import { metadataFolder } from '../repository/metadata-files.ts';
import { stickMountOptions } from '../system/quiet-mounts.ts';
import { manifestFile } from '../trees/medium.ts';
import type { BlockDevice } from './block-devices.ts';
import type { Looks } from './looks.ts';

/** So many of a file system's folders are looked into for a repository. */
const mostFolders = 64;

/** Whether a folder has a file; a link to one is none. */
export async function hasFile(...path: readonly string[]): Promise<boolean> {
  return lstat(join(...path)).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** What lies in a file system: the folders of its repositories, or, where there is none, what is a medium elsewhere. */
async function placesIn(top: string): Promise<readonly Pick<StickFacts, 'folder' | 'holds'>[]> {
  const entries = await readdir(top, { withFileTypes: true });
  const folders = entries.filter((one) => one.isDirectory() && one.name.length <= 256).map((one) => one.name);
  const places = [];
  for (const folder of ['', ...folders.slice(0, mostFolders)]) {
    const found = await hasFile(top, folder, metadataFolder, 'timestamp.json');
    if (found) places.push({ folder, holds: 'repository' } as const);
  }
  if (places.length > 0) return places;
  return (await hasFile(top, manifestFile)) ? [{ folder: '', holds: 'medium' }] : [];
}

function nameOf(part: BlockDevice, disk: Disk, folder: string): string {
  const name = [part.label, part.partlabel, disk.model].find((one) => one !== '') ?? disk.device;
  return (folder === '' ? name : `${name}, ${folder}`).slice(0, 256);
}

async function sticksOn(looks: Looks, part: BlockDevice, disk: Disk): Promise<readonly StickFacts[]> {
  const { fstype: fileSystem, uuid } = part;
  const places = await placesIn(await looks.at(part.path, fileSystem));
  return places.flatMap((place) => {
    const hash = createHash('sha256').update([uuid, fileSystem, place.folder].join('\n'));
    const made = stickFacts.safeParse({
      id: `stick-${hash.digest('hex').slice(0, 32)}`,
      diskId: disk.id,
      name: nameOf(part, disk, place.folder),
      fileSystem,
      uuid,
      ...place,
    });
    // What is called in a way that the contract does not allow is none of ours.
    return made.success ? [made.data] : [];
  });
}

/** Whether a person can take it out. Hard disks on USB do not count as removable with the kernel. */
export function comesAndGoes({ tran, rm }: BlockDevice): boolean {
  return rm || tran === 'usb' || tran === 'mmc';
}

/** The places on a disk that can be unplugged where systems to install may lie. It is looked into, read-only. */
export async function readSticks(
  looks: Looks,
  device: BlockDevice,
  disk: Disk,
): Promise<readonly StickFacts[]> {
  const ours = disk.obstacles.some(({ code }) => code === 'disk.medium' || code === 'disk.running-system');
  if (ours || !comesAndGoes(device)) return [];
  const parts = [device, ...device.children].filter(
    ({ fstype, children }) => children.length === 0 && stickMountOptions(fstype) !== null,
  );
  const found = [];
  for (const part of parts) {
    found.push(
      ...(await sticksOn(looks, part, disk).catch((error: unknown) => {
        looks.commands.log.fail('facts', `cannot look into ${part.path}: ${String(error)}`);
        return [];
      })),
    );
  }
  return found;
}
