import { expect, test } from 'vitest';
import { offer } from '../contract/offer.ts';
import { longestMessageBytes } from '../contract/protocol.ts';
import type { Location } from './location.ts';
import { offeringsOf } from './offerings.ts';
import { targetPath, type SignedStream } from './signed-stream.ts';

const place: Location = { kind: 'web', url: 'https://example.org/os' };
const trust = { root: '/root.json', state: '/state' };

function uuidOf(version: number): string {
  return `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`;
}

function streamTo(version: number, from: number | null): SignedStream {
  const tree = `usr:org.example.quite-long-name:x86_64:${version}`;
  return {
    format: 1,
    tree,
    title: 'Example System',
    summary: 'What is new in it, in some words that are not too many.',
    date: '2026-11-20',
    uuid: uuidOf(version),
    parentUuid: from === null ? null : uuidOf(from),
    writtenBytes: 1_000_000,
    installedBytes: 3_000_000_000,
    pieces: ['A'.repeat(43) + '='],
    path: targetPath(tree, from === null ? null : String(from)),
    bytes: from === null ? 1_400_000_000 : 40_000_000,
    sha256: 'a'.repeat(64),
  };
}

test.each([1, 4])(
  'what a thousand versions offer, each with %i deltas, fits into a message beside all else',
  (deltas) => {
    const streams = Array.from({ length: 1000 }, (_, index) => [
      streamTo(index + 1, null),
      ...Array.from({ length: deltas }, (_one, back) => index - back)
        .filter((from) => from > 0)
        .map((from) => streamTo(index + 1, from)),
    ]).flat();
    const offers = offeringsOf(streams, [place], trust).map(({ offer: found }) => offer.parse(found));
    expect(offers).toHaveLength(1000);
    expect(offers[0]?.ways.length).toBeGreaterThan(10);
    expect(offers[0]?.ways.at(-1)?.parentUuid).toBeNull();
    expect(JSON.stringify(offers).length).toBeLessThan(0.75 * longestMessageBytes);
  },
  // Much to work out, on a machine that may be busy.
  30_000,
);
