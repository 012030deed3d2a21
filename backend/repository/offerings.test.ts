import { expect, test } from 'vitest';
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

test('what a repository of a thousand versions offers fits into a message, beside all else that is there', () => {
  const streams = Array.from({ length: 1000 }, (_, index) => [
    streamTo(index + 1, null),
    ...(index === 0 ? [] : [streamTo(index + 1, index)]),
  ]).flat();
  const offers = offeringsOf(streams, [place], trust).map(({ offer }) => offer);
  expect(offers).toHaveLength(1000);
  expect(offers[0]?.ways.length).toBeGreaterThan(10);
  expect(JSON.stringify(offers).length).toBeLessThan(longestMessageBytes / 2);
});
