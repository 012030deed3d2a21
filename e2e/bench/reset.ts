import type { StepId } from '../../backend/contract/plan.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { inLab, installArgv } from '../backend/machine.ts';
import type { Lab } from '../lab/lab.ts';
import { runCommand } from './run-command.ts';
import { median, ratioRow, seconds, type Row } from './table.ts';

const rounds = 3;

/** A disk with one system on it, which is called like what is in its /var. */
interface System {
  readonly name: 'much' | 'little';
  readonly device: string;
  /** Fills the /var that it is run in. */
  readonly fill: string;
}

// By split(1), which makes thousands of files in the time that a shell needs for one.
const much: System = {
  name: 'much',
  device: '/dev/ubdb',
  fill: `for folder in $(seq 100); do
    mkdir -p "lib/filler/$folder"
    head -c 21474836 /dev/zero | split --bytes=21475 --numeric-suffixes --suffix-length=3 - "lib/filler/$folder/"
  done`,
};
const little: System = {
  name: 'little',
  device: '/dev/ubdc',
  fill: 'mkdir -p lib/filler; head -c 40960 /dev/zero | split --bytes=4096 - lib/filler/',
};

function change(lab: Lab, { name }: System, ...verb: readonly string[]): Promise<RunState> {
  return runCommand(lab, ['pristine', ...verb, '--system', name, '--yes', '--json']);
}

/** Runs a script in the folder of the system's root tree. */
function inRoot(lab: Lab, { device }: System, script: string): Promise<string> {
  const whole = `set -e; mount --mkdir -o subvolid=5 ${device}2 /run/top; cd /run/top/root:*
    ${script}
    cd /; umount /run/top`;
  return inLab(lab, ['sh', '-c', whole]);
}

async function prepare(lab: Lab, system: System, stream: string): Promise<void> {
  await runCommand(lab, [...installArgv(system.device, [stream]), '--name', system.name]);
  await inRoot(lab, system, `(cd var; ${system.fill})`);
}

/** Resets, and undoes that again, so that the next round finds the same. */
async function resetOnce(lab: Lab, system: System): Promise<RunState> {
  await inLab(lab, ['sh', '-c', 'sync; echo 3 >/proc/sys/vm/drop_caches']);
  const measured = await change(lab, system, 'reset', '--mode', 'state');
  await change(lab, system, 'undo');
  await change(lab, system, 'let-go');
  return measured;
}

/** From the run's start to the end of a step, in milliseconds. */
function elapsedUntil({ steps }: RunState, last: StepId): number {
  const end = steps.findIndex(({ id }) => id === last);
  return steps.slice(0, end + 1).reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
}

const timed = (script: string): string =>
  `start=$(date +%s%N); ${script}; echo $(( ($(date +%s%N) - start) / 1000000 ))`;

/** What an ordinary system does to get rid of the same. */
async function removeFiles(lab: Lab): Promise<number> {
  await inLab(lab, ['sh', '-c', 'sync; echo 3 >/proc/sys/vm/drop_caches']);
  return Number(await inRoot(lab, much, timed('rm -rf var/lib/filler; sync --file-system .')));
}

/** What installing anew costs at least. */
async function reinstall(lab: Lab, stream: string): Promise<number> {
  const script = timed(
    'mkfs.btrfs --quiet --force "$1"; mount --mkdir "$1" /run/bare; zstd -dcq "$2" | btrfs receive -q /run/bare; umount /run/bare',
  );
  return Number(await inLab(lab, ['sh', '-c', script, 'sh', `${little.device}2`, stream]));
}

/** A state reset with 100,000 files and 2 GiB in /var against one with 10 files, and what it saves. */
export async function measureReset(lab: Lab, stream: string): Promise<readonly Row[]> {
  for (const system of [little, much]) await prepare(lab, system, stream);
  const runs: Record<System['name'], RunState[]> = { much: [], little: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const system of [little, much]) runs[system.name].push(await resetOnce(lab, system));
  }
  const inForce = (name: System['name']): number =>
    median(runs[name].map((one) => elapsedUntil(one, 'exchange')));
  const whole = (name: System['name']): number => median(runs[name].map((one) => one.elapsedMs));
  const removed = await removeFiles(lab);
  const anew: number[] = [];
  for (let round = 0; round < rounds; round += 1) anew.push(await reinstall(lab, stream));
  const ratio = inForce('much') / inForce('little');
  return [
    { what: 'state reset in force, 10 files in /var', value: seconds(inForce('little')) },
    { what: 'state reset in force, 100,000 files and 2 GiB', value: seconds(inForce('much')) },
    ratioRow(ratio, { atMost: 1.3 }),
    { what: 'whole state reset, 10 files', value: seconds(whole('little')) },
    { what: 'whole state reset, 100,000 files and 2 GiB', value: seconds(whole('much')) },
    { what: '`rm -rf` of the same', value: seconds(removed) },
    { what: '`mkfs.btrfs` and `btrfs receive` of the tree', value: seconds(median(anew)) },
  ];
}
