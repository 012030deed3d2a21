import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kernelFiles, sameContent } from '../../boot/kernel-files.ts';
import { refuse } from '../../contract/fixes.ts';
import type { InstallPlan } from '../../contract/plan.ts';
import type { Proof } from '../../contract/problem.ts';
import { settingsFiles, type SettingsFile } from '../../plan/settings-files.ts';
import type { Commands } from '../../system/command.ts';
import { showSubvolume } from '../../trees/subvolume.ts';
import { bootFiles, bootTarget } from './boot-entry.ts';
import type { PlacedUsr } from './context.ts';
import type { Partitions } from './partition.ts';
import { hasSettings } from './settings.ts';

export interface Mounted {
  readonly top: string;
  readonly esp: string;
}

async function isDelivered(commands: Commands, path: string): Promise<boolean> {
  const found = await showSubvolume(commands, path);
  return found.readOnly && found.receivedUuid !== null;
}

async function areDelivered(
  commands: Commands,
  top: string,
  trees: readonly { readonly tree: string }[],
): Promise<boolean> {
  const found = await Promise.all(trees.map(({ tree }) => isDelivered(commands, join(top, tree))));
  return found.every(Boolean);
}

async function isNewRoot(
  commands: Commands,
  path: string,
  settings: readonly SettingsFile[],
): Promise<boolean> {
  const [root, variable] = await Promise.all([
    showSubvolume(commands, path),
    showSubvolume(commands, join(path, 'var')),
  ]);
  const names = await readdir(path);
  const expected = settings.length === 0 ? ['var'] : ['etc', 'var'];
  return !root.readOnly && !variable.readOnly && names.toSorted().join('/') === expected.join('/');
}

async function hasKernelFiles(plan: InstallPlan, mounted: Mounted, release: string): Promise<boolean> {
  const files = kernelFiles(join(mounted.top, plan.tree), plan.tree, release, mounted.esp);
  const same = await Promise.all(files.map((file) => sameContent(file.source, file.place)));
  return same.every(Boolean);
}

async function hasBootFiles(
  plan: InstallPlan,
  mounted: Mounted,
  tree: PlacedUsr,
  fileSystem: string,
): Promise<boolean> {
  const files = [...bootFiles(bootTarget(plan, fileSystem), tree.osRelease.prettyName)];
  const same = await Promise.all(
    files.map(async ([path, content]) => (await readFile(join(mounted.esp, path), 'utf8')) === content),
  );
  return same.every(Boolean);
}

/** Looks whether what lies there is what the plan says. Throws `verify.failed` with the proof that does not hold. */
export async function proveTrees(
  commands: Commands,
  plan: InstallPlan,
  partitions: Partitions,
  mounted: Mounted,
  tree: PlacedUsr,
): Promise<readonly Proof[]> {
  const { top } = mounted;
  const settings = settingsFiles(plan.request.settings ?? {});
  const checks: readonly (readonly [Proof, () => Promise<boolean>])[] = [
    ['usr-tree', () => isDelivered(commands, join(top, plan.tree))],
    ...(plan.brings.length === 0
      ? []
      : [['delivered-trees', () => areDelivered(commands, top, plan.brings)] as const]),
    ['root-tree', () => isNewRoot(commands, join(top, plan.rootTree), settings)],
    ...(settings.length === 0
      ? []
      : [['settings', () => hasSettings(join(top, plan.rootTree), settings)] as const]),
    ['home-tree', async () => !(await showSubvolume(commands, join(top, plan.homeTree))).readOnly],
    ['kernel-files', () => hasKernelFiles(plan, mounted, tree.kernelRelease)],
    ['boot-entry', () => hasBootFiles(plan, mounted, tree, partitions.btrfs.fileSystem)],
  ];
  for (const [proof, holds] of checks) {
    if (!(await holds())) refuse('verify.failed', { proof });
  }
  return checks.map(([proof]) => proof);
}
