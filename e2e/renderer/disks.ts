import { createHash } from 'node:crypto';
import { disk as diskSchema, type Disk } from '../../backend/contract/facts.ts';

const mib = 1024 * 1024;
const gib = 1024 * mib;

export function idOf(kind: string, name: string): string {
  return `${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}

export type Part = Partial<Disk['partitions'][number]> &
  Pick<Disk['partitions'][number], 'kind' | 'sizeBytes'>;

function partitionsOf(parts: readonly Part[]): Disk['partitions'] {
  let startBytes = mib;
  return parts.map((part, index) => {
    const placed = {
      number: index + 1,
      label: '',
      fileSystem: null,
      usedBytes: null,
      system: null,
      mountPoints: [],
      startBytes,
      ...part,
    };
    startBytes = placed.startBytes + part.sizeBytes;
    return placed;
  });
}

export function diskOf(name: string, parts: readonly Part[], facts: Partial<Disk>): Disk {
  return diskSchema.parse({
    id: idOf('disk', name),
    device: `/dev/${name}`,
    model: '',
    serial: '',
    bus: 'sata',
    removable: false,
    sizeBytes: 256 * gib,
    sectorBytes: 512,
    sequence: 7,
    table: parts.length > 0 ? 'gpt' : null,
    tableDigest: createHash('sha256').update(name).digest('hex'),
    kind: 'empty',
    fileSystem: null,
    system: null,
    usedBytes: null,
    partitions: partitionsOf(parts),
    unfinished: null,
    obstacles: [],
    ...facts,
  });
}
