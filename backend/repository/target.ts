import { TargetFile } from '@tufjs/models';
import { streamNote, type SignedStream } from './signed-stream.ts';

/** A stream as its target in the metadata tells of it. Throws ZodError where that is none of ours. */
export function signedStreamOf(target: TargetFile): SignedStream {
  const note = streamNote.parse(target.custom['pristine']);
  return { ...note, path: target.path, bytes: target.length, sha256: target.hashes['sha256'] ?? '' };
}

/** The target that tells of a stream. */
export function targetOf({ path, bytes, sha256, ...note }: SignedStream): TargetFile {
  const hashes = { sha256 };
  return new TargetFile({ path, length: bytes, hashes, unrecognizedFields: { custom: { pristine: note } } });
}
