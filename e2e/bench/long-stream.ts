import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { bodyOf, deltaStart, streamOf, type Step } from '../delivery/send-stream.ts';
import { signStreams } from '../delivery/sign-streams.ts';
import type { Delivery } from './delivery.ts';
import { peakOf } from './run-command.ts';
import { memoryRow, ratioRow, type Row } from './table.ts';
import { addressOf } from './web-server.ts';

const mebibyte = 1024 ** 2;
const writeBytes = 32 * 1024;
const versions = { short: '3', long: '4' } as const;

/** Writes that fill a file of noise, which no compression makes less. */
function noise(path: string, bytes: number): readonly Step[] {
  return Array.from({ length: bytes / writeBytes }, (_, index) => [
    'write',
    { path, offset: index * writeBytes, data: randomBytes(writeBytes) },
  ]);
}

/**
 * A delta of so many MiB, on the first version. After 64 it begins to write the same again: all of it comes over the connection and
 * goes through every process, but neither this nor the disk has to hold it.
 */
async function writeLong(file: string, begin: Step, version: string, sizeMiB: number): Promise<void> {
  const path = 'share/noise';
  const osRelease = `ID=sample\nIMAGE_VERSION=${version}\n`;
  const head = streamOf([
    begin,
    ['truncate', { path: 'lib/os-release', size: 0 }],
    ['write', { path: 'lib/os-release', offset: 0, data: osRelease }],
    ['mkfile', { path }],
  ]);
  const roundMiB = Math.min(64, sizeMiB);
  const round = bodyOf(noise(path, roundMiB * mebibyte));
  const parts = function* (): Generator<Buffer> {
    yield head;
    for (let written = 0; written < sizeMiB; written += roundMiB) yield round;
    yield bodyOf([['end', {}]]);
  };
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  await pipeline(Readable.from(parts()), compress, createWriteStream(file));
}

async function peakFor(delivery: Delivery, length: keyof typeof versions, sizeMiB: number): Promise<number> {
  const { lab, folder, first } = delivery;
  const version = versions[length];
  const tree = first.tree.replace(/:1$/u, `:${version}`);
  const uuid = randomUUID();
  const file = join(folder, `${length}-stream`);
  await writeLong(file, deltaStart(tree, first.uuid, uuid), version, sizeMiB);
  const note = { tree, uuid, parentUuid: first.uuid, writtenBytes: 64 * mebibyte };
  const root = await signStreams(join(folder, length), [{ file, note, from: '1' }]);
  const source = ['--repository', addressOf(length), '--trust', root];
  const add = ['pristine', 'tree', 'add', '--system', 'main', ...source, '--yes', '--json'];
  return peakOf(lab, add);
}

/** Peak memory of the backend while 10 MiB come from a web server, and while 4 GiB do. Needs the first version on the disk. */
export async function measureLongStream(delivery: Delivery): Promise<readonly Row[]> {
  const short = await peakFor(delivery, 'short', 10);
  const long = await peakFor(delivery, 'long', 4096);
  return [
    memoryRow('peak memory of the backend, 10 MiB from a web server', short),
    memoryRow('peak memory of the backend, 4 GiB from a web server', long),
    ratioRow(long / short, { atLeast: 0.9, atMost: 1.1 }),
  ];
}
