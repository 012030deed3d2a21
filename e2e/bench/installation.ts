import { join } from 'node:path';
import { installStep } from '../../backend/contract/plan.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { inLab, installArgv } from '../backend/machine.ts';
import type { Lab } from '../lab/lab.ts';
import { elapsed, peakOf, runCommand } from './run-command.ts';
import { median, memoryRow, ratioRow, seconds, type Row } from './table.ts';

export const disk = '/dev/ubdb';
const rounds = 5;

/** The pipeline that a person would type, on the same disk, into a fresh file system as the installation has. */
export async function bareOnce(lab: Lab, stream: string): Promise<number> {
  await inLab(lab, ['mkfs.btrfs', '--quiet', '--force', `${disk}2`]);
  await inLab(lab, ['mount', '--mkdir', `${disk}2`, '/run/bare']);
  const script =
    'start=$(date +%s%N); zstd -dcq "$1" | btrfs receive -q /run/bare; echo $(( ($(date +%s%N) - start) / 1000 ))';
  const micros = Number(await inLab(lab, ['sh', '-c', script, 'sh', stream]));
  await inLab(lab, ['umount', '/run/bare']);
  return micros / 1000;
}

/** Receiving against the bare pipeline, and every step of the whole, as medians over rounds that alternate. */
export async function measureInstallation(lab: Lab, stream: string): Promise<readonly Row[]> {
  const runs: RunState[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    runs.push(await runCommand(lab, installArgv(disk, [stream])));
    bare.push(await bareOnce(lab, stream));
  }
  const receive = median(runs.map((run) => elapsed(run, 'receive')));
  const pipeline = median(bare);
  return [
    { what: 'receive step, verification included', value: seconds(receive) },
    { what: '`zstd -dc \\| btrfs receive` alone', value: seconds(pipeline) },
    ratioRow(receive / pipeline, { atMost: 1.1 }),
    ...installStep.options.map((step) => ({
      what: `step ${step}`,
      value: seconds(median(runs.map((run) => elapsed(run, step)))),
    })),
    { what: 'whole installation', value: seconds(median(runs.map((run) => run.elapsedMs))) },
  ];
}

/** Peak memory of the backend for a stream and for one ten times as long. */
export async function measureMemory(lab: Lab, stream: string, tenfold: string): Promise<readonly Row[]> {
  const small = await peakOf(lab, installArgv(disk, [stream]));
  const large = await peakOf(lab, installArgv(disk, [tenfold]));
  return [
    memoryRow('peak memory of the backend, sample stream', small),
    memoryRow('peak memory of the backend, ten times as long', large),
    ratioRow(large / small, { atLeast: 0.9, atMost: 1.1 }),
  ];
}

/** Makes a stream ten times as long as the sample's by adding noise to its tree. Returns its path. */
export async function makeTenfold(
  lab: Lab,
  scratch: string,
  stream: string,
  folder: string,
): Promise<string> {
  const out = join(folder, 'tenfold.btrfs');
  const script = `set -e
    mkfs.btrfs --quiet --force "$1"; mount --mkdir "$1" /run/tenfold; cd /run/tenfold
    zstd -dcq "$2" | btrfs receive -q .
    tree=$(ls)
    mkdir tenfold; btrfs -q subvolume snapshot "$tree" "tenfold/$tree"; cd tenfold
    for i in 1 2 3 4 5 6 7 8 9; do head -c 150M /dev/urandom > "$tree/noise$i"; done
    btrfs property set "$tree" ro true
    btrfs -q send "$tree" > "$3"; cd /; umount /run/tenfold`;
  await inLab(lab, ['sh', '-c', script, 'sh', scratch, stream, out]);
  return out;
}
