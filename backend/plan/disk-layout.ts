import type { Offer } from '../contract/offer.ts';
import { wayFrom } from '../contract/way.ts';

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

/** GPT name of the partition that holds the trees; also in assets/repart. */
export const btrfsLabel = 'pristine';
/** GPT name of the only partition on a disk that was erased for an installation which did not get further. */
export const unfinishedLabel = 'pristine-unfinished';

/** Below this nothing of use fits beside the ESP. */
export const smallestDiskBytes = 2 * gibibyte;

/** Which definitions in assets/repart a disk of this size gets: a smaller ESP below 16 GiB. */
export function definitionsFor(sizeBytes: number): {
  readonly name: 'install' | 'install-small';
  readonly espBytes: number;
} {
  return sizeBytes < 16 * gibibyte
    ? { name: 'install-small', espBytes: 512 * mebibyte }
    : { name: 'install', espBytes: gibibyte };
}

/** What btrfs takes for its own metadata and keeps free so as to be able to work at all. */
const btrfsReserveBytes = 512 * mebibyte;

/** The smallest disk that holds a tree of `treeBytes` with room to live. Bytes. */
export function neededBytes(treeBytes: number, espBytes: number): number {
  return espBytes + Math.ceil(treeBytes * 1.1) + btrfsReserveBytes;
}

/** What to count with where nobody says how large the tree is: streams are compressed to a third at best. Bytes. */
export function installedBytes(offer: Offer): number {
  const way = wayFrom(offer.ways, new Set());
  return offer.installedBytes ?? (way === undefined ? 0 : way.bytes);
}
