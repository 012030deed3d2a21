/** What a frame does: the whole vocabulary of the line between the lab's two sides. */
export const frameKind = { message: 0, data: 1, end: 2, credit: 3, stop: 4, acknowledge: 5 } as const;

/** One unit on the line. `stream` tells the byte streams of a channel apart; messages leave it at 0. */
export interface Frame {
  readonly channel: number;
  readonly kind: number;
  readonly stream: number;
  readonly payload: Uint8Array;
}

const headerBytes = 10;

/** Longer payloads are refused: small frames keep one busy stream from delaying the others. */
export const maxPayloadBytes = 16 * 1024;

/** Bytes of one frame. Throws RangeError for a payload over `maxPayloadBytes`. */
export function encodeFrame(frame: Frame): Buffer {
  if (frame.payload.length > maxPayloadBytes) throw new RangeError(`frame of ${frame.payload.length} bytes`);
  const bytes = Buffer.allocUnsafe(headerBytes + frame.payload.length);
  bytes.writeUInt32LE(frame.channel, 0);
  bytes.writeUInt8(frame.kind, 4);
  bytes.writeUInt8(frame.stream, 5);
  bytes.writeUInt32LE(frame.payload.length, 6);
  bytes.set(frame.payload, headerBytes);
  return bytes;
}

/** Puts frames together from a byte stream that is cut anywhere. */
export class FrameDecoder {
  #rest: Buffer = Buffer.alloc(0);

  /** The frames that `chunk` completes. Throws RangeError when the length can't be one of ours. */
  push(chunk: Buffer): readonly Frame[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    let at = 0;
    while (bytes.length - at >= headerBytes) {
      const length = bytes.readUInt32LE(at + 6);
      if (length > maxPayloadBytes) throw new RangeError(`frame of ${length} bytes`);
      const end = at + headerBytes + length;
      if (end > bytes.length) break;
      frames.push({
        channel: bytes.readUInt32LE(at),
        kind: bytes.readUInt8(at + 4),
        stream: bytes.readUInt8(at + 5),
        payload: bytes.subarray(at + headerBytes, end),
      });
      at = end;
    }
    this.#rest = bytes.subarray(at);
    return frames;
  }
}
