import type { ContentKind, Disk } from '../../backend/contract/facts.ts';
import type { InstallStep, LayoutPart } from '../../backend/contract/plan.ts';
import type { DiskUse, Fix, Proof, ReadinessPart, StaleReason } from '../../backend/contract/problem.ts';
import type { Aftermath } from '../../backend/contract/run.ts';

/** A step as an item of a list, and as the sentence while it runs. */
export interface StepText {
  readonly name: string;
  readonly doing: string;
}

export const steps: Readonly<Record<InstallStep, StepText>> = {
  'check-stream': { name: 'Check the image', doing: 'Checking the image, to the last byte' },
  'check-disk': { name: 'Check the disk', doing: 'Checking that the disk is still the one you chose' },
  erase: { name: 'Erase the disk', doing: 'Erasing the disk' },
  partition: { name: 'Divide the disk', doing: 'Making the partitions' },
  receive: { name: 'Write the system', doing: 'Writing the system to the disk' },
  'create-root': { name: 'Make room for settings and files', doing: 'Making room for settings and files' },
  'boot-entry': { name: 'Prepare the start', doing: 'Preparing the start of the system' },
  'verify-trees': { name: 'Verify the system', doing: 'Reading the system back from the disk to verify it' },
  'boot-loader': { name: 'Install the boot loader', doing: 'Installing the boot loader' },
  verify: { name: 'Verify the installation', doing: 'Verifying the whole installation' },
};

export const proofs: Readonly<Record<Proof, string>> = {
  'partition-table': 'The partition table is in order.',
  'esp-file-system': 'The boot partition is in order.',
  'btrfs-file-system': 'The file system is in order.',
  'usr-tree': 'The system is whole and unchanged.',
  'root-tree': 'There is a place for settings and data.',
  'home-tree': 'There is a place for personal files.',
  'kernel-files': 'The kernel is the one of the image.',
  'boot-entry': 'The boot entry names what is on the disk.',
  'boot-loader': 'The boot loader is in place.',
};

/** What could not be verified, within a sentence. */
export const proofSubjects: Readonly<Record<Proof, string>> = {
  'partition-table': 'the partition table',
  'esp-file-system': 'the boot partition',
  'btrfs-file-system': 'the file system',
  'usr-tree': 'the system',
  'root-tree': 'the place for settings and data',
  'home-tree': 'the place for personal files',
  'kernel-files': 'the kernel',
  'boot-entry': 'the boot entry',
  'boot-loader': 'the boot loader',
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
  'wait-for-the-other-run': advice('Wait until the other installation has ended.'),
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
};

export const staleReasons: Readonly<Record<StaleReason, string>> = {
  'disk-gone': 'The disk is no longer there.',
  'disk-exchanged': 'Another disk is in its place.',
  'disk-resized': 'The disk has another size.',
  'partitions-changed': 'What is on the disk has changed.',
  'disk-in-use': 'The disk has been put to use.',
  'stream-changed': 'The image has changed.',
};

export const aftermaths: Readonly<Record<Aftermath, string>> = {
  untouched: 'Nothing on the disk was changed. It is as it was.',
  'erased-not-bootable':
    'The disk was erased and holds no system that starts. What was on it is gone; you can install onto it again.',
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
