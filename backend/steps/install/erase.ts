import { unfinishedLabel } from '../../plan/disk-layout.ts';
import type { InstallContext } from './context.ts';

// A type that no definition matches, so that the partitioner leaves the mark alone.
const markType = '5f2b6a0e-8c0d-4a53-9d0b-6c1f1e7a4d21';
/** Behind the partitions that are to come, which get the numbers before it. */
export const markNumber = 3;
const mebibyte = 1024 * 1024;
const sectorBytes = 512;

/**
 * Replaces whatever partition table there is by one that says that an installation is under way. From here
 * until the new partitions are there, this mark is the journal: after a power cut nothing on the disk boots, and
 * the next start can say why.
 */
export async function erase({ commands, plan }: InstallContext): Promise<void> {
  const { device, sizeBytes } = plan.disk;
  // The last MiB but one: the very last holds the backup of the table.
  const start = (Math.floor(sizeBytes / mebibyte) - 2) * (mebibyte / sectorBytes);
  const mark = `start=${start}, size=${mebibyte / sectorBytes}, type=${markType}, name="${unfinishedLabel}"`;
  await commands.run(['sfdisk', '--lock=yes', '--wipe=always', '--wipe-partitions=always', device], {
    input: `label: gpt\n${device}${markNumber} : ${mark}\n`,
  });
  await commands.run(['udevadm', 'settle', '--timeout=30']);
}

/** Takes the mark away: from here on the journal in the file system tells. */
export async function removeMark({ commands, plan }: InstallContext): Promise<void> {
  await commands.run(['sfdisk', '--lock=yes', '--delete', plan.disk.device, String(markNumber)]);
  await commands.run(['udevadm', 'settle', '--timeout=30']);
}
