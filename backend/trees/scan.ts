import { createHash } from 'node:crypto';
import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import { toolFailed, type Argv } from '../system/command.ts';
import type { Log } from '../system/log.ts';
import { Pipeline } from '../system/pipeline.ts';
import { parseDumpLine, streamHead, type DumpCommand, type StreamHead } from './dump.ts';
import type { Inventory } from './inventory.ts';
import { pieceDigest, streamFailure, type StreamFile } from './stream-file.ts';
import { decompression, type ReadOptions, type Stream } from './stream.ts';

// Bytes that nothing vouches for yet are parsed by a process that can do nothing with what it has.
const harmless: Argv = [
  'setpriv',
  '--reuid=65534',
  '--regid=65534',
  '--clear-groups',
  '--no-new-privs',
  '--bounding-set=-all',
  '--inh-caps=-all',
];
const dump: Argv = [...harmless, 'btrfs', 'receive', '--dump'];
const decompress: Argv = [...harmless, ...decompression];

/** Tells which tree a stream carries, from its first piece. Throws `stream.not-a-stream`. */
export async function readHead(log: Log, stream: Stream, piece: Uint8Array): Promise<StreamHead> {
  let first: string | null = null;
  const pipeline = new Pipeline(log, stream.stages(dump, decompress), (line) => {
    first ??= line;
  });
  try {
    await pipeline.write(piece.subarray(0, 256 * 1024));
  } finally {
    // It is cut on purpose, so how they end says nothing.
    await pipeline.end();
  }
  const head = first === null ? null : streamHead(first);
  return head ?? refuse('stream.not-a-stream', { file: stream.file });
}

export interface Scan {
  readonly head: StreamHead;
  /** Digest of each piece in order: what is given to the kernel later must be these bytes. */
  readonly pieces: readonly string[];
  /** Digest of the whole. */
  readonly sha256: string;
  /** Sum of what the stream writes, without any compression: what comes compressed is unpacked where the kernel cannot take it so. */
  readonly writtenBytes: number;
}

class Walk {
  head: StreamHead | null = null;
  writtenBytes = 0;
  escape: string | null = null;
  device: string | null = null;
  several = false;
  readonly #inventory: Inventory;

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  line(line: string): void {
    const command = parseDumpLine(line);
    if (command === null) return;
    if (this.head === null) {
      this.head = streamHead(line);
      return;
    }
    if (streamHead(line) !== null) this.several = true;
    else this.#command(this.head.name, command);
  }

  #command(tree: string, { command, path, values }: DumpCommand): void {
    const inside = this.#inside(tree, path);
    const destination = values.get('dest');
    const moved = command === 'rename' && destination !== undefined ? this.#inside(tree, destination) : '';
    // A link's other name is printed relative to the tree; a symbolic link may say what it likes.
    if (command === 'link' && destination !== undefined) this.#inside(tree, `${tree}/${destination}`);
    // What stands for hardware has no place in a tree that is the same on every machine.
    if (command === 'mknod') this.device ??= path.slice(0, 4096);
    const from = values.get('from');
    if (command === 'clone' && from !== undefined) this.#notUpwards(from);
    this.writtenBytes += Number(values.get('unencoded_len') ?? values.get('len') ?? 0);
    this.#inventory.apply(command, inside, moved);
  }

  #notUpwards(path: string): void {
    if (path.split('/').includes('..')) this.escape ??= path.slice(0, 4096);
  }

  /** The path relative to the tree. */
  #inside(tree: string, path: string): string {
    const plain = path.replace(/^\.\//u, '');
    this.#notUpwards(plain);
    if (plain !== tree && !plain.startsWith(`${tree}/`)) this.escape ??= plain.slice(0, 4096);
    return plain.slice(tree.length + 1);
  }
}

export interface ScanOptions extends ReadOptions {
  readonly onBytes: (bytes: number) => void;
}

/**
 * Reads a stream to its end without giving the kernel a byte of it: its digest, whether it is whole,
 * what it writes and where. Keeps `inventory` up to date. Throws a ProblemError (`stream.*`).
 */
export async function scanStream(
  log: Log,
  stream: StreamFile,
  inventory: Inventory,
  options: ScanOptions,
): Promise<Scan> {
  const { file } = stream;
  const walk = new Walk(inventory);
  const pipeline = new Pipeline(log, stream.stages(dump, decompress), (line) => walk.line(line));
  const whole = createHash('sha256');
  const pieces: string[] = [];
  try {
    for await (const piece of stream.pieces()) {
      options.signal.throwIfAborted();
      whole.update(piece);
      pieces.push(pieceDigest(piece));
      await pipeline.write(piece);
      options.onBytes(piece.length);
    }
  } catch (error) {
    pipeline.kill();
    await pipeline.end().catch(() => undefined);
    throw error;
  }
  const ends = await pipeline.end();
  const digest = whole.digest('hex');
  if (stream.sha256 !== null && stream.sha256 !== digest) refuse('stream.digest-mismatch', { file });
  const failure = streamFailure(file, ends);
  if (failure !== null) throw new ProblemError(failure);
  const ended = ends.find((end) => end.exitCode !== 0);
  if (ended !== undefined) throw toolFailed(ended.tool, ended.exitCode);
  if (walk.head === null) throw new ProblemError(problemOf('stream.not-a-stream', { file }));
  if (walk.several) refuse('stream.several-trees', { file });
  if (walk.escape !== null) refuse('stream.escapes', { file, path: walk.escape });
  if (walk.device !== null) refuse('stream.device', { file, path: walk.device });
  return { head: walk.head, pieces, sha256: digest, writtenBytes: walk.writtenBytes };
}
