import type { Proof } from '../../contract/problem.ts';
import { installBootLoader } from '../../boot/boot-loader.ts';
import type { Runner } from '../../engine/run.ts';
import { Mount } from '../../system/mounts.ts';
import { makeHouse } from '../../trees/house.ts';
import { writeBootEntry } from './boot-entry.ts';
import { checkDisk } from './check-disk.ts';
import { checkStream, type CheckedStreams } from './check-stream.ts';
import type { InstallContext } from './context.ts';
import { createRoot } from './create-root.ts';
import { erase } from './erase.ts';
import { partition, type Partitions } from './partition.ts';
import { receive, type ReceivedTree } from './receive.ts';
import { makeUnbootable, verify } from './verify.ts';
import { proveTrees, scrub } from './verify-trees.ts';

function mountTop({ commands }: InstallContext, partitions: Partitions): Promise<Mount> {
  return Mount.at(commands, {
    source: partitions.btrfs.node,
    fileSystem: 'btrfs',
    options: ['subvolid=5', 'noatime'],
  });
}

/** Fills the new file systems. The boot loader comes last: until then nothing on this disk starts. */
async function fill(
  runner: Runner,
  context: InstallContext,
  partitions: Partitions,
  checked: CheckedStreams,
  runId: string,
): Promise<ReceivedTree> {
  const { commands, plan } = context;
  await using top = await mountTop(context, partitions);
  await makeHouse(commands, top.path);
  await runner.journal.keepIn(top.path, runId);
  try {
    const tree = await runner.step('receive', (report) =>
      receive(context, partitions, top.path, checked, report, runner.signal),
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
    await runner.step('verify-trees', async () => {
      await scrub(commands, top.path);
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
  tree: ReceivedTree,
  runId: string,
): Promise<readonly Proof[]> {
  const proofs = await runner.step('verify', (report) => verify(context, partitions, tree, report));
  await using top = await mountTop(context, partitions);
  await runner.journal.keepIn(top.path, runId);
  await runner.journal.add({
    type: 'outcome',
    at: new Date().toISOString(),
    outcome: { result: 'verified', proofs: [...proofs] },
  });
  await runner.journal.keepIn(null, runId);
  return proofs;
}

/** Installs as the plan says, and gives the proofs of what was verified at its end. Throws a ProblemError. */
export async function install(
  runner: Runner,
  context: InstallContext,
  runId: string,
): Promise<readonly Proof[]> {
  const checked = await runner.step('check-stream', (report) => checkStream(context, report, runner.signal));
  await runner.step('check-disk', () => checkDisk(context));
  await runner.step('erase', () => erase(context));
  const partitions = await runner.step('partition', () => partition(context));
  try {
    const tree = await fill(runner, context, partitions, checked, runId);
    return await prove(runner, context, partitions, tree, runId);
  } catch (error) {
    await makeUnbootable(context, partitions).catch(() => undefined);
    throw error;
  }
}
