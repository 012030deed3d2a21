import type { Location } from '../repository/location.ts';
import { SignedFile } from '../repository/signed-source.ts';
import type { SignedStream } from '../repository/signed-stream.ts';
import type { Trust } from '../repository/trust.ts';
import { StreamFile } from './stream-file.ts';
import type { Stream } from './stream.ts';

/** A stream as a file of this machine. */
export interface FileSource {
  readonly kind: 'file';
  readonly path: string;
  /** Digest of the file as it lies there, written on the medium; null where nothing vouches for it. */
  readonly sha256: string | null;
}

/** A stream of a repository. */
export interface SignedSource {
  readonly kind: 'signed';
  readonly stream: SignedStream;
  /** Where it can be read; the first is where the metadata is read as well. */
  readonly mirrors: readonly [Location, ...Location[]];
  readonly trust: Trust;
}

/** Where a stream is, and what vouches for it. */
export type StreamSource = FileSource | SignedSource;

/** Opens a stream, of which the first piece may be known. Throws a ProblemError (`source.not-found`, `stream.not-a-stream`). */
export async function openStream(source: StreamSource, first: Uint8Array | null): Promise<Stream> {
  return source.kind === 'file' ? StreamFile.open(source) : new SignedFile(source, first);
}
