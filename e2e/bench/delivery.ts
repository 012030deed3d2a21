import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readRepository } from '../../backend/repository/trust.ts';
import { storedPath, type SignedStream } from '../../backend/repository/signed-stream.ts';
import { Log } from '../../backend/system/log.ts';
import { inLab } from '../backend/machine.ts';
import { signStreams } from '../delivery/sign-streams.ts';
import type { Lab } from '../lab/lab.ts';
import { bareOnce, disk } from './installation.ts';
import { elapsed, runCommand } from './run-command.ts';
import { megabytes, median, ratioRow, seconds, type Row } from './table.ts';
import { addressOf, lineRate, onSlowLine, startNginx } from './web-server.ts';

const rounds = 3;
const clients = 200;
const family = 'usr:org.pristine.sample:x86_64';

/** Two versions of a system that are served by nginx, in the lab and outside of it. */
export interface Delivery {
  readonly lab: Lab;
  readonly folder: string;
  /** Repository, as it is served, and the root that it is trusted by. */
  readonly from: readonly [address: string, root: string];
  /** The same without the delta. */
  readonly whole: readonly [address: string, root: string];
  readonly first: SignedStream;
  readonly delta: SignedStream;
  /** What send and zstd make of the same update. */
  readonly sentBytes: number;
}

function found(streams: readonly SignedStream[], tree: string, isDelta: boolean): SignedStream {
  const stream = streams.find((one) => one.tree === tree && (one.parentUuid !== null) === isDelta);
  if (stream === undefined) throw new Error(`${tree} was not published`);
  return stream;
}

/**
 * Publishes an update of the sample by the product, with the scratch disk's help. The sample itself is signed as it lies there, since
 * compressing it anew takes a minute.
 */
export async function prepareDelivery(
  lab: Lab,
  scratch: string,
  sample: string,
  folder: string,
): Promise<Delivery> {
  const uuid = (await inLab(lab, ['sh', 'e2e/bench/make-update.sh', scratch, sample])).trim();
  const repository = join(folder, 'repository');
  const note = { tree: `${family}:1`, uuid, parentUuid: null, writtenBytes: 150_000_000 };
  const root = await signStreams(repository, [{ file: await copyOf(sample, folder), note }]);
  const keys = ['--keys', `${repository}-keys`];
  const source = ['--tree', `/run/update/${family}:2`, '--name', `${family}:2`];
  await inLab(lab, ['pristine', 'publish', '--repository', repository, ...keys, ...source]);
  const send =
    'cd /run/update; btrfs --quiet send --proto 2 -p "$1:1" "$1:2" | zstd -19 --long=27 --quiet | wc -c';
  const sentBytes = Number(await inLab(lab, ['sh', '-c', send, 'sh', family]));
  const location = { kind: 'folder', path: repository } as const;
  const { streams } = await readRepository(new Log(), [location], { root, state: join(folder, 'state') });
  const second = found(streams, `${family}:2`, false);
  const file = await copyOf(join(repository, storedPath(second.path, second.sha256)), folder);
  const wholeRoot = await signStreams(join(folder, 'whole'), [{ file, note: second }]);
  await startNginx(lab, folder);
  return {
    lab,
    folder,
    from: [addressOf('repository'), root],
    whole: [addressOf('whole'), wholeRoot],
    first: found(streams, `${family}:1`, false),
    delta: found(streams, `${family}:2`, true),
    sentBytes,
  };
}

/** Signing moves a stream into the repository, so it is given a copy. */
async function copyOf(file: string, folder: string): Promise<string> {
  const copy = join(folder, 'stream');
  await copyFile(file, copy);
  return copy;
}

const fetched = z.array(z.strictObject({ wholeMs: z.number(), streamMs: z.number(), bytes: z.int() }));

/** So many clients at once, each of which reads the repository and downloads a stream to nothing. */
async function fetchOnce({ lab, from: [address, root] }: Delivery, { path }: SignedStream, count: number) {
  const argv = ['node', 'e2e/bench/fetch.ts', address, root, path, String(count)];
  return fetched.parse(JSON.parse(await inLab(lab, argv)));
}

