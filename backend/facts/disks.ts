import { createHash } from 'node:crypto';
import type { Disk, Partition } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { DiskUse, Problem } from '../contract/problem.ts';
import type { Commands } from '../system/command.ts';
import { btrfsLabel, smallestDiskBytes, unfinishedLabel } from '../plan/disk-layout.ts';
import { withDescendants, type BlockDevice } from './block-devices.ts';
import { contentOf, hasWindows } from './content.ts';
import { lookInside, type Inside } from './inside.ts';
import type { Looks } from './looks.ts';

const sectorBytes = 512;
const systemMountPoints: ReadonlySet<string> = new Set([
  '/',
  '/usr',
  '/etc',
  '/var',
  '/boot',
  '/efi',
  '/boot/efi',
]);

const buses: Readonly<Record<string, Disk['bus']>> = {
  nvme: 'nvme',
  sata: 'sata',
  ata: 'sata',
  usb: 'usb',
  mmc: 'mmc',
  virtio: 'virtio',
  sas: 'scsi',
  scsi: 'scsi',
  iscsi: 'scsi',
  fc: 'scsi',
};

export interface DiskContext {
  readonly commands: Commands;
  /** Folders whose disk is the medium that we run from. */
  readonly mediumMountPoints: ReadonlySet<string>;
}

/** The id of a disk: the same as long as it is the same disk with the same medium in the same slot. */
function diskId(device: BlockDevice): string {
  const identity = [device.path, device['disk-seq'], device.serial, device.size].join('\n');
  return `disk-${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`;
}

/** Digest over what lies where on the disk, from signatures alone. */
function tableDigest(device: BlockDevice): string {
  const rows = withDescendants(device)
    .filter((one) => one.type === device.type || one.type === 'part')
    .map((one) => [
      one.path,
      one.size,
      one.start,
      one.pttype,
      one.ptuuid,
      one.partuuid,
      one.parttype,
      one.partlabel,
      one.fstype,
      one.uuid,
    ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

const holderUses: Readonly<Record<string, DiskUse>> = { crypt: 'luks', lvm: 'lvm' };

function usesOf(device: BlockDevice): readonly Problem[] {
  const whole = device.path.slice(0, 256);
  return withDescendants(device).flatMap((one): readonly Problem[] => {
    if (one.mountpoints.includes('[SWAP]')) {
      return [problemOf('disk.in-use', { device: whole, use: 'swap', detail: one.path })];
    }
    const [mountPoint] = one.mountpoints;
    if (mountPoint !== undefined) {
      return [problemOf('disk.in-use', { device: whole, use: 'mounted', detail: mountPoint.slice(0, 256) })];
    }
    if (one === device || one.type === 'part') return [];
    const use = one.type.startsWith('raid') ? 'raid' : (holderUses[one.type] ?? 'other');
    return [problemOf('disk.in-use', { device: whole, use, detail: one.path })];
  });
}

/** Why a disk cannot be chosen, the gravest reason first. */
function obstaclesOf(context: DiskContext, device: BlockDevice): readonly Problem[] {
  const mountPoints = withDescendants(device).flatMap((one) => one.mountpoints);
  const name = { device: device.path };
  if (mountPoints.some((path) => systemMountPoints.has(path)))
    return [problemOf('disk.running-system', name)];
  if (mountPoints.some((path) => context.mediumMountPoints.has(path)))
    return [problemOf('disk.medium', name)];
  const found = [...usesOf(device)];
  if (device.ro) found.push(problemOf('disk.read-only', name));
  if (device.size < smallestDiskBytes) {
    found.push(
      problemOf('disk.too-small', { ...name, sizeBytes: device.size, neededBytes: smallestDiskBytes }),
    );
  }
  return found.slice(0, 16);
}

async function inside(looks: Looks, device: BlockDevice): Promise<Inside | null> {
  // What somebody uses is left alone, and so is what other devices are made from.
  if (device.mountpoints.length > 0 || device.children.length > 0) return null;
  return lookInside(looks, device.path, device.fstype);
}

function unfinishedOf(part: BlockDevice, found: Inside | null): Disk['unfinished'] {
  if (part.partlabel === unfinishedLabel) return { step: 'erase', tree: null };
  if (found !== null && found.unfinished !== null) return found.unfinished;
  // The partition is there, but not one record of ours: the power went between making it and the first.
  return part.partlabel === btrfsLabel && found?.kind === 'data' ? { step: 'partition', tree: null } : null;
}

async function partitionOf(
  looks: Looks,
  disk: BlockDevice,
  part: BlockDevice,
  position: number,
): Promise<{ readonly partition: Partition; readonly unfinished: Disk['unfinished'] }> {
  const signature = contentOf(part, hasWindows(disk));
  const found = ['esp', 'reserved'].includes(signature) ? null : await inside(looks, part);
  const says = found !== null && (signature === 'data' || part.fstype === 'ntfs');
  const kind = says ? found.kind : signature;
  return {
    unfinished: unfinishedOf(part, found),
    partition: {
      number: part.partn ?? position + 1,
      // A person names a file system; what a partition is called by its maker is the same on every computer.
      label: (part.label === '' ? part.partlabel : part.label).slice(0, 256),
      kind,
      fileSystem: part.fstype === '' ? null : part.fstype,
      startBytes: (part.start ?? 0) * sectorBytes,
      sizeBytes: part.size,
      usedBytes: found?.usedBytes ?? null,
      system: kind === 'windows' ? 'Windows' : (found?.system ?? null),
      mountPoints: [...part.mountpoints].slice(0, 64),
    },
  };
}

function tableOf(device: BlockDevice): Disk['table'] {
  switch (device.pttype) {
    case '':
      return null;
    case 'gpt':
      return 'gpt';
    case 'dos':
      return 'mbr';
    default:
      return 'other';
  }
}

/** Everything about one disk, its file systems looked into read-only. */
export async function describeDisk(context: DiskContext, looks: Looks, device: BlockDevice): Promise<Disk> {
  const whole = device.pttype === '' ? await inside(looks, device) : null;
  const parts = [];
  for (const [position, part] of device.children.filter((one) => one.type === 'part').entries()) {
    parts.push(await partitionOf(looks, device, part, position));
  }
  const signature = contentOf(device, false);
  return {
    id: diskId(device),
    device: device.path,
    model: [device.vendor, device.model]
      .filter((word) => word !== '')
      .join(' ')
      .slice(0, 256),
    serial: device.serial.slice(0, 256),
    bus: buses[device.tran] ?? 'other',
    removable: device.rm,
    sizeBytes: device.size,
    sectorBytes: device['log-sec'],
    sequence: device['disk-seq'] ?? 0,
    table: tableOf(device),
    tableDigest: tableDigest(device),
    kind: signature === 'data' && whole !== null ? whole.kind : signature,
    fileSystem: device.fstype === '' ? null : device.fstype,
    system: whole?.system ?? null,
    usedBytes: whole?.usedBytes ?? null,
    partitions: parts.map((one) => one.partition).slice(0, 256),
    unfinished: parts.map((one) => one.unfinished).find((one) => one !== null) ?? whole?.unfinished ?? null,
    obstacles: [...obstaclesOf(context, device)],
  };
}

/** Whether a block device is a disk that a person would call one: not memory, not a floppy drive, not an empty slot. */
export function isDisk(device: BlockDevice): boolean {
  return device.type === 'disk' && device.size > 0 && !/^\/dev\/(?:ram|zram|fd|nbd)\d/u.test(device.path);
}
