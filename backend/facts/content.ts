import type { ContentKind } from '../contract/facts.ts';
import type { BlockDevice } from './block-devices.ts';

// Partition types of the Discoverable Partitions Specification and of Microsoft.
const espTypes: ReadonlySet<string> = new Set(['c12a7328-f81f-11d2-ba4b-00a0c93ec93b', '0xef']);
const microsoftReserved = 'e3c9e316-0b5c-4db8-817d-f92df00215ae';
const reservedTypes: ReadonlySet<string> = new Set([
  microsoftReserved,
  'de94bba4-06d1-4d40-a16a-bfd50179d6ac',
  '21686148-6449-6e6f-744e-656564454649',
]);

export function hasWindows(disk: BlockDevice): boolean {
  return disk.children.some((part) => part.parttype === microsoftReserved || part.fstype === 'BitLocker');
}

/** What the signatures on a device say, before anything is looked into. */
export function contentOf(device: BlockDevice, besideWindows: boolean): ContentKind {
  if (espTypes.has(device.parttype)) return 'esp';
  switch (device.fstype) {
    case 'crypto_LUKS':
      return 'luks';
    case 'LVM2_member':
      return 'lvm';
    case 'linux_raid_member':
    case 'isw_raid_member':
    case 'ddf_raid_member':
      return 'raid';
    case 'swap':
      return 'swap';
    case 'BitLocker':
      return 'windows';
    case 'ntfs':
      // For where nothing here can look into it.
      return besideWindows && !reservedTypes.has(device.parttype) ? 'windows' : 'data';
    case '':
      if (reservedTypes.has(device.parttype)) return 'reserved';
      return device.unknown ? 'unknown' : 'empty';
    default:
      return reservedTypes.has(device.parttype) ? 'reserved' : 'data';
  }
}
