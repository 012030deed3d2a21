import { join } from 'node:path';
import { refuse } from '../../contract/fixes.ts';
import type { Proof } from '../../contract/problem.ts';
import { installBootLoader } from '../../boot/boot-loader.ts';
import type { Report, Runner, Verified } from '../../engine/run.ts';
import { Mount } from '../../system/mounts.ts';
import { definitionsFor, neededBytes } from '../../plan/disk-layout.ts';
import { readCheckedUsr } from '../../trees/check-tree.ts';
import { Inventory } from '../../trees/inventory.ts';
import { makeHouse } from '../../trees/house.ts';
import { writeBootEntry } from './boot-entry.ts';
import { checkDisk } from './check-disk.ts';
import { checkStreams, type CheckedStreams } from '../trees/check-stream.ts';
import type { InstallContext, PlacedUsr } from './context.ts';
import { createRoot } from './create-root.ts';
import { erase } from './erase.ts';
import { flushAll } from './flush.ts';
import { partition, type Partitions } from './partition.ts';
import { forEachDelivery } from '../trees/deliveries.ts';
import { place, receive } from '../trees/receive.ts';
import { scrub } from './scrub.ts';
import { makeUnbootable, verify } from './verify.ts';
import { proveTrees } from './verify-trees.ts';

function mountTop({ commands }: InstallContext, partitions: Partitions): Promise<Mount> {
  return Mount.at(commands, {
    source: partitions.btrfs.node,
    fileSystem: 'btrfs',
    options: ['subvolid=5', 'noatime'],
  });
}

/** Reads the streams to their end, and looks whether the disk has room for what they write. */
async function check(
  { commands, plan, deliveries }: InstallContext,
  report: Report,
  signal: AbortSignal,
): Promise<readonly CheckedStreams[]> {
  const checked = await forEachDelivery(deliveries, report, ({ tree, sources }, share) => {
    const nothing = { inventory: new Inventory(), there: new Set<string>() };
    return checkStreams({ commands, tree, sources, ...nothing }, share, signal);
  });
  const writtenBytes = checked.reduce((sum, one) => sum + one.writtenBytes, 0);
  const availableBytes = plan.disk.sizeBytes;
  const needed = neededBytes(writtenBytes, definitionsFor(availableBytes).espBytes);
  if (needed > availableBytes) refuse('space.insufficient', { neededBytes: needed, availableBytes });
  return checked;
}

/** Receives the system, and then what comes along, each into its place. */
async function receiveAll(
  { signal }: Runner,
  { commands, plan, deliveries }: InstallContext,
  { btrfs }: Partitions,
  top: string,
  checked: readonly CheckedStreams[],
  report: Report,
): Promise<PlacedUsr> {
  const { device } = plan.disk;
  await forEachDelivery(deliveries, report, async ({ tree, sources }, share, position) => {
    const target = { commands, tree, sources, device, node: btrfs.node, top };
    const streams = checked[position] ?? refuse('source.unknown', {});
    await place(target, await receive(target, streams, share, signal));
  });
  const path = join(top, plan.tree);
  return { path, ...(await readCheckedUsr(path, plan.tree)) };
}

/** Fills the new file systems. The boot loader comes last: until then nothing on this disk starts. */
async function fill(
  runner: Runner,
  context: InstallContext,
  partitions: Partitions,
  checked: readonly CheckedStreams[],
  runId: string,
): Promise<PlacedUsr> {
  const { commands, plan } = context;
  await using top = await mountTop(context, partitions);
  await makeHouse(commands, top.path);
  await runner.journal.keepIn(top.path, runId);
  try {
    const tree = await runner.step('receive', (report) =>
      receiveAll(runner, context, partitions, top.path, checked, report),
    );
    await runner.step('create-root', () => createRoot(context, top.path));
    await using esp = await Mount.at(commands, {
      source: partitions.esp.node,
      fileSystem: 'vfat',
      options: ['umask=0077'],
    });
    const mounted = { top: top.path, esp: esp.path };
    await runner.step('boot-entry', () =>
      writeBootEntry(context, esp.path, tree, partitions.btrfs.fileSystem),
    );
    await runner.step('flush', (report) => flushAll(commands, top.path, report));
    // Before the disk is made bootable.
    await runner.step('verify-trees', async (report) => {
      await scrub(commands, top.path, report);
      await proveTrees(commands, plan, partitions, mounted, tree);
    });
    await runner.step('boot-loader', () =>
      installBootLoader(commands, tree.path, esp.path, context.firmware),
    );
    return tree;
  } finally {
    await runner.journal.keepIn(null, runId);
  }
}

async function prove(
  runner: Runner,
  context: InstallContext,
  partitions: Partitions,
  tree: PlacedUsr,
  runId: string,
): Promise<readonly Proof[]> {
  const proofs = await runner.step('verify', (report) => verify(context, partitions, tree, report));
  await using top = await mountTop(context, partitions);
  await runner.journal.keepIn(top.path, runId);
  await runner.journal.add({
    type: 'outcome',
    at: new Date().toISOString(),
    outcome: { result: 'verified', proofs: [...proofs], remainsId: null },
  });
  await runner.journal.keepIn(null, runId);
  return proofs;
}

/** Installs as the plan says, and gives the proofs of what was verified at its end. Throws a ProblemError. */
export async function install(runner: Runner, context: InstallContext, runId: string): Promise<Verified> {
  const checked = await runner.step('check-stream', (report) => check(context, report, runner.signal));
  await runner.step('check-disk', () => checkDisk(context));
  await runner.step('erase', () => erase(context));
  const partitions = await runner.step('partition', () => partition(context));
  try {
    const tree = await fill(runner, context, partitions, checked, runId);
    return { proofs: await prove(runner, context, partitions, tree, runId), remainsId: null };
  } catch (error) {
    await makeUnbootable(context, partitions).catch(() => undefined);
    throw error;
  }
}
