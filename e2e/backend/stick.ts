import { inLab } from './machine.ts';
import type { Lab } from '../lab/lab.ts';

// A disk that the kernel takes for one that can be unplugged, and that is pulled out as a real one is: whatever is open on it fails.

const megabytes = 96;

/** Plugs the stick in: empty the first time, and later with what it had. */
export async function plugIn(lab: Lab): Promise<void> {
  await inLab(lab, [
    'sh',
    '-c',
    `if [ -e /sys/bus/pseudo/drivers/scsi_debug ]
    then echo 1 > /sys/bus/pseudo/drivers/scsi_debug/add_host
    else modprobe sd_mod; modprobe scsi_debug removable=1 dev_size_mb=${megabytes}
    fi
    until [ -e /dev/sda ]; do sleep 0.1; done; udevadm settle`,
  ]);
}

export async function pullOut(lab: Lab): Promise<void> {
  await inLab(lab, ['sh', '-c', 'echo 1 > /sys/block/sda/device/delete; udevadm settle']);
}

/** Plugs in a stick with a file system called STICK that holds what is in a folder. */
export async function plugInWith(lab: Lab, folder: string, make = 'mkfs.vfat -n STICK'): Promise<void> {
  await plugIn(lab);
  // Who listens to the backend has it look into what was there just now.
  await inLab(lab, [
    'sh',
    '-c',
    `set -e; until wipefs --all --quiet /dev/sda && ${make} /dev/sda >/dev/null; do sleep 0.2; done
    until mount --mkdir -o rw /dev/sda /run/fill; do sleep 0.2; done; cp -r ${folder}/. /run/fill; umount /run/fill
    udevadm settle`,
  ]);
}
