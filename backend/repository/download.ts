import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError, refuse } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import type { Bottleneck } from '../contract/run.ts';
import { pieceBytes, pieceDigest } from '../trees/stream-file.ts';
import { silence, type Location } from './location.ts';
import { openFile } from './open.ts';
import { storedPath, type SignedStream } from './signed-stream.ts';
import { isPassing, Refusal } from './web.ts';

/** So many pieces are fetched ahead of who reads them. */
const piecesAhead = 8;
/** So often a wrong piece is asked for anew from each mirror. */
const wrongTries = 2;
/** So often all are asked in turn where none is left that is waited for. With the pauses between it is some twenty seconds. */
const vainRounds = 5;

/** How patient a download is. Milliseconds. */
export interface Timing {
  /** A connection on which nothing comes for so long is given up, and another one made. */
  readonly idleMs: number;
  /** So is one on which no whole piece comes for so long, as little by little as it may. */
  readonly pieceMs: number;
  /** Where all were asked in vain there is a pause, twice as long each time, and by chance up to half as long again. */
  readonly shortestPauseMs: number;
  /** What it grows to, and the longest that a server may ask for, before chance. */
  readonly longestPauseMs: number;
}

export const usualTiming: Timing = {
  idleMs: 20_000,
  pieceMs: 120_000,
  shortestPauseMs: 500,
  longestPauseMs: 10_000,
};

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Told when there is nothing to do but wait, and with null when it goes on. */
  readonly onWaiting: (why: Problem | null) => void;
  /** Told how long checking took, which its reader cannot see. Milliseconds. */
  readonly onSpent: (where: Bottleneck, ms: number) => void;
  /** {@link usualTiming}, unless it says otherwise. */
  readonly timing?: Timing;
}

/** Room for pieces, used again and again: what is left lying to be collected grows with the stream. */
class Room {
  readonly #free: Buffer[] = [];

  take(bytes: number): Buffer {
    return (this.#free.pop() ?? Buffer.allocUnsafeSlow(pieceBytes)).subarray(0, bytes);
  }

  /** Hands pieces on, and has the room of each back when the next is asked for. */
  async *lend(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      yield piece;
      this.#free.push(Buffer.from(piece.buffer));
    }
  }
}

/** Cuts what a server sends, which may begin before `start`, into pieces from there on, up to the end that is signed. */
async function* cut(
  body: AsyncIterable<Uint8Array>,
  skip: number,
  left: number,
  room: Room,
): AsyncGenerator<Buffer> {
  let toSkip = skip;
  let toCome = left;
  let piece = room.take(Math.min(pieceBytes, toCome));
  let filled = 0;
  for await (const part of body) {
    let rest = part.subarray(Math.min(toSkip, part.length));
    toSkip -= part.length - rest.length;
    while (rest.length > 0) {
      const some = rest.subarray(0, piece.length - filled);
      piece.set(some, filled);
      filled += some.length;
      rest = rest.subarray(some.length);
      if (filled < piece.length) continue;
      yield piece;
      toCome -= filled;
      // Whatever comes after the end is not ours.
      if (toCome === 0) return;
      piece = room.take(Math.min(pieceBytes, toCome));
      filled = 0;
    }
  }
}

/** Lets something be waited for, but not for ever. How long the reader of it takes does not count. */
class Patience implements Disposable {
  readonly #ms: number;
  readonly #ended: () => void;
  #timer: NodeJS.Timeout;

  constructor(ms: number, ended: () => void) {
    this.#ms = ms;
    this.#ended = ended;
    this.#timer = setTimeout(ended, ms);
  }

