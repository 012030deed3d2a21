import type { ContentKind, Disk } from '../../backend/contract/facts.ts';
import type { LayoutPart, StepId } from '../../backend/contract/plan.ts';
import type { DiskUse, Proof, ReadinessPart, StaleReason } from '../../backend/contract/problem.ts';
import type { Aftermath } from '../../backend/contract/run.ts';
import { product } from './product.ts';
import { t } from './translate.ts';

/** A step as an item of a list, and as the sentence while it runs. */
export interface StepText {
  readonly name: string;
  readonly doing: string;
}

export const steps: Readonly<Record<StepId, StepText>> = {
  'check-stream': { name: t('Check the image'), doing: t('Checking the image, to the last byte') },
  'check-disk': { name: t('Check the disk'), doing: t('Checking that the disk is still the one you chose') },
  erase: { name: t('Erase the disk', {}, { loss: true }), doing: t('Erasing the disk', {}, { loss: true }) },
  partition: { name: t('Divide the disk'), doing: t('Making the partitions') },
  receive: { name: t('Write the system'), doing: t('Writing the system to the disk') },
  publish: { name: t('Put it in its place'), doing: t('Putting what came in its place') },
  'create-root': {
    name: t('Make room for settings and files'),
    doing: t('Making room for settings and files'),
  },
  'boot-entry': { name: t('Prepare the start'), doing: t('Preparing the start of the system') },
  flush: {
    name: t('Write out what is left'),
    doing: t('Writing to the disk what is still in memory'),
  },
  'verify-trees': {
    name: t('Verify the system'),
    doing: t('Reading the system back from the disk to verify it'),
  },
  'boot-loader': { name: t('Install the boot loader'), doing: t('Installing the boot loader') },
  verify: { name: t('Verify the installation'), doing: t('Verifying the whole installation') },
  'check-store': { name: t('Check what is there'), doing: t('Checking that all is still as reviewed') },
  settle: { name: t('Settle what was left over'), doing: t('Settling what an interrupted change left over') },
  build: { name: t('Make the new beside the old'), doing: t('Making the new beside the old') },
  exchange: { name: t('Exchange new and old'), doing: t('Exchanging new and old') },
  stamps: {
    name: t('Have the system bring itself up to date'),
    doing: t('Marking what has to be brought up to date'),
  },
  'boot-menu': { name: t('Set the boot menu'), doing: t('Setting the boot menu') },
  delete: {
    name: t('Delete what goes', {}, { loss: true }),
    doing: t('Deleting what goes', {}, { loss: true }),
  },
  discard: {
    name: t('Discard the freed space', {}, { loss: true }),
    doing: t('Telling the disk that the freed space is not needed any more'),
  },
  'verify-store': { name: t('Verify the result'), doing: t('Reading the result back to verify it') },
};

export const proofs: Readonly<Record<Proof, string>> = {
  'partition-table': t('The partition table is in order.', {}, { comment: 'Something that was verified.' }),
  'esp-file-system': t('The boot partition is in order.', {}, { comment: 'Something that was verified.' }),
  'btrfs-file-system': t('The file system is in order.', {}, { comment: 'Something that was verified.' }),
  'usr-tree': t('The system is whole and unchanged.', {}, { comment: 'Something that was verified.' }),
  'root-tree': t('There is a place for settings and data.', {}, { comment: 'Something that was verified.' }),
  settings: t('What it was told to be set to is there.', {}, { comment: 'Something that was verified.' }),
  'home-tree': t('There is a place for personal files.', {}, { comment: 'Something that was verified.' }),
  'delivered-trees': t(
    'All that was added is whole and unchanged.',
    {},
    { comment: 'Something that was verified.' },
  ),
  'kernel-files': t('The kernel is the one of the image.', {}, { comment: 'Something that was verified.' }),
  'boot-entry': t(
    'The boot entry names what is on the disk.',
    {},
    { comment: 'Something that was verified.' },
  ),
  'boot-loader': t('The boot loader is in place.', {}, { comment: 'Something that was verified.' }),
  'new-state': t(
    'The new state is what the system starts from.',
    {},
    { comment: 'Something that was verified.' },
  ),
  'old-state-kept': t(
    'What was there before is kept whole.',
    {},
    { comment: 'Something that was verified.' },
  ),
  'personal-files-kept': t(
    'The personal files are untouched.',
    {},
    { comment: 'Something that was verified.' },
  ),
  'file-system-consistent': t(
    'The file system is consistent.',
    {},
    { comment: 'Something that was verified.' },
  ),
  'boot-menu': t('The boot menu starts what it should.', {}, { comment: 'Something that was verified.' }),
  'good-entry': t(
    'There is a boot entry that is known to work.',
    {},
    { comment: 'Something that was verified.' },
  ),
  deleted: t('What was to go is deleted.', {}, { comment: 'Something that was verified.' }),
  discarded: t(
    'The disk was told that the freed space is not needed any more.',
    {},
    { comment: 'Something that was verified.' },
  ),
};

