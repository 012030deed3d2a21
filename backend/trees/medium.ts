import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Offer } from '../contract/offer.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import { bytes, sha256, shortText } from '../contract/text.ts';
import { isDelivered, treeName } from '../contract/tree-name.ts';
import type { StreamSource } from './stream-source.ts';

/** The file that makes a folder an installation medium: what it offers, with the digests that pin it. */
export const manifestFile = 'pristine-medium.json';

const fileName = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$/u);

export const manifest = z.strictObject({
  format: z.literal(1),
  images: z
    .array(
      z.strictObject({
        tree: treeName.refine(isDelivered, 'not a tree that is delivered'),
        title: shortText,
        summary: shortText,
        date: z.iso.date(),
        installedBytes: bytes,
        streams: z
          .array(z.strictObject({ file: fileName, bytes, sha256 }))
          .min(1)
          .max(16),
      }),
    )
    .max(1024),
});

/** An offer together with where its streams are, which no client is told. */
export interface Offering {
  readonly offer: Offer;
  /** The offer's ways, in the same order. */
  readonly ways: readonly { readonly parentUuid: string | null; readonly sources: readonly StreamSource[] }[];
}

export function offerId(parts: readonly string[]): string {
  return `offer-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)}`;
}

/** Reads what a medium offers. A medium that is not there offers nothing; one that is wrong is a problem. */
export async function readMedium(
  folder: string,
): Promise<{ readonly offerings: readonly Offering[]; readonly problems: readonly Problem[] }> {
  const path = join(folder, manifestFile);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return { offerings: [], problems: [] };
  try {
    const { images } = manifest.parse(JSON.parse(text));
    return { problems: [], offerings: images.map((image) => offeringOf(folder, image)) };
  } catch {
    return { offerings: [], problems: [problemOf('source.manifest-invalid', { file: basename(path) })] };
  }
}

function offeringOf(folder: string, image: z.infer<typeof manifest>['images'][number]): Offering {
  const { tree, title, summary, date, installedBytes, streams } = image;
  return {
    offer: {
      id: offerId([folder, tree, ...streams.map((stream) => stream.sha256)]),
      tree,
      title,
      summary,
      date,
      origin: { kind: 'medium' },
      trust: 'pinned',
      ways: [{ parentUuid: null, bytes: streams.reduce((sum, stream) => sum + stream.bytes, 0) }],
      installedBytes,
    },
    ways: [
      {
        parentUuid: null,
        sources: streams.map((stream) => ({
          kind: 'file',
          path: join(folder, stream.file),
          sha256: stream.sha256,
        })),
      },
    ],
  };
}
