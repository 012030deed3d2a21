import { mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { changeRequest } from '../contract/change.ts';
import { unfinished, type Disk } from '../contract/facts.ts';
import { stepId } from '../contract/plan.ts';
import { outcome } from '../contract/run.ts';
import type { PastRun } from '../contract/store.ts';
import { id } from '../contract/text.ts';
import { treeName } from '../contract/tree-name.ts';

/** Where the journal lies in the file system that the run makes. */
export const journalFolder = '.pristine/journal';

const task = z.union([z.literal('install'), ...changeRequest.options.map((one) => one.shape.task)]);

const record = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), at: z.iso.datetime(), runId: id, task, tree: treeName }),
  z.strictObject({ type: z.literal('intent'), at: z.iso.datetime(), step: stepId }),
  z.strictObject({ type: z.literal('done'), at: z.iso.datetime(), step: stepId }),
  z.strictObject({ type: z.literal('outcome'), at: z.iso.datetime(), outcome }),
]);
export type JournalRecord = z.infer<typeof record>;

/**
 * What a run means to do and what it did, one JSON object a line. Until the disk has a file system
 * the records wait in memory; the partition table's own mark tells of a run that ended before.
 */
export class Journal {
  #waiting: string[] = [];
  #file: string | null = null;

  async add(entry: JournalRecord): Promise<void> {
    this.#waiting.push(`${JSON.stringify(record.parse(entry))}\n`);
    if (this.#file !== null) await this.#flush(this.#file);
  }

  /** From now on records go to disk at once, those that wait first. Null: the file system is about to be unmounted. */
  async keepIn(folder: string | null, runId: string): Promise<void> {
    this.#file = folder === null ? null : join(folder, journalFolder, `${runId}.jsonl`);
    if (this.#file === null) return;
    await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
    await this.#flush(this.#file);
  }

  async #flush(file: string): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    await this.#append(file, text);
  }

  async #append(file: string, text: string): Promise<void> {
    const handle: FileHandle = await open(file, 'a', 0o600);
    try {
      await handle.write(text);
      // A record that is not on the disk cannot tell anything after a power cut.
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function parseLine(line: string): readonly JournalRecord[] {
  try {
    return [record.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

/** Reads a journal; lines that a power cut tore are left out. */
export function parseJournal(text: string): readonly JournalRecord[] {
  return text.split('\n').flatMap(parseLine);
}

/** What a journal says of a run that did not end verified; null where it did. */
export function unfinishedIn(records: readonly JournalRecord[]): Disk['unfinished'] {
  const last = records.at(-1);
  if (last === undefined) return { step: 'partition', tree: null };
  if (last.type === 'outcome' && last.outcome.result === 'verified') return null;
  const started = records.find((entry) => entry.type === 'started');
  const intent = records.findLast((entry) => entry.type === 'intent');
  return unfinished.parse({ step: intent?.step ?? 'partition', tree: started?.tree ?? null });
}

async function readJournals(root: string): Promise<readonly (readonly JournalRecord[])[]> {
  const folder = join(root, journalFolder);
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map(parseJournal).toSorted((a, b) => (a[0]?.at ?? '').localeCompare(b[0]?.at ?? ''));
}

/** What happened longer ago than this many runs is not told any more. */
const keptJournals = 100;

/** Removes the oldest journals of a file system that has seen many runs. */
export async function pruneJournals(root: string): Promise<void> {
  const folder = join(root, journalFolder);
  const names = await readdir(folder).catch(() => []);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = dated.toSorted((a, b) => b.at - a.at).slice(keptJournals);
  await Promise.all(old.map(({ name }) => rm(join(folder, name))));
}

function pastRunOf(records: readonly JournalRecord[]): readonly PastRun[] {
  const [first] = records;
  const last = records.at(-1);
  if (first?.type !== 'started' || last === undefined) return [];
  const result = last.type === 'outcome' ? last.outcome.result : 'interrupted';
  return [{ at: first.at, task: first.task, tree: first.tree, result }];
}

/** What happened in the file system whose top is at `root`, newest first. */
export async function readHistory(root: string): Promise<readonly PastRun[]> {
  return (await readJournals(root)).flatMap(pastRunOf).toReversed().slice(0, 32);
}

/** Looks at the newest journal below `root`, the top of a btrfs file system; null where none is unfinished or there is none. */
export async function readUnfinished(root: string): Promise<Disk['unfinished']> {
  const newest = (await readJournals(root)).findLast(
    ([first]) => first === undefined || first.type !== 'started' || first.task === 'install',
  );
  return newest === undefined ? null : unfinishedIn(newest);
}
