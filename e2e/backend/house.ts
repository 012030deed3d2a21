import type { Lab } from '../lab/lab.ts';
import { change, inLab } from './machine.ts';

/** Runs a script with a file system as its folder, and gives what it prints. In one shell: each command from outside costs a tenth of a second. */
function mounted(lab: Lab, mount: string, folder: string, script: string): Promise<string> {
  const around = `mount --mkdir ${mount} ${folder}; trap 'cd /; umount ${folder} || exit 125' EXIT; cd ${folder}`;
  return inLab(lab, ['sh', '-euc', `${around}; ${script}`]);
}

/** Runs a script with the top of the installed disk's file system as its folder, and gives what it prints. */
export function atTop(lab: Lab, script: string): Promise<string> {
  return mounted(lab, '-o subvolid=5 /dev/ubdb2', '/run/top', script);
}

/** Runs a script with the ESP as its folder, and gives what it prints. */
export function onEsp(lab: Lab, script: string): Promise<string> {
  return mounted(lab, '-t vfat /dev/ubdb1', '/run/esp', script);
}

export const root = 'root:main:org.test.small:x86_64';
export const home = 'home:main:org.test.small:x86_64';

/** Makes a used system of a new one: settings, state, personal files, and subvolumes inside as systemd makes them. */
export async function live(lab: Lab): Promise<void> {
  await atTop(
    lab,
    `mkdir -p ${root}/etc
    echo settings > ${root}/etc/marker; touch ${root}/etc/.updated
    echo state > ${root}/var/marker; touch ${root}/var/.updated
    btrfs -q subvolume create ${root}/var/machines; echo machine > ${root}/var/machines/marker
    btrfs -q subvolume create ${root}/srv; echo served > ${root}/srv/marker
    mkdir ${home}/anna; echo letter > ${home}/anna/marker`,
  );
}

/** What of the used system is there: the marker files by the folders that they lie in. */
export async function markers(lab: Lab): Promise<readonly string[]> {
  const found = await atTop(lab, `find ${root} ${home} -name marker -printf '%P\\n'`);
  return found
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/\/marker$/u, ''))
    .toSorted((a, b) => a.localeCompare(b));
}

/** Goes back to the version before, and removes the newer one of the disk's. Throws where that fails. */
export async function stepBack(lab: Lab, tree: string): Promise<void> {
  for (const command of ['tree rollback --system main', `tree remove --store /dev/ubdb2 --tree ${tree}`]) {
    const { exitCode, issues, problem, outcome } = await change(lab, command);
    if (exitCode !== 0) throw new Error(`${command}: ${JSON.stringify({ issues, problem, outcome })}`);
  }
}
