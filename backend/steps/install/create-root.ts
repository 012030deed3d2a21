import { join } from 'node:path';
import { settingsFiles } from '../../plan/settings-files.ts';
import { makeRootTree } from '../../trees/root-tree.ts';
import { createSubvolume } from '../../trees/subvolume.ts';
import type { InstallContext } from './context.ts';
import { writeSettings } from './settings.ts';

/**
 * Makes the instance's root tree, empty but for its state and the settings that were asked for, and its home tree. systemd makes
 * the rest of an empty root at the first boot. `home` lies beside the root, where no reset of the root reaches it.
 */
export async function createRoot({ commands, plan }: InstallContext, top: string): Promise<void> {
  const root = join(top, plan.rootTree);
  await makeRootTree(commands, top, null, root);
  await writeSettings(root, settingsFiles(plan.request.settings ?? {}));
  await createSubvolume(commands, join(top, plan.homeTree));
}
