import { Transform, type TransformCallback } from 'node:stream';
import { FrameBound } from '../contract/frame-bound.ts';

/** Passes framed messages on and fails with a RangeError on one that announces more than the bound. */
export class FrameGuard extends Transform {
  readonly #bound: FrameBound;

  constructor(longestBytes: number) {
    super();
    this.#bound = new FrameBound(longestBytes);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const wrong = this.#bound.take(chunk);
    if (wrong === null) done(null, chunk);
    else done(new RangeError(wrong));
  }
}
