import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openNew } from './write-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pristine-write-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a new file is neither one that is there nor what a link leads to', async () => {
  await writeFile(join(folder, 'log-1'), 'dear');
  await symlink(join(folder, 'elsewhere'), join(folder, 'log-2'));
  const { name, handle } = await openNew(folder, (count) => `log-${count}`);
  await handle.writeFile('new');
  await handle.close();
  expect(name).toBe('log-3');
  expect(await readFile(join(folder, 'log-1'), 'utf8')).toBe('dear');
  expect((await readdir(folder)).toSorted()).toStrictEqual(['log-1', 'log-2', 'log-3']);
});

test('where no name is free there is an end', async () => {
  await writeFile(join(folder, 'log'), 'dear');
  await expect(openNew(folder, () => 'log')).rejects.toMatchObject({ code: 'EEXIST' });
});
