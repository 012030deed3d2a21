import type { Disk, Partition } from '../contract/facts.ts';
import type { Layout, LayoutPart, Loss } from '../contract/plan.ts';
import type { SystemFacts } from '../contract/store.ts';

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

function opaque(what: Loss['what'], { label, sizeBytes }: LayoutPart): Loss {
  return { what, name: label, people: [], usedBytes: sizeBytes };
}

/** Each system with its people; what has none yet goes by what its versions call themselves. */
function systemsIn(part: LayoutPart, systems: readonly SystemFacts[]): readonly Loss[] {
  const { usedBytes } = part;
  if (systems.length === 0) {
    return [{ what: 'system', name: part.system ?? part.label, people: [], usedBytes }];
  }
  return systems.map(({ title, homeFolders }) => ({
    what: 'system',
    name: title,
    people: homeFolders,
    // How much is whose would have to be measured first.
    usedBytes: systems.length === 1 ? usedBytes : null,
  }));
}

function lossOf(part: LayoutPart, systems: readonly SystemFacts[]): readonly Loss[] {
  switch (part.kind) {
    case 'pristine':
      return systemsIn(part, systems);
    case 'linux':
    case 'windows':
      return systemsIn(part, []);
    case 'data':
      return [{ what: 'data', name: part.label, people: [], usedBytes: part.usedBytes }];
    case 'luks':
      return [opaque('encrypted', part)];
    case 'lvm':
      return [opaque('volumes', part)];
    case 'raid':
      return [opaque('raid', part)];
    case 'unknown':
      return [opaque('unknown', part)];
    case 'esp':
    case 'swap':
    case 'reserved':
    case 'empty':
    case 'free':
      return [];
  }
}

/** Which systems and data go when the disk is erased. @param systems those that live on it */
export function lossesOf(disk: Disk, before: Layout, systems: readonly SystemFacts[]): readonly Loss[] {
  const unfinished: readonly Loss[] =
    disk.unfinished === null
      ? []
      : [
          {
            what: 'unfinished-installation',
            name: disk.unfinished.tree ?? '',
            people: [],
            usedBytes: null,
          },
        ];
  const left = before.parts.filter((part) => disk.unfinished === null || part.kind !== 'pristine');
  // A disk has one file system with trees; of any more at least what is in them is named.
  const home = left.find(({ kind }) => kind === 'pristine');
  return [...unfinished, ...left.flatMap((part) => lossOf(part, part === home ? systems : []))].slice(0, 512);
}
