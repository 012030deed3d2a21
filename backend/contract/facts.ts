import { z } from 'zod';
import { offer } from './offer.ts';
import { problem } from './problem.ts';
import { stickFacts } from './stick.ts';
import { storeFacts } from './store.ts';
import { bytes, id, sha256, shortText } from './text.ts';
import { treeName } from './tree-name.ts';

export const firmware = z.strictObject({
  /** `lab` is a machine without EFI variables on which installing is tried out; it is never chosen by detection alone. */
  kind: z.enum(['uefi', 'uefi32', 'bios', 'lab']),
  secureBoot: z.enum(['on', 'off', 'unknown']),
});
export type Firmware = z.infer<typeof firmware>;

export const power = z.strictObject({
  source: z.enum(['mains', 'battery', 'unknown']),
  percent: z.int().min(0).max(100).nullable(),
});

/** What a partition, or a disk without partitions, holds: read from signatures, never guessed from names. */
export const contentKind = z.enum([
  'esp',
  'linux',
  'windows',
  'pristine',
  'data',
  'swap',
  'luks',
  'lvm',
  'raid',
  'reserved',
  'unknown',
  'empty',
]);
export type ContentKind = z.infer<typeof contentKind>;

export const partition = z.strictObject({
  number: z.int().min(1),
  label: shortText,
  kind: contentKind,
  fileSystem: shortText.nullable(),
  startBytes: bytes,
  sizeBytes: bytes,
  usedBytes: bytes.nullable(),
  /** The system's own name where one lives here, such as "Debian GNU/Linux 13" or "Windows". */
  system: shortText.nullable(),
  mountPoints: z.array(shortText).max(64),
});
export type Partition = z.infer<typeof partition>;

/** What an installation that did not finish left behind. */
export const unfinished = z.strictObject({
  /** The last step whose start the journal or the partition table tells of. */
  step: shortText,
  tree: treeName.nullable(),
});

export const disk = z.strictObject({
  id,
  /** For people to read; requests name the id. */
  device: shortText,
  model: shortText,
  serial: shortText,
  bus: z.enum(['nvme', 'sata', 'usb', 'mmc', 'virtio', 'scsi', 'loop', 'other']),
  removable: z.boolean(),
  sizeBytes: bytes,
  sectorBytes: bytes,
  /** The kernel's disk sequence number: another medium in the same slot gets another one. */
  sequence: z.int().nonnegative(),
  table: z.enum(['gpt', 'mbr', 'other']).nullable(),
  /** Digest over the partition table as it was read, so that a change shows. */
  tableDigest: sha256,
  /** For a disk without a partition table: what lies on it directly. */
  kind: contentKind,
  fileSystem: shortText.nullable(),
  system: shortText.nullable(),
  usedBytes: bytes.nullable(),
  partitions: z.array(partition).max(256),
  unfinished: unfinished.nullable(),
  /** Why this disk cannot be chosen; empty when it can. */
  obstacles: z.array(problem).max(16),
});
export type Disk = z.infer<typeof disk>;

export const facts = z.strictObject({
  generation: z.int().nonnegative(),
  machine: z.strictObject({
    architecture: shortText,
    /** As its firmware names it; empty where that says nothing. */
    vendor: shortText,
    product: shortText,
    serial: shortText,
    memoryBytes: bytes,
    firmware,
    power,
  }),
  /** Why nothing can be installed on this machine; empty where something can. */
  obstacles: z.array(problem).max(4),
  disks: z.array(disk).max(1024),
  /** The file systems that hold trees, with the systems in them. */
  stores: z.array(storeFacts).max(256),
  sticks: z.array(stickFacts).max(64),
  offers: z.array(offer).max(2048),
  /** What could not be read. The rest of the facts hold. */
  problems: z.array(problem).max(64),
});
export type Facts = z.infer<typeof facts>;
