import type { LogLine, LogPlace } from '../../backend/contract/log.ts';
import { idOf } from './disks.ts';

export function logLine(
  second: number,
  source: string,
  text: string,
  level: LogLine['level'] = 'info',
): LogLine {
  return { at: new Date(Date.UTC(2026, 10, 23, 13, 40, second)).toISOString(), source, text, level };
}

/** As a run that failed leaves it. */
export const shortLog: readonly LogLine[] = [
  logLine(0, 'run', 'step check-disk: running'),
  logLine(0, 'run', 'udevadm settle --timeout=10'),
  logLine(
    1,
    'run',
    'lsblk --json --bytes --tree --output PATH,TYPE,SIZE,RO,RM,MODEL,VENDOR,SERIAL /dev/nvme0n1',
  ),
  logLine(1, 'run', 'step check-disk: done after 812 ms'),
  logLine(1, 'run', 'step erase: running'),
  logLine(2, 'run', 'sfdisk --quiet --wipe always --lock=nonblock /dev/nvme0n1'),
  logLine(2, 'run', 'step erase: done after 402 ms'),
  logLine(3, 'run', 'step receive: running'),
  logLine(3, 'run', 'btrfs receive --quiet /run/pristine/mnt/m-4PqX2b/.pristine/incoming'),
  logLine(9, 'btrfs', 'ERROR: crc32 mismatch in command', 'error'),
  logLine(9, 'run', 'step receive failed: stream.corrupt {"file":"sample-2.btrfs.zst"}', 'error'),
];

export const stickPlace: LogPlace = {
  id: idOf('place', 'stick'),
  kind: 'stick',
  name: 'PHOTOS',
  device: '/dev/sdf1',
};

export const bootPlace: LogPlace = {
  id: idOf('place', 'esp'),
  kind: 'boot-partition',
  name: 'Samsung SSD 980 PRO',
  device: '/dev/nvme0n1p1',
};
