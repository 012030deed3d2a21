import { z } from 'zod';
import { bytes, id, longText, shortText } from './text.ts';
import { treeName } from './tree-name.ts';

/** `signed`: by whom the medium trusts; `pinned`: its digest is written on the medium; `unsigned`: nothing vouches for it. */
export const trust = z.enum(['signed', 'pinned', 'unsigned']);

/**
 * Streams that make a tree one after the other. Which they are only the backend has to know: with all of them the offers of a repository
 * that is kept for long were longer than a message may be.
 */
export const way = z.strictObject({
  /** The tree that the first stream is a delta on; null for a whole one. */
  parentUuid: z.guid().nullable(),
  /** How much is read to go it. */
  bytes,
});
export type Way = z.infer<typeof way>;

/** Where something that is offered comes from. */
export const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('medium') }),
  /** A stream file, named at the terminal. */
  z.strictObject({ kind: z.literal('file') }),
  /** A repository in a folder, named at the terminal. */
  z.strictObject({ kind: z.literal('folder'), path: longText }),
  /** A repository behind an address. */
  z.strictObject({ kind: z.literal('address'), address: longText }),
  /** A repository on a disk that can be unplugged. */
  z.strictObject({ kind: z.literal('stick'), stickId: id }),
]);
export type Origin = z.infer<typeof origin>;

export const offer = z.strictObject({
  id,
  tree: treeName,
  title: shortText,
  summary: shortText,
  /** ISO 8601 day, or null where the source does not say. */
  date: z.iso.date().nullable(),
  origin,
  trust,
  /** The ways to it, the one with the fewest bytes first. */
  ways: z.array(way).min(1).max(32),
  installedBytes: bytes.nullable(),
});
export type Offer = z.infer<typeof offer>;
