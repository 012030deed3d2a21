import type { SignedSource } from '../trees/stream-source.ts';
import { decompression, type ReadOptions, type Stream } from '../trees/stream.ts';
import type { Argv } from '../system/command.ts';
import { download } from './download.ts';

/** A stream of a repository, which is read as it comes. */
export class SignedFile implements Stream {
  readonly file: string;
  readonly sizeBytes: number;
  readonly comesBy: 'network' | 'medium';
  readonly #source: Pick<SignedSource, 'stream' | 'mirrors'>;
  readonly #first: Uint8Array | null;

  /** @param first its first piece, where that has come before and need not come again */
  constructor(source: Pick<SignedSource, 'stream' | 'mirrors'>, first: Uint8Array | null = null) {
    this.#source = source;
    this.#first = first;
    this.file = source.stream.path.slice(-256);
    this.sizeBytes = source.stream.bytes;
    this.comesBy = source.mirrors.some(({ kind }) => kind === 'web') ? 'network' : 'medium';
  }

  pieces(options: ReadOptions): AsyncIterable<Uint8Array> {
    return download(this.#source.stream, this.#source.mirrors, options, this.#first);
  }

  stages(reader: Argv, decompress: Argv = decompression): readonly [Argv, ...Argv[]] {
    return [decompress, reader];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}
