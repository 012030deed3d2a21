import { refuse } from '../../contract/fixes.ts';
import { parseUsrTreeName } from '../../contract/tree-name.ts';
import type { Report } from '../../engine/run.ts';
import { definitionsFor, neededBytes } from '../../plan/disk-layout.ts';
import { Inventory } from '../../trees/inventory.ts';
import { checkChain } from '../../trees/open-streams.ts';
import { kernelRelease, missingParts } from '../../trees/readiness.ts';
import { scanStream, type Scan } from '../../trees/scan.ts';
import { StreamFile } from '../../trees/stream-file.ts';
import type { InstallContext } from './context.ts';

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
  { commands, plan, sources }: InstallContext,
  report: Report,
  signal: AbortSignal,
): Promise<CheckedStreams> {
  await using stack = new AsyncDisposableStack();
  const files: StreamFile[] = [];
  for (const source of sources) files.push(stack.use(await StreamFile.open(source)));
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const inventory = new Inventory();
  const scans: Scan[] = [];
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    report.bytes(done, total);
  };
  for (const file of files) scans.push(await scanStream(commands.log, file, inventory, { signal, onBytes }));
  const found = checkChain(scans.map((scan, index) => ({ file: files[index]?.file ?? '', head: scan.head })));
  if (found !== plan.tree)
    refuse('tree.mismatch', { tree: plan.tree, expected: plan.tree, found: found.slice(0, 256) });
  checkReadiness(plan.tree, inventory);
  const writtenBytes = scans.reduce((sum, scan) => sum + scan.writtenBytes, 0);
  const needed = neededBytes(writtenBytes, definitionsFor(plan.disk.sizeBytes).espBytes);
  if (needed > plan.disk.sizeBytes) {
    refuse('space.insufficient', { neededBytes: needed, availableBytes: plan.disk.sizeBytes });
  }
  return { scans, writtenBytes };
}
