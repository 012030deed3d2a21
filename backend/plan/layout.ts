import type { Disk, Partition } from '../contract/facts.ts';
import type { Layout, LayoutPart, Loss } from '../contract/plan.ts';

/** Smaller gaps are alignment, not room. */
const smallestGapBytes = 4 * 1024 * 1024;

/** A partition as the partitioning will place it. Bytes. */
export interface Placed {
  readonly label: string;
  readonly startBytes: number;
  readonly sizeBytes: number;
}

function free(startBytes: number, sizeBytes: number): LayoutPart {
  return { label: '', kind: 'free', fileSystem: null, system: null, startBytes, sizeBytes, usedBytes: null };
}

/** The parts in order of place, with the room between them. */
function withGaps(sizeBytes: number, parts: readonly LayoutPart[]): Layout {
  const sorted = parts.toSorted((a, b) => a.startBytes - b.startBytes);
  const all: LayoutPart[] = [];
  let end = 0;
  for (const part of sorted) {
    if (part.startBytes - end >= smallestGapBytes) all.push(free(end, part.startBytes - end));
    all.push(part);
    // A logical partition of an MBR lies within its extended one.
    end = Math.max(end, part.startBytes + part.sizeBytes);
  }
  if (sizeBytes - end >= smallestGapBytes) all.push(free(end, sizeBytes - end));
  return { sizeBytes, parts: all.slice(0, 512) };
}

function partOf(partition: Partition): LayoutPart {
  const { label, kind, fileSystem, system, startBytes, sizeBytes, usedBytes } = partition;
  return { label, kind, fileSystem, system, startBytes, sizeBytes, usedBytes };
}

/** What is on the disk now. */
export function layoutBefore(disk: Disk): Layout {
  const bare = disk.table === null && disk.kind !== 'empty';
  if (!bare) return withGaps(disk.sizeBytes, disk.partitions.map(partOf));
  const { kind, fileSystem, system, sizeBytes, usedBytes } = disk;
  return { sizeBytes, parts: [{ label: '', kind, fileSystem, system, startBytes: 0, sizeBytes, usedBytes }] };
}

/** What the partition of the trees will hold. */
export interface Content {
  readonly title: string;
  /** How much it takes. Bytes. */
  readonly treeBytes: number;
}

/** What will be on the disk, from the partitioning's dry run. */
export function layoutAfter(
  sizeBytes: number,
  placed: readonly Placed[],
  { title, treeBytes }: Content,
): Layout {
  return withGaps(
    sizeBytes,
    placed.map(({ label, startBytes, sizeBytes: size }, index) => ({
      label,
      kind: index === 0 ? 'esp' : 'pristine',
      fileSystem: index === 0 ? 'vfat' : 'btrfs',
      system: index === 0 ? null : title,
      startBytes,
      sizeBytes: size,
      usedBytes: index === 0 ? null : treeBytes,
    })),
  );
}

function lossOf(part: LayoutPart): readonly Loss[] {
  switch (part.kind) {
    case 'linux':
    case 'windows':
    case 'pristine':
      return [{ what: 'system', name: part.system ?? part.label, usedBytes: part.usedBytes }];
    case 'data':
    case 'luks':
    case 'lvm':
    case 'raid':
    case 'unknown':
      return [{ what: 'data', name: part.label, usedBytes: part.usedBytes }];
    case 'esp':
    case 'swap':
    case 'reserved':
    case 'empty':
    case 'free':
      return [];
  }
}

/** Which systems and data go when the disk is erased. */
export function lossesOf(disk: Disk, before: Layout): readonly Loss[] {
  const unfinished: readonly Loss[] =
    disk.unfinished === null
      ? []
      : [{ what: 'unfinished-installation', name: disk.unfinished.tree ?? '', usedBytes: null }];
  const left = before.parts.filter((part) => disk.unfinished === null || part.kind !== 'pristine');
  return [...unfinished, ...left.flatMap(lossOf)].slice(0, 512);
}
