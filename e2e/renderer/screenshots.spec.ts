import { expect, test } from '@playwright/test';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { allLooks, fewLooks, nameOf } from './looks.ts';
import { pictured } from './pictured.ts';
import { scenes } from './scenes.ts';

const folder = join(import.meta.dirname, 'screenshots');
const largestBytes = 20_000_000;

const factors = ['theme', 'direction', 'text', 'size'] as const;

function pairs(looks: typeof allLooks): ReadonlySet<string> {
  return new Set(
    looks.flatMap((look) =>
      factors.flatMap((one) => factors.map((other) => `${one} ${look[one]} with ${other} ${look[other]}`)),
    ),
  );
}

test('each two ways to look at a screen meet in one of at most twelve pictures', () => {
  expect(allLooks).toHaveLength(48);
  expect(fewLooks.length).toBeLessThanOrEqual(12);
  expect(pairs(fewLooks)).toEqual(pairs(allLooks));
});

test('the pictures and what is read are small together, and there is none of what is not there any more', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const wanted = new Set([
    ...pictured.flatMap((scene) => fewLooks.map((look) => join(folder, scene, `${nameOf(look)}.webp`))),
    ...Object.keys(scenes).map((scene) => join(folder, scene, 'read.txt')),
  ]);
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  expect(paths.filter((path) => !wanted.has(path))).toEqual([]);
  expect(paths.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThan(largestBytes);
});
