import { Writable } from 'node:stream';

// The kernel's serial driver stalls for good when its line discipline (4096 bytes) has once been full: never
// more than fits is under way before the guest has said that it read it.
const inFlightBytes = 3072;

/** Writes to `line` no faster than the other side acknowledges. */
export class PacedWriter extends Writable {
  readonly #line: Writable;
  #inFlight = 0;
  #blocked: (() => void) | undefined;

  constructor(line: Writable) {
    super();
    this.#line = line;
    line.on('error', (error) => this.destroy(error));
  }

  /** The other side has read that many bytes. */
  acknowledged(bytes: number): void {
    this.#inFlight -= bytes;
    const blocked = this.#blocked;
    this.#blocked = undefined;
    blocked?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#pump(chunk, done);
  }

  #pump(rest: Buffer, done: (error?: Error | null) => void): void {
    if (rest.length === 0) {
      done();
      return;
    }
    const bytes = Math.min(rest.length, inFlightBytes - this.#inFlight);
    if (bytes === 0) {
      this.#blocked = () => this.#pump(rest, done);
      return;
    }
    this.#inFlight += bytes;
    this.#line.write(rest.subarray(0, bytes), (error) => {
      if (error) done(error);
      else this.#pump(rest.subarray(bytes), done);
    });
  }
}
