import { inLab, shellOk } from './machine.ts';
import type { Lab } from '../lab/lab.ts';

// A disk that the kernel takes for one that can be unplugged, and that is pulled out as a real one is: whatever is open on it fails.

const megabytes = 96;

/** Who listens to the backend has it look into the stick just now and then: mount says on either output that it must wait. */
const mountAt = (place: string): string =>
  `until mount --mkdir -o rw /dev/sda ${place} >/dev/null 2>&1; do sleep 0.2; done`;

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
  await inLab(lab, [
    'sh',
    '-c',
    `set -e; until wipefs --all --quiet /dev/sda && ${make} /dev/sda >/dev/null; do sleep 0.2; done
    ${mountAt('/run/fill')}; cp -r ${folder}/. /run/fill; umount /run/fill
    udevadm settle`,
  ]);
}

/** Runs a script in the stick's file system, and gives what it prints. */
export async function onStick(lab: Lab, script: string): Promise<string> {
  return shellOk(lab, `set -e; ${mountAt('/run/stick')}; cd /run/stick; ${script}; cd /; umount /run/stick`);
}
