import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyImage } from '../setup/copy-image.ts';
import { Bench, knownTrees, type Known } from './check.ts';
import { labWith, pieceAt, prepare } from './prepare.ts';
import { record } from './record.ts';
import { runUntil, type Cut, type Timed } from './run-task.ts';
import { report, table, type Tried } from './table.ts';
import { tasks, type Task } from './tasks.ts';
import { replay, replaySome } from './write-log.ts';
import { chosen, coin, cutsOf, depthOf, isTorn, type Extent } from './extent.ts';

// Every task, with the power going at each of its steps, at instants in between, and at every flush of what it wrote.

const { values } = parseArgs({
  options: {
    few: { type: 'boolean', default: false },
    // For a quick answer: only replays, without any repair.
    look: { type: 'boolean', default: false },
    only: { type: 'string' },
    report: { type: 'string' },
  },
});
const extent: Extent = values.few ? 'few' : 'all';
const folder = await workFolder();
const failed: string[] = [];
const tried: Tried[] = [];

/** Disks are copied hundreds of times, so they lie in memory where there is enough. */
async function workFolder(): Promise<string> {
  const memory = '/dev/shm';
  const { bavail, bsize } = await statfs(memory);
  const room = bavail * bsize > 6 * 1024 ** 3;
  return mkdtemp(join(room ? memory : tmpdir(), 'pristine-cuts-'));
}

/** Checks a disk as a power cut left it, and keeps it if something is wrong. */
async function check(bench: Bench, known: Known, task: Task, how: Tried['how'], what: string, cut: string) {
  const work = join(folder, 'checked.img');
  await copyImage(cut, work);
  const depth = values.look ? 'look' : depthOf(extent, tried.length);
  const { side, faults } = await bench.check(work, task, known, { depth, torn: how === 'torn' });
  const one: Tried = { task: task.name, how, what, side, faults };
  tried.push(one);
  process.stdout.write(`${report(one)}\n`);
  if (faults.length === 0) return;
  const kept = join(folder, `failed-${tried.length}-${task.name}.img`);
  await copyImage(cut, kept);
  failed.push(kept);
}

async function replayed(known: Known, task: Task, image: string): Promise<Timed> {
  const files = { image: join(folder, 'recorded.img'), log: join(folder, 'recorded.log') };
  const timed = await record(image, task.argv, files);
  await copyImage(image, files.image);
  const settled: number[] = [];
  await replay(files.log, files.image, async ({ entries }) => {
    settled.push(entries);
  });
  process.stdout.write(`${task.name}: recorded, on the disk for good at ${settled.length} places\n`);
  await using bench = new Bench();
  const wanted = new Set(chosen(extent, settled));
  await copyImage(image, files.image);
  await replay(files.log, files.image, async ({ entries, next }) => {
    if (!wanted.has(entries)) return;
    const what = `${entries} of ${settled.at(-1) ?? 0}`;
    await check(bench, known, task, 'replayed', what, files.image);
    if (!isTorn(extent, next)) return;
    const torn = join(folder, 'torn.img');
    await copyImage(files.image, torn);
    await replaySome(files.log, torn, next, { pieceAt, keeps: coin(entries) });
    await check(bench, known, task, 'torn', what, torn);
  });
  await rm(files.log);
  return timed;
}

function killedImage(index: number): string {
  return join(folder, `killed-${index}.img`);
}

/** One kernel at a time: first the power goes as often as it is to, then everything is looked at. */
async function killed(known: Known, task: Task, image: string, cuts: readonly Cut[]): Promise<void> {
  for (const [index, cut] of cuts.entries()) {
    await copyImage(image, killedImage(index));
    await using lab = await labWith(killedImage(index));
    await runUntil(lab, task.argv, cut);
  }
  await using bench = new Bench();
  for (const [index, cut] of cuts.entries()) {
    const what = cut.at === 'step' ? cut.step : `${cut.afterMs} ms`;
    await check(bench, known, task, 'killed', what, killedImage(index));
    await rm(killedImage(index));
  }
}

const imageOf = await prepare();
const known = await knownTrees(imageOf('two-versions'));
for (const task of tasks.filter(({ name }) => values.only?.split(',').includes(name) ?? true)) {
  const image = imageOf(task.image);
  const timed = await replayed(known, task, image);
  if (!values.look) await killed(known, task, image, cutsOf(extent, timed));
}
for (const each of failed) process.stdout.write(`kept: ${each}\n`);
if (failed.length === 0) await rm(folder, { recursive: true });
const sum = `cuts: ${tried.length} tried, ${failed.length} failed\n`;
process.stdout.write(`\n${table(tried)}\n\n${sum}`);
if (values.report !== undefined) await writeFile(values.report, sum);
process.exitCode = failed.length === 0 && tried.length > 0 ? 0 : 1;
