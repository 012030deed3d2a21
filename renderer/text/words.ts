import type { ContentKind, Disk } from '../../backend/contract/facts.ts';
import type { LayoutPart, StepId } from '../../backend/contract/plan.ts';
import type { DiskUse, Fix, Proof, ReadinessPart, StaleReason } from '../../backend/contract/problem.ts';
import type { Aftermath } from '../../backend/contract/run.ts';
import { t } from './translate.ts';

/** A step as an item of a list, and as the sentence while it runs. */
export interface StepText {
  readonly name: string;
  readonly doing: string;
}

export const steps: Readonly<Record<StepId, StepText>> = {
  'check-stream': { name: t('Check the image'), doing: t('Checking the image, to the last byte') },
  'check-disk': { name: t('Check the disk'), doing: t('Checking that the disk is still the one you chose') },
  erase: { name: t('Erase the disk'), doing: t('Erasing the disk') },
  partition: { name: t('Divide the disk'), doing: t('Making the partitions') },
  receive: { name: t('Write the system'), doing: t('Writing the system to the disk') },
  publish: { name: t('Put it in its place'), doing: t('Putting what came in its place') },
  'create-root': {
    name: t('Make room for settings and files'),
    doing: t('Making room for settings and files'),
  },
  'boot-entry': { name: t('Prepare the start'), doing: t('Preparing the start of the system') },
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
  delete: { name: t('Delete what goes'), doing: t('Deleting what goes') },
  discard: {
    name: t('Discard the freed space'),
    doing: t('Telling the disk that the freed space is not needed any more'),
  },
  'verify-store': { name: t('Verify the result'), doing: t('Reading the result back to verify it') },
};

export const proofs: Readonly<Record<Proof, string>> = {
  'partition-table': t('The partition table is in order.'),
  'esp-file-system': t('The boot partition is in order.'),
  'btrfs-file-system': t('The file system is in order.'),
  'usr-tree': t('The system is whole and unchanged.'),
  'root-tree': t('There is a place for settings and data.'),
  settings: t('What it was told to be set to is there.'),
  'home-tree': t('There is a place for personal files.'),
  'delivered-trees': t('All that was added is whole and unchanged.'),
  'kernel-files': t('The kernel is the one of the image.'),
  'boot-entry': t('The boot entry names what is on the disk.'),
  'boot-loader': t('The boot loader is in place.'),
  'new-state': t('The new state is in force.'),
  'old-state-kept': t('What was there before is kept whole.'),
  'personal-files-kept': t('The personal files are untouched.'),
  'file-system-consistent': t('The file system is consistent.'),
  'boot-menu': t('The boot menu starts what it should.'),
  'good-entry': t('There is a boot entry that is known to work.'),
  deleted: t('What was to go is deleted.'),
  discarded: t('The disk was told that the freed space is not needed any more.'),
};

/** What could not be verified, within a sentence. */
export const proofSubjects: Readonly<Record<Proof, string>> = {
  'partition-table': t('the partition table'),
  'esp-file-system': t('the boot partition'),
  'btrfs-file-system': t('the file system'),
  'usr-tree': t('the system'),
  'root-tree': t('the place for settings and data'),
  settings: t('what it was told to be set to'),
  'home-tree': t('the place for personal files'),
  'delivered-trees': t('what was added'),
  'kernel-files': t('the kernel'),
  'boot-entry': t('the boot entry'),
  'boot-loader': t('the boot loader'),
  'new-state': t('the new state'),
  'old-state-kept': t('what was to be kept of the old state'),
  'personal-files-kept': t('the personal files'),
  'file-system-consistent': t('the file system'),
  'boot-menu': t('the boot menu'),
  'good-entry': t('the boot entry that should work'),
  deleted: t('the deletion'),
  discarded: t('the discarding of freed space'),
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
  retry: button(t('Try again')),
  refresh: button(t('Look again')),
  'choose-another-disk': button(t('Choose another disk')),
  'choose-another-image': button(t('Choose another system')),
  'start-over': button(t('Start over')),
  'save-log': button(t('Save the log')),
  'free-the-disk': advice(t('Close what uses the disk, or take it out of use, and look again.')),
  restart: advice(t('If that does not help, restart the computer.')),
  'connect-power': advice(t('Connect the computer to power.')),
  'switch-to-uefi': advice(
    t(
      'Restart, open the firmware settings, switch “Legacy” or “CSM” off and UEFI on, and start this medium again.',
    ),
  ),
  'disable-secure-boot': advice(
    t('Restart, open the firmware settings, switch Secure Boot off, and start this medium again.'),
  ),
  'install-tool': advice(t('Tell whoever made this medium: it lacks a program that installing needs.')),
  'wait-for-the-other-run': advice(t('Wait until the other work has ended.')),
  repair: button(t('Repair')),
  'restart-the-system': advice(t('Restart that system, and look again.')),
  'start-from-medium': advice(t('Start this computer from the installation medium, and do it from there.')),
  'let-go-of-remains': button(t('Let go of what was kept')),
  'choose-another-name': button(t('Choose another name')),
  'check-the-network': advice(
    t('Check the cable, or the wireless network and whether it wants you to sign in.'),
  ),
  'set-the-clock': advice(t('Set the date and the time of this computer.')),
  'ask-the-publisher': advice(t('Tell whoever runs the repository.')),
};

export const uses: Readonly<Record<DiskUse, string>> = {
  mounted: t('It is open'),
  swap: t('It is used as swap memory'),
  raid: t('It is part of a RAID'),
  lvm: t('It is part of a volume group (LVM)'),
  luks: t('It holds an encrypted volume that is unlocked'),
  other: t('Something else uses it'),
};

export const readinessParts: Readonly<Record<ReadinessPart, string>> = {
  'os-release': t('its name (os-release)'),
  init: t('a system manager'),
  kernel: t('a kernel'),
  initrd: t('an initrd'),
  'boot-loader': t('a boot loader'),
  'factory-etc': t('factory settings for /etc'),
  'system-users': t('definitions of its users'),
  tmpfiles: t('definitions of its folders'),
  program: t('a program to start'),
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
  ),
  'as-before': t('The system is what it was before. What was made beside it has been cleared away.'),
  'in-force': t('The change itself is made and holds. Something after it did not work.'),
};

export const buses: Readonly<Record<Disk['bus'], string>> = {
  nvme: t('NVMe'),
  sata: t('SATA'),
  usb: t('USB'),
  mmc: t('Memory card'),
  virtio: t('Virtual disk'),
  scsi: t('SCSI'),
  loop: t('Disk image'),
  other: t('Disk'),
};

export const kinds: Readonly<Record<ContentKind | LayoutPart['kind'], string>> = {
  esp: t('Boot partition'),
  linux: t('Linux'),
  windows: t('Windows'),
  pristine: t('Pristine system'),
  data: t('Data'),
  swap: t('Swap'),
  luks: t('Encrypted data'),
  lvm: t('Volume group (LVM)'),
  raid: t('Part of a RAID'),
  reserved: t('Reserved'),
  unknown: t('Unknown data'),
  empty: t('Unused partition'),
  free: t('Free'),
};
