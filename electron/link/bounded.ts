import { Transform, type TransformCallback } from 'node:stream';
import { FrameBound } from '../../backend/contract/frame-bound.ts';

/** Passes framed JSON-RPC messages on, and fails on one whose announced length is over the bound. */
export class BoundedMessages extends Transform {
  readonly #bound: FrameBound;

  /** @param longestBytes longest body, in bytes */
  constructor(longestBytes: number) {
    super();
    this.#bound = new FrameBound(longestBytes);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const wrong = this.#bound.take(chunk);
    if (wrong === null) done(null, chunk);
    else done(new Error(wrong));
  }
}
