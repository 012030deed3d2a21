import type { ReadOptions, Stream } from './stream.ts';

/**
 * The reading of one stream, which can begin before its reader is ready: so it is on its way while other things are prepared. No more
 * of it comes than its stream reads ahead. Dispose to end it, read or not.
 */
export class Reading implements AsyncDisposable {
  readonly stream: Stream;
  readonly #ended = new AbortController();
  readonly #pieces: AsyncIterator<Uint8Array>;
  #first: Promise<IteratorResult<Uint8Array>> | null = null;

  constructor(stream: Stream, options: ReadOptions) {
    this.stream = stream;
    const signal = AbortSignal.any([options.signal, this.#ended.signal]);
    this.#pieces = stream.pieces({ ...options, signal })[Symbol.asyncIterator]();
  }

  /** Asks for the first piece. What goes wrong is told to who reads, who may never come. */
  begin(): void {
    this.#first ??= this.#pieces.next();
    this.#first.catch(() => undefined);
  }

  /** Its bytes, once. A piece is valid until the next is asked for. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    this.begin();
    const first = await this.#first;
    if (first === null || first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => this.#pieces };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await this.#pieces.return?.().catch(() => undefined);
  }
}
