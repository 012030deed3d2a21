import { open, type FileHandle } from 'node:fs/promises';
import type { Log } from '../system/log.ts';

const pieceBytes = 64 * 1024;
const pieces = 64;

async function isZero(file: FileHandle, at: number): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, at);
  return buffer.subarray(0, bytesRead).every((byte) => byte === 0);
}

/**
 * Whether a device without a signature is empty, by pieces spread over all of it, the first and the last among them. What is encrypted
 * without a header, or a database without a file system, says of itself nothing at all; neither does a signature that was overwritten.
 * What cannot be read may be anything.
 *
 * @param size of the device, in bytes
 */
export async function isBlank(
  log: Log,
  { path, size }: { readonly path: string; readonly size: number },
): Promise<boolean> {
  try {
    await using file = await open(path);
    const last = Math.max(0, size - pieceBytes);
    for (let piece = 0; piece < pieces; piece += 1) {
      if (!(await isZero(file, Math.floor((last / (pieces - 1)) * piece)))) return false;
    }
    return true;
  } catch (error) {
    log.fail('facts', `cannot read ${path}: ${String(error)}`);
    return false;
  }
}
