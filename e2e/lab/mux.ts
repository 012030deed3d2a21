import { Readable, Writable } from 'node:stream';
import { encodeFrame, FrameDecoder, frameKind, maxPayloadBytes, type Frame } from './frames.ts';

/** Bytes that a sender may have under way in one stream before the receiver's reader has taken any. */
export const windowBytes = 256 * 1024;

type Send = (
  kind: number,
  stream: number,
  payload: Uint8Array,
  done?: (error?: Error | null) => void,
) => void;

const nothing = new Uint8Array(0);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function readUint32(bytes: Uint8Array): number {
  return Buffer.from(bytes).readUInt32LE();
}

/** The receiving end of a stream: hands out credit only as its reader takes the bytes. */
class Incoming extends Readable {
  readonly #send: Send;
  readonly #stream: number;
  #untold = 0;

  constructor(send: Send, stream: number) {
    super({ highWaterMark: windowBytes });
    this.#send = send;
    this.#stream = stream;
  }

  accept(chunk: Uint8Array): void {
    if (this.destroyed) return;
    this.#untold += chunk.length;
    if (this.push(chunk)) this.#grant();
  }

  finish(): void {
    if (!this.destroyed) this.push(null);
  }

  override _read(): void {
    this.#grant();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.readableEnded) this.#send(frameKind.stop, this.#stream, nothing);
    done(error);
  }

  #grant(): void {
    // Told in large portions, or every small read would cost a frame of its own.
    if (this.#untold < windowBytes / 4) return;
    this.#send(frameKind.credit, this.#stream, uint32(this.#untold));
    this.#untold = 0;
  }
}

/** The sending end of a stream: at most one frame is queued at a time, and none without credit. */
class Outgoing extends Writable {
  readonly #send: Send;
  readonly #stream: number;
  #credit = windowBytes;
  #blocked: (() => void) | undefined;
  #ended = false;

  constructor(send: Send, stream: number) {
    super({ decodeStrings: true });
    this.#send = send;
    this.#stream = stream;
  }

  grant(bytes: number): void {
    this.#credit += bytes;
    const blocked = this.#blocked;
    this.#blocked = undefined;
    blocked?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#pump(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#end();
    done(error);
  }

  #pump(rest: Buffer, done: (error?: Error | null) => void): void {
    if (rest.length === 0 || this.destroyed) {
      done();
    } else if (this.#credit === 0) {
      this.#blocked = () => this.#pump(rest, done);
    } else {
      const bytes = Math.min(rest.length, this.#credit, maxPayloadBytes);
      this.#credit -= bytes;
      this.#send(frameKind.data, this.#stream, rest.subarray(0, bytes), (error) => {
        if (error) done(error);
        else this.#pump(rest.subarray(bytes), done);
      });
    }
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#send(frameKind.end, this.#stream, nothing);
  }
}

/** A conversation on the line: messages (lists of strings) and any number of flow-controlled byte streams. */
export class Channel {
  readonly #send: Send;
  readonly #incoming = new Map<number, Incoming>();
  readonly #outgoing = new Map<number, Outgoing>();
  /** Called for each message of the other side, in order with nothing but other messages. */
  onMessage: (fields: readonly string[]) => void = () => {};
  /** Called when the line breaks while the channel is open. */
  onBroken: (error: Error) => void = () => {};
  /** Forgets the channel on this side; whatever still arrives for it is dropped. */
  readonly close: () => void;

  constructor(send: Send, close: () => void) {
    this.#send = send;
    this.close = close;
  }

  /** Tells the other side something. No field may contain a NUL; all together at most 16 KiB a frame. */
  message(...fields: readonly string[]): void {
    const bytes = Buffer.from(fields.join('\0'));
    // A long message travels as parts in a row; only the last one is marked as the last.
    let at = 0;
    do {
      const end = Math.min(at + maxPayloadBytes, bytes.length);
      this.#send(frameKind.message, end === bytes.length ? 0 : 1, bytes.subarray(at, end));
      at = end;
    } while (at < bytes.length);
  }

