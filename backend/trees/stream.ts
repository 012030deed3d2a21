import type { Bottleneck } from '../contract/run.ts';
import type { Problem } from '../contract/problem.ts';
import type { Argv } from '../system/command.ts';

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Told why nothing comes for the time being, and with null when it goes on. */
  readonly onWaiting: (why: Problem | null) => void;
  /** Told what the time goes to. Milliseconds. */
  readonly onSpent: (where: Bottleneck, ms: number) => void;
}

/** A send stream that is read, wherever it lies. Dispose to let go of it. */
export interface Stream extends AsyncDisposable {
  /** Its name, for people. */
  readonly file: string;
  /** Of what is read, which may be compressed. */
  readonly sizeBytes: number;
  /** What is waited for when nothing comes. */
  readonly comesBy: 'network' | 'medium';
  /** Its bytes as they lie there, in order. A piece is valid until the next is asked for. */
  pieces(options: ReadOptions): AsyncIterable<Uint8Array>;
  /** The processes that turn those bytes into a bare stream and give it to `reader`. */
  stages(reader: Argv, decompress?: Argv): readonly [Argv, ...Argv[]];
}

/** Reads only the beginning of a stream: what it begins with, up to a piece. */
export async function firstPiece(stream: Stream, options: ReadOptions): Promise<Uint8Array> {
  for await (const piece of stream.pieces(options)) return new Uint8Array(piece);
  return new Uint8Array();
}

/** Long distances as well, since streams are long. */
export const decompression: Argv = ['zstd', '--decompress', '--stdout', '--quiet', '--long=31'];