/** What could not be verified, within a sentence. */
export const proofSubjects: Readonly<Record<Proof, string>> = {
  'partition-table': t(
    'the partition table',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'esp-file-system': t(
    'the boot partition',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'btrfs-file-system': t(
    'the file system',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'usr-tree': t('the system', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  'root-tree': t(
    'the place for settings and data',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  settings: t(
    'what it was told to be set to',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'home-tree': t(
    'the place for personal files',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'delivered-trees': t('what was added', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  'kernel-files': t('the kernel', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  'boot-entry': t('the boot entry', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  'boot-loader': t('the boot loader', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  'new-state': t('the new state', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  'old-state-kept': t(
    'what was to be kept of the old state',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'personal-files-kept': t(
    'the personal files',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'file-system-consistent': t(
    'the file system',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  'boot-menu': t('the boot menu', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  'good-entry': t(
    'the boot entry that should work',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
  deleted: t('the deletion', {}, { comment: 'The {part} in “Something is wrong with {part}.”' }),
  discarded: t(
    'the discarding of freed space',
    {},
    { comment: 'The {part} in “Something is wrong with {part}.”' },
  ),
};

export const uses: Readonly<Record<DiskUse, string>> = {
  mounted: t('It is open', {}, { comment: 'Why a disk cannot be used. “It” is the disk.' }),
  swap: t('It is used as swap memory', {}, { comment: 'Why a disk cannot be used. “It” is the disk.' }),
  raid: t('It is part of a RAID', {}, { comment: 'Why a disk cannot be used. “It” is the disk.' }),
  lvm: t(
    'It is part of a volume group (LVM)',
    {},
    { comment: 'Why a disk cannot be used. “It” is the disk.' },
  ),
  luks: t(
    'It holds an encrypted volume that is unlocked',
    {},
    { comment: 'Why a disk cannot be used. “It” is the disk.' },
  ),
  other: t('Something else uses it', {}, { comment: 'Why a disk cannot be used. “It” is the disk.' }),
};

export const readinessParts: Readonly<Record<ReadinessPart, string>> = {
  'os-release': t(
    'its name (os-release)',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  init: t(
    'a system manager',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  kernel: t(
    'a kernel',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  initrd: t(
    'an initrd',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  'boot-loader': t(
    'a boot loader',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  'factory-etc': t(
    'factory settings for /etc',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  'system-users': t(
    'definitions of its users',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  tmpfiles: t(
    'definitions of its folders',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
  program: t(
    'a program to start',
    {},
    { comment: 'One of the {parts} in “It lacks {parts}.” “It” is the system to be installed.' },
  ),
};

export const staleReasons: Readonly<Record<StaleReason, string>> = {
  'disk-gone': t('The disk is no longer there.'),
  'disk-exchanged': t('Another disk is in its place.'),
  'disk-resized': t('The disk has another size.'),
  'partitions-changed': t('What is on the disk has changed.'),
  'disk-in-use': t('The disk has been put to use.'),
  'stream-changed': t('The image has changed.'),
  'system-changed': t('The systems on the disk have changed.'),
};

export const aftermaths: Readonly<Record<Aftermath, string>> = {
  untouched: t('Nothing on the disk was changed. It is as it was.'),
  'erased-not-bootable': t(
    'The disk was erased and holds no system that starts. What was on it is gone; you can install onto it again.',
    {},
    { loss: true },
  ),
  'as-before': t('The system is what it was before. What was made beside it has been cleared away.'),
  'in-force': t('The change itself is made and holds. Something after it did not work.'),
};

export const buses: Readonly<Record<Disk['bus'], string>> = {
  nvme: t('NVMe', {}, { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' }),
  sata: t('SATA', {}, { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' }),
  usb: t('USB', {}, { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' }),
  mmc: t(
    'Memory card',
    {},
    { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' },
  ),
  virtio: t(
    'Virtual disk',
    {},
    { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' },
  ),
  scsi: t('SCSI', {}, { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' }),
  loop: t(
    'Disk image',
    {},
    { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' },
  ),
  other: t(
    'Disk',
    {},
    { context: 'connection', comment: 'What kind of disk it is, by how it is connected.' },
  ),
};

export const kinds: Readonly<Record<ContentKind | LayoutPart['kind'], string>> = {
  esp: t('Boot partition', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  linux: t('Linux', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  windows: t('Windows', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  pristine: t(
    '{product} system',
    { product },
    { context: 'content', comment: 'What is on a part of a disk: a system that this program has installed.' },
  ),
  data: t('Data', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  swap: t('Swap', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  luks: t('Encrypted data', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  lvm: t('Volume group (LVM)', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  raid: t('Part of a RAID', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  reserved: t('Reserved', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  unknown: t('Unknown data', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  empty: t('Unused partition', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
  free: t('Free', {}, { context: 'content', comment: 'What is on a part of a disk.' }),
};
