import type { ContentKind, Disk } from '../../backend/contract/facts.ts';
import type { LayoutPart, StepId } from '../../backend/contract/plan.ts';
import type { DiskUse, Fix, Proof, ReadinessPart, StaleReason } from '../../backend/contract/problem.ts';
import type { Aftermath } from '../../backend/contract/run.ts';

/** A step as an item of a list, and as the sentence while it runs. */
export interface StepText {
  readonly name: string;
  readonly doing: string;
}

export const steps: Readonly<Record<StepId, StepText>> = {
  'check-stream': { name: 'Check the image', doing: 'Checking the image, to the last byte' },
  'check-disk': { name: 'Check the disk', doing: 'Checking that the disk is still the one you chose' },
  erase: { name: 'Erase the disk', doing: 'Erasing the disk' },
  partition: { name: 'Divide the disk', doing: 'Making the partitions' },
  receive: { name: 'Write the system', doing: 'Writing the system to the disk' },
  publish: { name: 'Put it in its place', doing: 'Putting what came in its place' },
  'create-root': { name: 'Make room for settings and files', doing: 'Making room for settings and files' },
  'boot-entry': { name: 'Prepare the start', doing: 'Preparing the start of the system' },
  'verify-trees': { name: 'Verify the system', doing: 'Reading the system back from the disk to verify it' },
  'boot-loader': { name: 'Install the boot loader', doing: 'Installing the boot loader' },
  verify: { name: 'Verify the installation', doing: 'Verifying the whole installation' },
  'check-store': { name: 'Check what is there', doing: 'Checking that all is still as reviewed' },
  settle: { name: 'Settle what was left over', doing: 'Settling what an interrupted change left over' },
  build: { name: 'Make the new beside the old', doing: 'Making the new beside the old' },
  exchange: { name: 'Exchange new and old', doing: 'Exchanging new and old' },
  stamps: {
    name: 'Have the system bring itself up to date',
    doing: 'Marking what has to be brought up to date',
  },
  'boot-menu': { name: 'Set the boot menu', doing: 'Setting the boot menu' },
  delete: { name: 'Delete what goes', doing: 'Deleting what goes' },
  discard: {
    name: 'Discard the freed space',
    doing: 'Telling the disk that the freed space is not needed any more',
  },
  'verify-store': { name: 'Verify the result', doing: 'Reading the result back to verify it' },
};

export const proofs: Readonly<Record<Proof, string>> = {
  'partition-table': 'The partition table is in order.',
  'esp-file-system': 'The boot partition is in order.',
  'btrfs-file-system': 'The file system is in order.',
  'usr-tree': 'The system is whole and unchanged.',
  'root-tree': 'There is a place for settings and data.',
  settings: 'What it was told to be set to is there.',
  'home-tree': 'There is a place for personal files.',
  'delivered-trees': 'All that was added is whole and unchanged.',
  'kernel-files': 'The kernel is the one of the image.',
  'boot-entry': 'The boot entry names what is on the disk.',
  'boot-loader': 'The boot loader is in place.',
  'new-state': 'The new state is in force.',
  'old-state-kept': 'What was there before is kept whole.',
  'personal-files-kept': 'The personal files are untouched.',
  'file-system-consistent': 'The file system is consistent.',
  'boot-menu': 'The boot menu starts what it should.',
  'good-entry': 'There is a boot entry that is known to work.',
  deleted: 'What was to go is deleted.',
  discarded: 'The disk was told that the freed space is not needed any more.',
};

/** What could not be verified, within a sentence. */
export const proofSubjects: Readonly<Record<Proof, string>> = {
  'partition-table': 'the partition table',
  'esp-file-system': 'the boot partition',
  'btrfs-file-system': 'the file system',
  'usr-tree': 'the system',
  'root-tree': 'the place for settings and data',
  settings: 'what it was told to be set to',
  'home-tree': 'the place for personal files',
  'delivered-trees': 'what was added',
  'kernel-files': 'the kernel',
  'boot-entry': 'the boot entry',
  'boot-loader': 'the boot loader',
  'new-state': 'the new state',
  'old-state-kept': 'what was to be kept of the old state',
  'personal-files-kept': 'the personal files',
  'file-system-consistent': 'the file system',
  'boot-menu': 'the boot menu',
  'good-entry': 'the boot entry that should work',
  deleted: 'the deletion',
  discarded: 'the discarding of freed space',
};

