import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestFile, readMedium } from './medium.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pristine-medium-'));
});

afterAll(() => rm(folder, { recursive: true }));

const file = { file: 'one.btrfs.zst', bytes: 7, sha256: 'a'.repeat(64) };
const image = {
  tree: 'usr:org.test.small:x86_64:1',
  title: 'Small',
  summary: '',
  date: '2026-11-20',
  installedBytes: 9,
  streams: [file],
};

function write(text: string): Promise<void> {
  return writeFile(join(folder, manifestFile), text);
}

test('a folder without a list offers nothing', async () => {
  expect(await readMedium(folder)).toStrictEqual({ offerings: [], problems: [] });
});

test('what is listed is offered', async () => {
  await write(JSON.stringify({ format: 1, images: [image] }));
  const { offerings, problems } = await readMedium(folder);
  expect(problems).toStrictEqual([]);
  expect(offerings.map(({ offer }) => offer.tree)).toStrictEqual([image.tree]);
});

test.each([
  ['is cut off', '{"format":1,"images":['],
  ['is of a later format', JSON.stringify({ format: 2, images: [] })],
  [
    'leads out of the medium',
    JSON.stringify({ format: 1, images: [{ ...image, streams: [{ ...file, file: '../one' }] }] }),
  ],
  [
    'lists what is no delivered tree',
    JSON.stringify({ format: 1, images: [{ ...image, tree: 'home:main:org.test:x86_64' }] }),
  ],
])('a list that %s is a problem, and offers nothing', async (_, text) => {
  await write(text);
  expect(await readMedium(folder)).toMatchObject({
    offerings: [],
    problems: [{ code: 'source.manifest-invalid', params: { file: manifestFile } }],
  });
});
