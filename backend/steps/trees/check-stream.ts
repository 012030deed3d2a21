import { refuse } from '../../contract/fixes.ts';
import { parseUsrTreeName } from '../../contract/tree-name.ts';
import type { Report } from '../../engine/run.ts';
import type { Commands } from '../../system/command.ts';
import type { Inventory } from '../../trees/inventory.ts';
import { checkChain } from '../../trees/open-streams.ts';
import { kernelRelease, missingParts } from '../../trees/readiness.ts';
import { scanStream, type Scan } from '../../trees/scan.ts';
import { StreamFile, type StreamSource } from '../../trees/stream-file.ts';

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
  readonly scans: readonly Scan[];
  readonly writtenBytes: number;
}

function checkReadiness(tree: string, inventory: Inventory): void {
  const missing = missingParts(inventory, parseUsrTreeName(tree)?.architecture ?? '');
  if (missing.length > 0) refuse('tree.not-ready', { tree, missing: [...missing] });
  if (kernelRelease(inventory) === null) refuse('tree.not-ready', { tree, missing: ['kernel'] });
}

/**
 * Reads every stream to its end before anything is lost: digest, wholeness, where it writes, how much,
 * and whether the tree that comes out can boot. Changes nothing.
 */
export async function checkStream(
  { commands, tree, sources, inventory, there }: StreamsToCheck,
  report: Report,
  signal: AbortSignal,
): Promise<CheckedStreams> {
  await using stack = new AsyncDisposableStack();
  const files: StreamFile[] = [];
  for (const source of sources) files.push(stack.use(await StreamFile.open(source)));
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const scans: Scan[] = [];
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    report.bytes(done, total);
  };
  for (const file of files) scans.push(await scanStream(commands.log, file, inventory, { signal, onBytes }));
  const heads = scans.map((scan, index) => ({ file: files[index]?.file ?? '', head: scan.head }));
  const found = checkChain(heads, there).tree;
  if (found !== tree) refuse('tree.mismatch', { tree, expected: tree, found: found.slice(0, 256) });
  checkReadiness(tree, inventory);
  return { scans, writtenBytes: scans.reduce((sum, scan) => sum + scan.writtenBytes, 0) };
}
