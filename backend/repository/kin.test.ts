import { expect, test } from 'vitest';
import { kinOf, timeBetween } from './kin.ts';
import type { SignedStream } from './signed-stream.ts';

function stream(tree: string): SignedStream {
  return {
    format: 1,
    tree,
    title: '',
    summary: '',
    date: '2026-11-28',
    uuid: '00000000-0000-4000-8000-000000000000',
    parentUuid: null,
    writtenBytes: 1,
    installedBytes: 1,
    pieces: [],
    path: tree,
    bytes: 1,
    sha256: '',
  };
}

const usr = (version: string): string => `usr:org.test:x86_64:${version}`;

test('the other versions of a tree are told apart by age, the nearest first', () => {
  const published = ['10', '2', '2', '1', '9'].map((version) => stream(usr(version)));
  const others = [stream('usr:org.other:x86_64:3'), stream('runtime:org.test:x86_64:3')];
  const { older, newer } = kinOf([...published, ...others], usr('3'));
  expect(older.map(({ tree }) => tree)).toStrictEqual([usr('2'), usr('1')]);
  expect(newer.map(({ tree }) => tree)).toStrictEqual([usr('9'), usr('10')]);
});

test.each([
  ['the first', 100, null, null, 100],
  ['the newest', 100, 50, null, 100],
  ['the newest, with a clock that is behind', 100, 200, null, 201],
  ['one before all others', 100, null, 60, 59],
  ['one between others', 100, 50, 60, 59],
  ['one between others, with a clock that is behind', 10, 50, 60, 51],
  ['one for which there is no room', 100, 50, 51, null],
])(
  '%s has a time that is later than those before it and earlier than those after',
  (_, now, before, after, time) => {
    expect(timeBetween(now, before, after)).toBe(time);
  },
);
