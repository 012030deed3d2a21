import { stepBack } from '../backend/house.ts';
import { inLab } from '../backend/machine.ts';
import type { Lab } from '../lab/lab.ts';
import type { Delivery } from './delivery.ts';
import { disk } from './installation.ts';
import { elapsed, runCommand } from './run-command.ts';
import { megabytes, median, ratioRow, seconds, type Row } from './table.ts';
import { bytesSent } from './web-server.ts';

const rounds = 3;
const port = 8730;

/** What came over the connection, both ways where that is counted, and how long it took until the tree was there. */
interface Cost {
  readonly bytes: number;
  readonly ms: number;
}

async function forgetCaches(lab: Lab): Promise<void> {
  await inLab(lab, ['sh', '-c', 'sync; echo 3 > /proc/sys/vm/drop_caches']);
}

async function byProduct(
  { lab, delta }: Delivery,
  [address, root]: readonly [string, string],
): Promise<Cost> {
  await forgetCaches(lab);
  await bytesSent(lab);
  const add = ['pristine', 'tree', 'add', '--system', 'main', '--repository', address, '--trust', root];
  const run = await runCommand(lab, [...add, '--tree', delta.tree, '--yes', '--json']);
  const bytes = await bytesSent(lab);
  await stepBack(lab, delta.tree);
  return { bytes, ms: elapsed(run, 'check-stream') + elapsed(run, 'receive') };
}

async function startRsync({ lab, delta }: Delivery): Promise<void> {
  const configuration = `port = ${port}\nuid = root\ngid = root\nuse chroot = no\n[update]\npath = /run/update/${delta.tree}\n`;
  await inLab(lab, ['tee', '/run/rsyncd.conf'], configuration);
  await inLab(lab, ['rsync', '--daemon', '--config=/run/rsyncd.conf']);
}

function counted(text: string, way: 'sent' | 'received'): number {
  return Number(new RegExp(String.raw`Total bytes ${way}: (\d+)`, 'u').exec(text)?.[1]);
}

/** Into a copy of the version that is there, as one may keep a tree up to date without any of this. */
async function byRsync({ lab, first }: Delivery): Promise<Cost> {
  const script = `set -e
    mount --mkdir -o subvolid=5 ${disk}2 /run/top
    btrfs --quiet subvolume snapshot /run/top/${first.tree} /run/top/copy
    sync; echo 3 > /proc/sys/vm/drop_caches
    start=$(date +%s%N)
    rsync -aHAX --numeric-ids --delete --compress --stats --no-human-readable \\
      rsync://127.0.0.1:${port}/update/ /run/top/copy/
    sync --file-system /run/top
    echo "took $(( ($(date +%s%N) - start) / 1000000 ))"
    btrfs --quiet subvolume delete /run/top/copy; umount /run/top`;
  const text = await inLab(lab, ['sh', '-c', script]);
  return {
    bytes: counted(text, 'sent') + counted(text, 'received'),
    ms: Number(/^took (\d+)$/mu.exec(text)?.[1]),
  };
}

function rowsOf(what: string, costs: readonly Cost[]): readonly Row[] {
  return [
    { what: `update by ${what}, bytes`, value: megabytes(median(costs.map(({ bytes }) => bytes))) },
    { what: `update by ${what}, time`, value: seconds(median(costs.map(({ ms }) => ms))) },
  ];
}

/**
 * The same update by the whole stream, by the delta, and by rsync of the tree, and the delta against what send and zstd make of it.
 * Needs the first version on the disk.
 */
export async function measureUpdate(delivery: Delivery): Promise<readonly Row[]> {
  await startRsync(delivery);
  const costs = { whole: [] as Cost[], delta: [] as Cost[], rsync: [] as Cost[] };
  for (let round = 0; round < rounds; round += 1) {
    costs.whole.push(await byProduct(delivery, delivery.whole));
    costs.delta.push(await byProduct(delivery, delivery.from));
    costs.rsync.push(await byRsync(delivery));
  }
  return [
    ...rowsOf('the whole stream', costs.whole),
    ...rowsOf('the delta', costs.delta),
    { what: '`btrfs send -p \\| zstd`, the same level', value: megabytes(delivery.sentBytes) },
    ratioRow(
      median(costs.delta.map(({ bytes }) => bytes)) / delivery.sentBytes,
      { atMost: 1.1 },
      ' of the bytes',
    ),
    ...rowsOf('rsync of the tree', costs.rsync),
  ];
}