  async *over<T>(parts: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
    for await (const part of parts) {
      clearTimeout(this.#timer);
      yield part;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#ended, this.#ms);
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

/** Fetches one stream from any of its mirrors. */
class Download {
  readonly #stream: SignedStream;
  /** The one that was chosen. */
  readonly #chosen: Location;
  readonly #mirrors: Location[];
  readonly #options: DownloadOptions;
  readonly #timing: Timing;
  readonly #room: Room;
  readonly #first: Uint8Array | null;
  #next = 0;
  /** How often each mirror gave the next piece wrong. */
  readonly #wrong = new Map<Location, number>();
  /** Which mirrors failed since all had their turn, and how often all had. */
  readonly #failed = new Set<Location>();
  #rounds = 0;
  /** Which are waited for without end: the chosen one, and whoever gave a piece. Another may be gone for years. */
  readonly #waitedFor: Set<Location>;
  /** Why the chosen one was given up. */
  #givenUp: ProblemError | null = null;

  constructor(
    stream: SignedStream,
    mirrors: readonly [Location, ...Location[]],
    options: DownloadOptions,
    room: Room,
    first: Uint8Array | null,
  ) {
    this.#stream = stream;
    this.#chosen = mirrors[0];
    this.#mirrors = [...mirrors];
    this.#waitedFor = new Set([this.#chosen]);
    this.#options = options;
    this.#timing = options.timing ?? usualTiming;
    this.#room = room;
    this.#first = first;
  }

  /** The pieces in order, each as it was signed. */
  async *pieces(): AsyncGenerator<Buffer> {
    if (this.#first !== null && pieceDigest(this.#first) === this.#stream.pieces[0]) {
      this.#next = 1;
      const piece = this.#room.take(this.#first.length);
      piece.set(this.#first);
      yield piece;
    }
    while (this.#next < this.#stream.pieces.length) {
      const mirror = this.#mirrors[0] ?? refuse('source.unknown', {});
      try {
        for await (const piece of this.#from(mirror)) {
          this.#check(piece, mirror);
          this.#options.onWaiting(null);
          yield piece;
        }
      } catch (error) {
        this.#options.signal.throwIfAborted();
        await this.#recover(error, mirror);
      }
    }
  }

  async *#from(mirror: Location): AsyncGenerator<Buffer> {
    const { bytes } = this.#stream;
    const start = this.#next * pieceBytes;
    const slow = new AbortController();
    const giveUp = (): void => slow.abort(this.#lost(mirror));
    const signal = AbortSignal.any([this.#options.signal, slow.signal]);
    using idle = new Patience(this.#timing.idleMs, giveUp);
    using piece = new Patience(this.#timing.pieceMs, giveUp);
    const { body, from } = await openFile(
      mirror,
      storedPath(this.#stream.path, this.#stream.sha256),
      { start, end: bytes },
      signal,
    );
    // A server may begin earlier than it was asked to, never later.
    if (from > start) throw this.#lost(mirror);
    for await (const one of cut(idle.over(body), start - from, bytes - start, this.#room)) {
      yield* piece.over([one]);
    }
    if (this.#next < this.#stream.pieces.length) throw this.#lost(mirror);
  }

  #lost(mirror: Location): ProblemError {
    return new ProblemError(silence(mirror));
  }

  #check(piece: Buffer, mirror: Location): void {
    const since = performance.now();
    const digest = pieceDigest(piece);
    this.#options.onSpent('checking', performance.now() - since);
    if (digest === this.#stream.pieces[this.#next]) {
      this.#next += 1;
      this.#wrong.clear();
      this.#failed.clear();
      this.#rounds = 0;
      this.#waitedFor.add(mirror);
      return;
    }
    this.#wrong.set(mirror, (this.#wrong.get(mirror) ?? 0) + 1);
    refuse('stream.digest-mismatch', { file: this.#stream.path.slice(-256) });
  }

  /** Goes on with the next mirror: at once where there is another, after a while where all have had their turn. */
  async #recover(error: unknown, mirror: Location): Promise<void> {
    if (!(error instanceof ProblemError)) throw error;
    const isWrong = error.problem.code === 'stream.digest-mismatch';
    const hopeless = isWrong ? (this.#wrong.get(mirror) ?? 0) >= wrongTries : !this.#passes(error);
    this.#mirrors.shift();
    this.#failed.add(mirror);
    if (!hopeless) this.#mirrors.push(mirror);
    else if (mirror === this.#chosen) this.#givenUp = error;
    const [next] = this.#mirrors;
    if (next === undefined || this.#isInVain()) throw this.#givenUp ?? error;
    if (!this.#failed.has(next)) return;
    if (!isWrong) this.#options.onWaiting(error.problem);
    const pauseMs = this.#pauseMs(error);
    this.#failed.clear();
    this.#rounds += 1;
    await delay(pauseMs, undefined, { signal: this.#options.signal });
  }

  /** Who proved to be the host a while ago, and does not any more, is another: somebody stands in between until one has signed in. */
  #passes(error: ProblemError): boolean {
    return isPassing(error) || (error.problem.code === 'network.certificate' && this.#next > 0);
  }

  /** Many machines that lost the same server must not all come back to it at once. */
  #pauseMs(error: ProblemError): number {
    const { shortestPauseMs, longestPauseMs } = this.#timing;
    const askedMs = error instanceof Refusal ? error.retryAfterMs : 0;
    const pauseMs = Math.min(Math.max(shortestPauseMs * 2 ** this.#rounds, askedMs), longestPauseMs);
    return pauseMs * (1 + Math.random() / 2);
  }

  #isInVain(): boolean {
    return this.#rounds >= vainRounds && !this.#mirrors.some((one) => this.#waitedFor.has(one));
  }
}

/**
 * The bytes of a signed stream in order, in pieces that were each checked, some of them fetched ahead. Connections that break are
 * taken up again where they were, for as long as the signal lets it. `first` is the first piece, where it has come before. Throws the
 * ProblemError of the first mirror where none has the right bytes.
 */
export function download(
  stream: SignedStream,
  mirrors: readonly [Location, ...Location[]],
  options: DownloadOptions,
  first: Uint8Array | null = null,
): AsyncIterable<Buffer> {
  const room = new Room();
  const pieces = new Download(stream, mirrors, options, room, first).pieces();
  return room.lend(Readable.from(pieces, { highWaterMark: piecesAhead }));
}
