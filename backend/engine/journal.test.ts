import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { journalFolder, pruneJournals, readHistory } from './journal.ts';

let top: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'pristine-journal-'));
  await mkdir(join(top, journalFolder), { recursive: true });
});

afterEach(async () => rm(top, { recursive: true }));

async function write(name: string, minute: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const runId = `run-${'0'.repeat(32)}`;
  const started = { type: 'started', at, runId, task: 'reset', tree: 'root:main:a:x86_64' };
  const file = join(top, journalFolder, name);
  await writeFile(file, `${JSON.stringify(started)}\n`);
  await utimes(file, new Date(at), new Date(at));
}

test('the oldest journals go, the newest stay', async () => {
  for (let minute = 0; minute < 103; minute += 1) await write(`run-${minute}.jsonl`, minute);
  await pruneJournals(top);
  const left = await readdir(join(top, journalFolder));
  expect(left).toHaveLength(100);
  expect(left).not.toContain('run-2.jsonl');
  expect(left).toContain('run-3.jsonl');
});

test('what happened is told newest first, and a run without an end was interrupted', async () => {
  await write('b.jsonl', 2);
  await write('a.jsonl', 5);
  const history = await readHistory(top);
  expect(history.map((one) => [one.at.slice(14, 16), one.result])).toStrictEqual([
    ['05', 'interrupted'],
    ['02', 'interrupted'],
  ]);
});

test('a file system without journals has no history', async () => {
  await rm(join(top, journalFolder), { recursive: true });
  await pruneJournals(top);
  expect(await readHistory(top)).toStrictEqual([]);
});
