import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { createHash } from 'node:crypto';
import { refuse } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Argv } from '../system/command.ts';
import type { StageEnd } from '../system/pipeline.ts';
import type { FileSource } from './stream-source.ts';
import { decompression, type Stream } from './stream.ts';

/** Large enough that a system call costs nothing beside hashing it, small enough to hold some. */
export const pieceBytes = 1024 * 1024;

const magics = { zstd: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), none: Buffer.from('btrfs-stream\0') } as const;
type Compression = keyof typeof magics;

/** A stream that is open for reading. Dispose to close. */
export class StreamFile implements Stream {
  /** Its name, for people. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly comesBy = 'medium';
  readonly compression: Compression;
  readonly sha256: string | null;
  readonly #handle: FileHandle;

  private constructor(source: FileSource, handle: FileHandle, sizeBytes: number, compression: Compression) {
    this.file = basename(source.path).slice(0, 256);
    this.sha256 = source.sha256;
    this.#handle = handle;
    this.sizeBytes = sizeBytes;
    this.compression = compression;
  }

  /** Opens it. Throws a ProblemError (`source.not-found`, `stream.not-a-stream`). */
  static async open(source: FileSource): Promise<StreamFile> {
    const file = basename(source.path).slice(0, 256);
    const handle = await open(source.path, 'r').catch(() => refuse('source.not-found', { file }));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) refuse('stream.not-a-stream', { file });
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
      const start = buffer.subarray(0, bytesRead);
      const compression = start.indexOf(magics.zstd) === 0 ? 'zstd' : 'none';
      if (start.indexOf(magics[compression]) !== 0) refuse('stream.not-a-stream', { file });
      return new StreamFile(source, handle, stat.size, compression);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  stages(reader: Argv, decompress: Argv = decompression): readonly [Argv, ...Argv[]] {
    return this.compression === 'zstd' ? [decompress, reader] : [reader];
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.allocUnsafe(pieceBytes);
    let position = 0;
    for (;;) {
      const { bytesRead } = await this.#handle.read(buffer, 0, pieceBytes, position);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      position += bytesRead;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}

export function pieceDigest(piece: Uint8Array): string {
  return createHash('sha256').update(piece).digest('base64');
}

/** What it means that the processes which read a stream ended as they did; null when all ended well. */
export function streamFailure(file: string, ends: readonly StageEnd[]): Problem | null {
  const failed = ends.findLast((end) => end.exitCode !== 0);
  if (failed === undefined) return null;
  const stderr = ends.map((end) => end.stderr).join('\n');
  if (/cannot find parent subvolume/u.test(stderr)) return problemOf('stream.parent-missing', { file });
  // zstd's word for a file that ends too early comes before what its reader makes of that.
  if (/premature end|unexpected EOF|short read|No data available|truncated/iu.test(stderr)) {
    return problemOf('stream.truncated', { file });
  }
  if (
    /crc32 mismatch|corrupt|checksum|Decoding error|Data corruption|invalid (?:tlv|cmd)|unexpected header/iu.test(
      stderr,
    )
  ) {
    return problemOf('stream.corrupt', { file });
  }
  return null;
}
