import { join } from 'node:path';
import { hasBootLoader, removeBootLoader } from '../../boot/boot-loader.ts';
import { refuse } from '../../contract/fixes.ts';
import type { Proof } from '../../contract/problem.ts';
import { parseUsrTreeName } from '../../contract/tree-name.ts';
import type { Report } from '../../engine/run.ts';
import { Mount } from '../../system/mounts.ts';
import type { InstallContext, PlacedUsr } from './context.ts';
import type { Partitions } from './partition.ts';
import { proveTrees } from './verify-trees.ts';

async function checkFileSystems(
  { commands, plan }: InstallContext,
  partitions: Partitions,
): Promise<readonly Proof[]> {
  const checks: readonly (readonly [Proof, readonly [string, ...string[]]])[] = [
    ['partition-table', ['sfdisk', '--verify', plan.disk.device]],
    ['esp-file-system', ['fsck.vfat', '-n', partitions.esp.node]],
    ['btrfs-file-system', ['btrfs', 'check', '--readonly', partitions.btrfs.node]],
  ];
  for (const [proof, argv] of checks) {
    if (!(await commands.succeeds(argv))) refuse('verify.failed', { proof });
  }
  return checks.map(([proof]) => proof);
}

async function checkContents(
  { commands, plan }: InstallContext,
  partitions: Partitions,
  tree: PlacedUsr,
): Promise<readonly Proof[]> {
  await using top = await Mount.at(commands, {
    source: partitions.btrfs.node,
    fileSystem: 'btrfs',
    options: ['ro', 'subvolid=5'],
  });
  await using esp = await Mount.at(commands, {
    source: partitions.esp.node,
    fileSystem: 'vfat',
    options: ['ro'],
  });
  const mounted = { top: top.path, esp: esp.path };
  const proofs = await proveTrees(commands, plan, partitions, mounted, tree);
  const { architecture = '' } = parseUsrTreeName(plan.tree) ?? {};
  if (!(await hasBootLoader(join(top.path, plan.tree), esp.path, architecture))) {
    refuse('verify.failed', { proof: 'boot-loader' });
  }
  return [...proofs, 'boot-loader'];
}

/** The whole disk once more, everything unmounted and read back from the disk itself. Throws `verify.failed`. */
export async function verify(
  context: InstallContext,
  partitions: Partitions,
  tree: PlacedUsr,
  report: Report,
): Promise<readonly Proof[]> {
  const { commands, plan } = context;
  await commands.run(['sync']);
  await commands.run(['blockdev', '--flushbufs', plan.disk.device]);
  const fileSystems = await checkFileSystems(context, partitions);
  report.part(0.6);
  return [...fileSystems, ...(await checkContents(context, partitions, tree))];
}

/** Undoes the one thing that makes the disk bootable. */
export async function makeUnbootable({ commands }: InstallContext, partitions: Partitions): Promise<void> {
  await using esp = await Mount.at(commands, {
    source: partitions.esp.node,
    fileSystem: 'vfat',
    options: [],
  });
  await removeBootLoader(esp.path);
}