  /** The stream that the other side writes under the same number. */
  readable(stream: number): Readable {
    const readable = new Incoming(this.#send, stream);
    this.#incoming.set(stream, readable);
    return readable;
  }

  /** The stream that the other side reads under the same number. */
  writable(stream: number): Writable {
    const writable = new Outgoing(this.#send, stream);
    this.#outgoing.set(stream, writable);
    return writable;
  }

  #parts: Uint8Array[] = [];

  /** For the line itself: one frame of this channel has arrived. */
  accept(frame: Frame): void {
    switch (frame.kind) {
      case frameKind.message:
        this.#parts.push(Buffer.from(frame.payload));
        if (frame.stream === 0) this.onMessage(Buffer.concat(this.#parts.splice(0)).toString().split('\0'));
        break;
      case frameKind.data:
        this.#incoming.get(frame.stream)?.accept(frame.payload);
        break;
      case frameKind.end:
        this.#incoming.get(frame.stream)?.finish();
        break;
      case frameKind.credit:
        this.#outgoing.get(frame.stream)?.grant(readUint32(frame.payload));
        break;
      case frameKind.stop:
        this.#outgoing.get(frame.stream)?.destroy();
        break;
      default:
        throw new RangeError(`frame of kind ${frame.kind}`);
    }
  }

  /** For the line itself: nothing will ever arrive again. */
  fail(error: Error): void {
    for (const stream of [...this.#incoming.values(), ...this.#outgoing.values()]) {
      // Whoever reads or writes still learns of it; who does not look must not be taken down by it.
      stream.on('error', () => {});
      stream.destroy(error);
    }
    this.onBroken(error);
  }
}

/** What the two sides of a line do differently. */
export interface MuxOptions {
  /** Gets each channel that the other side opens; its first message follows at once. */
  readonly onOpen?: (channel: Channel) => void;
  /** Tells the other side of every byte that arrives, so that it can pace itself. */
  readonly acknowledges?: boolean;
  /** Gets what the other side acknowledges, in bytes. */
  readonly onAcknowledged?: (bytes: number) => void;
}

/** Many channels over one byte stream in each direction. Only one of the two sides opens channels. */
export class Mux {
  readonly #output: Writable;
  readonly #options: MuxOptions;
  readonly #channels = new Map<number, Channel>();
  readonly #brokenWith = Promise.withResolvers<Error>();
  #next = 1;
  #error: Error | undefined;

  constructor(input: Readable, output: Writable, options: MuxOptions) {
    this.#output = output;
    this.#options = options;
    const decoder = new FrameDecoder();
    input.on('data', (chunk: Buffer) => {
      if (options.acknowledges === true) {
        output.write(
          encodeFrame({ channel: 0, kind: frameKind.acknowledge, stream: 0, payload: uint32(chunk.length) }),
        );
      }
      try {
        for (const frame of decoder.push(chunk)) this.#dispatch(frame);
      } catch (error) {
        this.#break(error instanceof Error ? error : new Error(String(error)));
      }
    });
    input.on('close', () => this.#break(new Error('the line was closed')));
    // What is reported of a kernel that was killed depends on what was under way.
    const broken = (cause: Error): void => this.#break(new Error('the line broke', { cause }));
    input.on('error', broken);
    output.on('error', broken);
    // Whoever read the greeting has paused it, and a listener alone does not undo that.
    input.resume();
  }

  /** Resolves with the reason when the line breaks. */
  get broken(): Promise<Error> {
    return this.#brokenWith.promise;
  }

  /** A new channel to the other side. Throws when the line is broken. */
  open(): Channel {
    if (this.#error !== undefined) throw this.#error;
    return this.#add(this.#next++);
  }

  #dispatch(frame: Frame): void {
    if (frame.kind === frameKind.acknowledge) {
      this.#options.onAcknowledged?.(readUint32(frame.payload));
      return;
    }
    let channel = this.#channels.get(frame.channel);
    if (channel === undefined) {
      // The tail of a conversation that this side has closed already, unless it begins a new one.
      if (frame.kind !== frameKind.message || frame.channel < this.#next) return;
      channel = this.#add(frame.channel);
      this.#next = frame.channel + 1;
      this.#options.onOpen?.(channel);
    }
    channel.accept(frame);
  }

  #add(id: number): Channel {
    const send: Send = (kind, stream, payload, done) => {
      if (this.#error === undefined)
        this.#output.write(encodeFrame({ channel: id, kind, stream, payload }), done);
      else done?.(this.#error);
    };
    const channel = new Channel(send, () => this.#channels.delete(id));
    this.#channels.set(id, channel);
    return channel;
  }

  #break(error: Error): void {
    if (this.#error !== undefined) return;
    this.#error = error;
    for (const channel of this.#channels.values()) channel.fail(error);
    this.#channels.clear();
    this.#brokenWith.resolve(error);
  }
}