/** Fixes that this window can do are buttons; the others are advice. */
export type FixText =
  | { readonly kind: 'button'; readonly label: string }
  | { readonly kind: 'advice'; readonly sentence: string };

function button(label: string): FixText {
  return { kind: 'button', label };
}

function advice(sentence: string): FixText {
  return { kind: 'advice', sentence };
}

export const fixes: Readonly<Record<Fix, FixText>> = {
  retry: button('Try again'),
  refresh: button('Look again'),
  'choose-another-disk': button('Choose another disk'),
  'choose-another-image': button('Choose another system'),
  'start-over': button('Start over'),
  'save-log': button('Save the log'),
  'free-the-disk': advice('Close what uses the disk, or take it out of use, and look again.'),
  restart: advice('If that does not help, restart the computer.'),
  'connect-power': advice('Connect the computer to power.'),
  'switch-to-uefi': advice(
    'Restart, open the firmware settings, switch “Legacy” or “CSM” off and UEFI on, and start this medium again.',
  ),
  'disable-secure-boot': advice(
    'Restart, open the firmware settings, switch Secure Boot off, and start this medium again.',
  ),
  'install-tool': advice('Tell whoever made this medium: it lacks a program that installing needs.'),
  'wait-for-the-other-run': advice('Wait until the other work has ended.'),
  repair: button('Repair'),
  'restart-the-system': advice('Restart that system, and look again.'),
  'start-from-medium': advice('Start this computer from the installation medium, and do it from there.'),
  'let-go-of-remains': button('Let go of what was kept'),
  'choose-another-name': button('Choose another name'),
  'check-the-network': advice(
    'Check the cable, or the wireless network and whether it wants you to sign in.',
  ),
  'set-the-clock': advice('Set the date and the time of this computer.'),
  'ask-the-publisher': advice('Tell whoever runs the repository.'),
};

export const uses: Readonly<Record<DiskUse, string>> = {
  mounted: 'It is open',
  swap: 'It is used as swap memory',
  raid: 'It is part of a RAID',
  lvm: 'It is part of a volume group (LVM)',
  luks: 'It holds an encrypted volume that is unlocked',
  other: 'Something else uses it',
};

export const readinessParts: Readonly<Record<ReadinessPart, string>> = {
  'os-release': 'its name (os-release)',
  init: 'a system manager',
  kernel: 'a kernel',
  initrd: 'an initrd',
  'boot-loader': 'a boot loader',
  'factory-etc': 'factory settings for /etc',
  'system-users': 'definitions of its users',
  tmpfiles: 'definitions of its folders',
  program: 'a program to start',
};

export const staleReasons: Readonly<Record<StaleReason, string>> = {
  'disk-gone': 'The disk is no longer there.',
  'disk-exchanged': 'Another disk is in its place.',
  'disk-resized': 'The disk has another size.',
  'partitions-changed': 'What is on the disk has changed.',
  'disk-in-use': 'The disk has been put to use.',
  'stream-changed': 'The image has changed.',
  'system-changed': 'The systems on the disk have changed.',
};

export const aftermaths: Readonly<Record<Aftermath, string>> = {
  untouched: 'Nothing on the disk was changed. It is as it was.',
  'erased-not-bootable':
    'The disk was erased and holds no system that starts. What was on it is gone; you can install onto it again.',
  'as-before': 'The system is what it was before. What was made beside it has been cleared away.',
  'in-force': 'The change itself is made and holds. Something after it did not work.',
};

export const buses: Readonly<Record<Disk['bus'], string>> = {
  nvme: 'NVMe',
  sata: 'SATA',
  usb: 'USB',
  mmc: 'Memory card',
  virtio: 'Virtual disk',
  scsi: 'SCSI',
  loop: 'Disk image',
  other: 'Disk',
};

export const kinds: Readonly<Record<ContentKind | LayoutPart['kind'], string>> = {
  esp: 'Boot partition',
  linux: 'Linux',
  windows: 'Windows',
  pristine: 'Pristine system',
  data: 'Data',
  swap: 'Swap',
  luks: 'Encrypted data',
  lvm: 'Volume group (LVM)',
  raid: 'Part of a RAID',
  reserved: 'Reserved',
  unknown: 'Unknown data',
  empty: 'Unused partition',
  free: 'Free',
};
