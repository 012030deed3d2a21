import { open, type FileHandle } from 'node:fs/promises';

// The log of the kernel's dm-log-writes; see Documentation/admin-guide/device-mapper/log-writes.rst and the head of
// drivers/md/dm-log-writes.c. All numbers are little endian, and positions count sectors of the log's own size.

const magic = 0x6a736677736872n;
const version = 1n;
const flag = { flush: 1n, fua: 2n, discard: 4n, mark: 8n } as const;

/** One write, or what stands in the place of one. */
export interface LogEntry {
  readonly kind: 'write' | 'discard' | 'mark';
  /** Whether with it everything before it is on the disk for good. */
  readonly settles: boolean;
  /** Where on the disk, in bytes. */
  readonly at: number;
  readonly bytes: number;
  /** Where in the log the data lie. */
  readonly dataAt: number;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error(`the log ends at ${position + bytesRead}`);
  return buffer;
}

function kindOf(flags: bigint): LogEntry['kind'] {
  if ((flags & flag.mark) !== 0n) return 'mark';
  return (flags & flag.discard) === 0n ? 'write' : 'discard';
}

/** Reads all entries of a log. Throws when it is none. */
export async function readLog(log: FileHandle): Promise<readonly LogEntry[]> {
  const head = await readAt(log, 0, 28);
  if (head.readBigUInt64LE(0) !== magic || head.readBigUInt64LE(8) !== version) {
    throw new Error('not a log of dm-log-writes');
  }
  const count = Number(head.readBigUInt64LE(16));
  const sector = head.readUInt32LE(24);
  const entries: LogEntry[] = [];
  let position = sector;
  while (entries.length < count) {
    const raw = await readAt(log, position, 32);
    const flags = raw.readBigUInt64LE(16);
    const entry: LogEntry = {
      kind: kindOf(flags),
      settles: (flags & (flag.flush | flag.fua)) !== 0n,
      at: Number(raw.readBigUInt64LE(0)) * sector,
      bytes: Number(raw.readBigUInt64LE(8)) * sector,
      dataAt: position + sector,
    };
    entries.push(entry);
    position += sector + (entry.kind === 'discard' ? 0 : entry.bytes);
  }
  return entries;
}

/** Does to a disk image what one entry says. A discard leaves zeros, as most disks have it. */
export async function replayEntry(log: FileHandle, image: FileHandle, entry: LogEntry): Promise<void> {
  switch (entry.kind) {
    case 'mark':
      return;
    case 'discard':
      await image.write(Buffer.alloc(entry.bytes), 0, entry.bytes, entry.at);
      return;
    case 'write':
      if (entry.bytes === 0) return;
      await image.write(await readAt(log, entry.dataAt, entry.bytes), 0, entry.bytes, entry.at);
  }
}

/** What a log held when everything up to a place in it was on the disk for good. */
export interface Settled {
  /** How many entries of the log are behind it. */
  readonly entries: number;
  /** What was being written next, and could be on the disk or not, in any order, were the power gone then. */
  readonly next: readonly LogEntry[];
}

function untilSettled(entries: readonly LogEntry[]): readonly LogEntry[] {
  const end = entries.findIndex((entry) => entry.settles);
  return end < 0 ? entries : entries.slice(0, end);
}

/** Replays a log onto a disk image, and stops wherever what was written so far was on the disk for good. */
export async function replay(
  logFile: string,
  imageFile: string,
  atSettled: (settled: Settled) => Promise<void>,
): Promise<void> {
  await using log = await open(logFile);
  await using image = await open(imageFile, 'r+');
  let changed = false;
  const all = await readLog(log);
  for (const [index, entry] of all.entries()) {
    await replayEntry(log, image, entry);
    changed ||= entry.kind !== 'mark' && entry.bytes > 0;
    // A flush with nothing new before it leaves a disk that was seen already.
    if (!entry.settles || !changed) continue;
    changed = false;
    await atSettled({ entries: index + 1, next: untilSettled(all.slice(index + 1)) });
  }
}

/** Which pieces of what was being written reach the disk. */
export interface Tear {
  /** In bytes, what a disk writes whole or not at all there. */
  readonly pieceAt: (position: number) => number;
  /** By how many pieces came before it. */
  readonly keeps: (piece: number) => boolean;
}

/** Replays of some writes only some pieces, as a disk is free to do that has not been told to flush. */
export async function replaySome(
  logFile: string,
  imageFile: string,
  entries: readonly LogEntry[],
  { pieceAt, keeps }: Tear,
): Promise<void> {
  await using log = await open(logFile);
  await using image = await open(imageFile, 'r+');
  let count = 0;
  for (const entry of entries.filter((one) => one.kind === 'write')) {
    let done = 0;
    while (done < entry.bytes) {
      const at = entry.at + done;
      const piece = pieceAt(at);
      const bytes = Math.min(piece - (at % piece), entry.bytes - done);
      count += 1;
      if (keeps(count)) await replayEntry(log, image, { ...entry, at, dataAt: entry.dataAt + done, bytes });
      done += bytes;
    }
  }
}