interface Times {
  readonly fetch: number[];
  readonly both: number[];
}

/** What the receive step of an installation takes, in milliseconds. */
async function receiveFrom({ lab, from, first }: Delivery, repository: string): Promise<number> {
  const source = ['--repository', repository, '--trust', from[1], '--tree', first.tree];
  const install = ['pristine', 'install', '--disk', disk, ...source, '--erase-disk', '--yes', '--json'];
  return elapsed(await runCommand(lab, install), 'receive');
}

async function fetchAndInstall(delivery: Delivery, times: Times): Promise<void> {
  times.fetch.push((await fetchOnce(delivery, delivery.first, 1))[0]?.streamMs ?? Number.NaN);
  times.both.push(await receiveFrom(delivery, delivery.from[0]));
}

/**
 * An installation from the server against downloading alone and receiving alone, which is the same step from a folder. Against what
 * the tools take by themselves they are compared with the sum, since the lab has one processor and what computes cannot go on at once
 * there; a line that leaves time shows that they do otherwise. Leaves the first version on the disk.
 */
export async function measureFetchAndReceive(delivery: Delivery): Promise<readonly Row[]> {
  const { lab, folder, first } = delivery;
  const file = join(folder, 'repository', storedPath(first.path, first.sha256));
  const free: Times = { fetch: [], both: [] };
  const line: Times = { fetch: [], both: [] };
  const alone: number[] = [];
  const local: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await fetchAndInstall(delivery, free);
    local.push(await receiveFrom(delivery, join(folder, 'repository')));
    alone.push(await bareOnce(lab, file));
    await onSlowLine(lab, () => fetchAndInstall(delivery, line));
  }
  const [fetching, receiving, both] = [median(free.fetch), median(alone), median(free.both)];
  const [slowFetching, slowBoth] = [median(line.fetch), median(line.both)];
  const rate = `${megabytes(lineRate)}/s`;
  return [
    { what: `download alone, ${megabytes(first.bytes)}, each piece checked`, value: seconds(fetching) },
    { what: '`zstd -dc \\| btrfs receive` of it alone', value: seconds(receiving) },
    { what: 'receive step from a folder, each piece checked', value: seconds(median(local)) },
    { what: 'receive step from a web server, both at once', value: seconds(both) },
    ratioRow(both / Math.max(fetching, median(local)), { atMost: 1.1 }, ' to the slower'),
    {
      what: 'ratio to download and tools one after the other',
      value: (both / (fetching + receiving)).toFixed(2),
    },
    { what: `download alone at ${rate}`, value: seconds(slowFetching) },
    { what: `receive step at ${rate}, both at once`, value: seconds(slowBoth) },
    ratioRow(slowBoth / Math.max(slowFetching, receiving), { atMost: 1.1 }, ' to the slower'),
  ];
}

/** Many clients at once against one alone. Each succeeds, or this fails. */
export async function measureClients(delivery: Delivery): Promise<readonly Row[]> {
  const { delta } = delivery;
  const alone: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push((await fetchOnce(delivery, delta, 1))[0]?.wholeMs ?? Number.NaN);
  }
  const all = await fetchOnce(delivery, delta, clients);
  const slowest = Math.max(...all.map((one) => one.wholeMs));
  const rate = all.reduce((sum, one) => sum + one.bytes, 0) / (slowest / 1000);
  return [
    { what: `one client, ${megabytes(delta.bytes)} from nginx`, value: seconds(median(alone)) },
    { what: `${clients} clients at once, the slowest`, value: seconds(slowest) },
    { what: 'all of them together', value: `${megabytes(rate)}/s` },
    {
      what: '**ratio** of the slowest to one alone, times their number',
      value: `**${(slowest / median(alone) / clients).toFixed(2)}**`,
    },
  ];
}
