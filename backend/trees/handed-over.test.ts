import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResetMode } from '../contract/store.ts';
import { namesHandedOver } from './handed-over.ts';
import { removedFolder } from './house.ts';
import { writeRecord } from './remains.ts';
import type { Subvolumes } from './subvolume-list.ts';

let top = '';

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'pristine-handed-over-'));
});

afterAll(async () => {
  await rm(top, { recursive: true });
});

function uuidOf(letter: string, side: 'before' | 'after'): string {
  const digit = side === 'before' ? '1' : '2';
  return `${letter.repeat(8)}-0000-4000-8000-00000000000${digit}`;
}

/** What a reset of a system left, and where its two roots lie. */
async function keep(letter: string, mode: ResetMode, system: string, inForce: 'before' | 'after') {
  const id = `remains-${letter.repeat(32)}`;
  const rootTree = `root:${system}:org.test:x86_64`;
  const root = { before: uuidOf(letter, 'before'), after: uuidOf(letter, 'after') };
  const folder = `${removedFolder}/${id}`;
  await mkdir(join(top, folder), { recursive: true });
  const at = '2026-01-01T00:00:00.000Z';
  await writeRecord(join(top, folder), {
    format: 1,
    id,
    mode,
    at,
    rootTree,
    root,
    homeTree: null,
    home: null,
  });
  const aside = inForce === 'before' ? 'after' : 'before';
  const places = [
    [rootTree, root[inForce]],
    [`${folder}/root`, root[aside]],
  ] as const;
  return places.map(([path, uuid]) => [path, { id: 1, path, uuid, receivedUuid: null }] as const);
}

test('what a handing over left to be deleted is its own and what was kept of the same system, unless it was taken back', async () => {
  const subvolumes: Subvolumes = new Map([
    ...(await keep('a', 'state', 'given', 'before')),
    ...(await keep('b', 'hand-over', 'given', 'after')),
    ...(await keep('c', 'hand-over', 'back', 'before')),
    ...(await keep('d', 'factory', 'other', 'after')),
  ]);
  const names = await namesHandedOver(top, subvolumes);
  expect(names.toSorted((a, b) => a.localeCompare(b))).toStrictEqual(
    ['a', 'b'].map((letter) => `remains-${letter.repeat(32)}`),
  );
  expect(await namesHandedOver(join(top, 'nowhere'), subvolumes)).toStrictEqual([]);
});
