import { z } from 'zod';
import { bytes, shortText } from '../contract/text.ts';
import { parseTreeName, treeName } from '../contract/tree-name.ts';

/** Base64 of a SHA-256. */
const pieceDigest = z.string().regex(/^[A-Za-z0-9+/]{43}=$/u);

/** A stream of 64 GiB has as many pieces. */
const mostPieces = 65_536;

/** What the signed metadata says of a stream, beside its length and the digest of the whole. */
export const streamNote = z.strictObject({
  format: z.literal(1),
  tree: treeName,
  title: shortText,
  summary: shortText,
  /** When it was published. */
  date: z.iso.date(),
  /** The tree's UUID, which the received tree keeps as its received UUID. */
  uuid: z.guid(),
  /** The tree that this is a delta on; null for a whole one. */
  parentUuid: z.guid().nullable(),
  /** What receiving it writes. */
  writtenBytes: bytes,
  /** What the whole tree takes. */
  installedBytes: bytes,
  /** The digest of each piece of the file, in order, so that none needs to be kept until the last has come. */
  pieces: z.array(pieceDigest).min(1).max(mostPieces),
});
export type StreamNote = z.infer<typeof streamNote>;

/** A stream that signed metadata vouches for. */
export interface SignedStream extends StreamNote {
  /** Where it lies, from the repository's folder of targets. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * What a stream is called in the metadata. Its folders are the fields of the tree's name, since a colon is not allowed in a name on
 * VFAT, which sticks have.
 */
export function targetPath(tree: string, fromVersion: string | null): string {
  const file = fromVersion === null ? 'full' : `from-${fromVersion}`;
  return [...tree.split(':'), `${file}.btrfs.zst`].join('/');
}

/** Where the streams lie in a repository. */
export const targetsFolder = 'targets';

/** Where a target lies in the repository, by its digest: what a client has begun to read does not change under it. */
export function storedPath(path: string, sha256: string): string {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return [targetsFolder, ...folders, `${sha256}.${file}`].join('/');
}

/** The trees that differ only in their version are of one family; a tree without one is alone in its own. */
export function familyOf(tree: string): { readonly family: string; readonly version: string | null } {
  const { kind = '', fields = {} } = parseTreeName(tree) ?? {};
  const { version = null, ...others } = fields;
  return { family: JSON.stringify([kind, others]), version };
}
