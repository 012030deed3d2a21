import type { ContentKind, Disk } from '../../backend/contract/facts.ts';
import type { LayoutPart } from '../../backend/contract/plan.ts';
import { en } from '../text/en.ts';
import { isolate } from '../text/translate.ts';
import { kinds } from '../text/words.ts';
import type { PicturePart } from './disk-picture.tsx';

const smallestGapBytes = 4 * 1024 * 1024;

/** What tells a part of a disk from all others: where it begins, and what it is. */
export function partId({ startBytes, kind }: Pick<LayoutPart, 'startBytes' | 'kind'>): string {
  return `${startBytes}-${kind}`;
}

function free(startBytes: number, sizeBytes: number): PicturePart {
  return { id: partId({ startBytes, kind: 'free' }), kind: 'free', sizeBytes, usedBytes: null };
}

/** What the picture of a disk consists of: its partitions in order of place, and the room between them. */
export function picturePartsOf(disk: Disk): readonly PicturePart[] {
  if (disk.table === null) {
    const { kind, sizeBytes, usedBytes } = disk;
    return kind === 'empty' ? [free(0, sizeBytes)] : [{ id: 'whole', kind, sizeBytes, usedBytes }];
  }
  const parts: PicturePart[] = [];
  let end = 0;
  for (const part of disk.partitions.toSorted((a, b) => a.startBytes - b.startBytes)) {
    if (part.startBytes - end >= smallestGapBytes) parts.push(free(end, part.startBytes - end));
    parts.push({ id: partId(part), kind: part.kind, sizeBytes: part.sizeBytes, usedBytes: part.usedBytes });
    end = Math.max(end, part.startBytes + part.sizeBytes);
  }
  if (disk.sizeBytes - end >= smallestGapBytes) parts.push(free(end, disk.sizeBytes - end));
  return parts;
}

const worthNaming: ReadonlySet<ContentKind> = new Set([
  'linux',
  'windows',
  'pristine',
  'data',
  'luks',
  'lvm',
  'raid',
  'unknown',
]);

/** What is on a disk, one line each; what only serves the starting of a system is left out where there is one. */
export function contentLines(disk: Disk): readonly string[] {
  if (disk.table === null) {
    if (disk.kind === 'empty') return [en.disk.empty];
    const name = disk.system === null ? kinds[disk.kind] : isolate(disk.system);
    const plain = disk.kind === 'data' || disk.kind === 'linux';
    const text = plain && disk.fileSystem !== null ? en.disk.bare(name, disk.fileSystem) : name;
    return [disk.usedBytes === null ? text : en.disk.used(text, disk.usedBytes)];
  }
  if (disk.partitions.length === 0) return [en.disk.noPartitions];
  const named = disk.partitions.filter((part) => worthNaming.has(part.kind));
  return (named.length > 0 ? named : disk.partitions).map((part) => {
    const plain = part.label === '' || part.kind === 'windows' ? kinds[part.kind] : isolate(part.label);
    const name = isolate(
      part.system ?? (part.kind === 'data' || part.kind === 'unknown' ? plain : kinds[part.kind]),
    );
    return part.usedBytes === null ? name : en.disk.used(name, part.usedBytes);
  });
}
