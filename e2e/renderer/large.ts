import { facts as factsSchema, type Disk, type Facts } from '../../backend/contract/facts.ts';
import { diskOf } from './disks.ts';
import { machine } from './machine.ts';
import { laptopStore, usr } from './stores.ts';

const gib = 1024 ** 3;

/** One of many disks with two systems and somebody's files. */
function diskNumber(number: number): Disk {
  return diskOf(
    `sd${number}`,
    [
      {
        kind: 'esp',
        label: 'EFI system partition',
        fileSystem: 'vfat',
        sizeBytes: gib,
        usedBytes: 61_000_000,
      },
      {
        kind: 'windows',
        label: 'Basic data partition',
        fileSystem: 'ntfs',
        system: 'Windows',
        sizeBytes: 300 * gib,
        usedBytes: 120_000_000_000,
      },
      {
        kind: 'linux',
        label: 'root',
        fileSystem: 'ext4',
        system: 'Debian GNU/Linux 13 (trixie)',
        sizeBytes: 100 * gib,
        usedBytes: 31_000_000_000,
      },
      { kind: 'data', label: 'Photos', fileSystem: 'ntfs', sizeBytes: 500 * gib, usedBytes: 48_300_000_000 },
    ],
    { model: 'WDC WD10EZEX-08W', serial: `WD-${number}`, sizeBytes: 1_000_204_886_016 },
  );
}

/** A machine with as many disks, and on one of them as many versions, as nobody ever saw. */
export const largeMachine: Facts = factsSchema.parse({
  ...machine,
  disks: Array.from({ length: 500 }, (_, index) => diskNumber(index + 1)),
  stores: [
    {
      ...laptopStore,
      trees: Array.from({ length: 2000 }, (_, index) => ({
        ...laptopStore.trees[0],
        tree: usr(String(index + 1)),
        uuids: [crypto.randomUUID(), crypto.randomUUID()],
        madeAt: new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString(),
      })),
    },
  ],
});
