import { refuse } from '../../contract/fixes.ts';
import type { Report } from '../../engine/run.ts';
import type { Commands } from '../../system/command.ts';
import type { Inventory } from '../../trees/inventory.ts';
import { checkChain } from '../../trees/open-streams.ts';
import { checkReadiness } from '../../trees/readiness.ts';
import type { ExpectedStream } from '../../trees/receive.ts';
import { scanStream } from '../../trees/scan.ts';
import { StreamFile } from '../../trees/stream-file.ts';
import type { FileSource, StreamSource } from '../../trees/stream-source.ts';
import { checkSigned } from './check-signed.ts';

/** The streams of a tree, and what is there for them to build on. */
export interface StreamsToCheck {
  readonly commands: Commands;
  /** The name of the tree that must come out. */
  readonly tree: string;
  readonly sources: readonly StreamSource[];
  /** What the tree that the first one is a delta on has; empty for a whole stream. */
  readonly inventory: Inventory;
  /** The UUIDs of the trees that deltas may be made on. */
  readonly there: ReadonlySet<string>;
}

export interface CheckedStreams {
  readonly scans: readonly ExpectedStream[];
  /** The first piece of each stream that was fetched for its check, and need not come again; none where they lie on this machine. */
  readonly firsts: readonly Uint8Array[];
  readonly writtenBytes: number;
}

/** Makes sure of everything that can be made sure of before anything is lost. Changes nothing. */
export async function checkStreams(
  given: StreamsToCheck,
  report: Report,
  signal: AbortSignal,
): Promise<CheckedStreams> {
  const { commands, tree, sources, there } = given;
  const signed = sources.filter((source) => source.kind === 'signed');
  const files = sources.filter((source) => source.kind === 'file');
  if (signed.length === 0) return checkFiles(given, files, report, signal);
  return checkSigned(commands, tree, signed, there, report, signal);
}

/**
 * Reads every stream to its end: digest, wholeness, where it writes, how much, and whether the tree that comes out
 * can do what it is for.
 */
async function checkFiles(
  { commands, tree, inventory, there }: StreamsToCheck,
  sources: readonly FileSource[],
  report: Report,
  signal: AbortSignal,
): Promise<CheckedStreams> {
  await using stack = new AsyncDisposableStack();
  const files: StreamFile[] = [];
  for (const source of sources) files.push(stack.use(await StreamFile.open(source)));
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const scans: ExpectedStream[] = [];
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    report.bytes(done, total);
  };
  const options = { signal, onBytes, onWaiting: report.waiting, onSpent: report.spent };
  for (const file of files) scans.push(await scanStream(commands.log, file, inventory, options));
  const heads = scans.map((scan, index) => ({ file: files[index]?.file ?? '', head: scan.head }));
  const found = checkChain(heads, there).tree;
  if (found !== tree) refuse('tree.mismatch', { tree, expected: tree, found: found.slice(0, 256) });
  checkReadiness(inventory, tree);
  return { scans, firsts: [], writtenBytes: scans.reduce((sum, scan) => sum + scan.writtenBytes, 0) };
}
