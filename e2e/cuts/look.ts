import { createHash } from 'node:crypto';
import type { Lab } from '../lab/lab.ts';
import { system, type Marks } from './tasks.ts';

/** What is on a disk, seen without the product. */
export interface Look {
  /** Every subvolume by its path, with the UUID that it was received with. */
  readonly subvolumes: ReadonlyMap<string, { readonly received: string | null; readonly readOnly: boolean }>;
  readonly marks: Marks;
  /** The marks in what a reset or an undo has put aside. */
  readonly kept: Marks;
  /** Where a stamp says that the system is up to date with its usr tree. */
  readonly stamps: readonly string[];
  /** What an interrupted run left behind. */
  readonly left: readonly string[];
  /** Digest over all files of each usr tree. */
  readonly trees: ReadonlyMap<string, string>;
  /** Digests of kernels and initrds: those on the ESP begin with a slash. */
  readonly files: ReadonlyMap<string, string>;
  readonly loader: readonly string[];
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

type Row = readonly string[];

function marksOf(rows: readonly Row[]): Marks {
  const at = (place: string): string | null => rows.find((row) => row[0] === place)?.[1] ?? null;
  return { etc: at('etc'), var: at('var'), srv: at('srv'), home: at('home') };
}

function pairs(rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(rows.map(([name = '', value = '']) => [name, value]));
}

function linesByName(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(rows, ([name = '']) => name);
  return new Map([...groups].map(([name, lines]) => [name, lines.map((line) => line[1] ?? '')]));
}

/** A digest over all files of each usr tree. */
function treesOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = [...files].filter(([path]) => !path.startsWith('/')).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const trees = Map.groupBy(own, ([path]) => path.split('/')[0] ?? '');
  const digest = (some: typeof own): string =>
    createHash('sha256').update(JSON.stringify(some)).digest('hex');
  return new Map([...trees].map(([tree, some]) => [tree, digest(some)]));
}

const entries = 'entries/';

function parseLook(text: string): Look {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const of = (kind: string): readonly Row[] =>
    lines.filter((line) => line[0] === kind).map((line) => line.slice(1));
  const names = (kind: string): readonly string[] => of(kind).map(([name = '']) => name);
  const readOnly = new Set(names('read-only'));
  const files = pairs(of('file'));
  const texts = linesByName(of('text'));
  return {
    subvolumes: new Map(
      of('subvolume').map(([path = '', uuid = '-']) => [
        path,
        { received: uuid === '-' ? null : uuid, readOnly: readOnly.has(path) },
      ]),
    ),
    marks: marksOf(of('mark')),
    kept: marksOf(of('kept')),
    stamps: names('stamp'),
    left: names('left'),
    trees: treesOf(files),
    files,
    loader: texts.get('loader.conf') ?? [],
    entries: new Map(
      [...texts].flatMap(([name, all]) =>
        name.startsWith(entries) ? [[name.slice(entries.length), all] as const] : [],
      ),
    ),
  };
}

/** Looks at the disk. Throws with what the tools say when it cannot even be read. */
export async function lookAt(lab: Lab, device: string): Promise<Look> {
  const { root, home } = system;
  const argv = ['sh', 'e2e/cuts/look.sh', `${device}2`, `${device}1`, root, home];
  const { exitCode, stdout, stderr } = await lab.exec(argv);
  if (exitCode !== 0) throw new Error(`cannot be read: ${stderr.trim()}`);
  return parseLook(stdout);
}
