import { join } from 'node:path';
import { bootEntry, entryFileName, loaderConfiguration, type BootTarget } from '../../boot/entry.ts';
import { copyKernelFiles, kernelFiles } from '../../boot/kernel-files.ts';
import { writeWhole } from '../../system/write-file.ts';
import type { InstallPlan } from '../../contract/plan.ts';
import type { InstallContext, PlacedUsr } from './context.ts';

/** What the plan's system boots from. */
export function bootTarget(plan: InstallPlan, fileSystem: string): BootTarget {
  return {
    fileSystem,
    usrTree: plan.tree,
    rootTree: plan.rootTree,
    homeTree: plan.homeTree,
    firstBoot: plan.request.firstBoot,
    mode: 'normal',
  };
}

/** The files of the boot menu with what is to be in them, by their paths on the ESP. */
export function bootFiles(target: BootTarget, title: string): ReadonlyMap<string, string> {
  return new Map([
    [`loader/entries/${entryFileName(target, null)}`, bootEntry(target, title)],
    ['loader/entries.srel', 'type1\n'],
    ['loader/loader.conf', loaderConfiguration(target.rootTree)],
  ]);
}

/** Puts kernel, initrd and boot entry on the ESP. There is no boot loader yet, so the disk does not boot. */
export async function writeBootEntry(
  { plan }: InstallContext,
  esp: string,
  tree: PlacedUsr,
  fileSystem: string,
): Promise<void> {
  await copyKernelFiles(kernelFiles(tree.path, plan.tree, tree.kernelRelease, esp), esp);
  const files = bootFiles(bootTarget(plan, fileSystem), tree.osRelease.prettyName);
  for (const [path, content] of files) await writeWhole(join(esp, path), content);
}
