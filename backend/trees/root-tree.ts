import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kindOf } from '../contract/tree-name.ts';
import type { Commands } from '../system/command.ts';
import { readTextInside } from './inside-tree.ts';
import { createSubvolume } from './subvolume.ts';

/** Within a root tree: the name of the template that it was made from. A snapshot of it, which a reset makes, has it as well. */
const templateFile = '.pristine-template';

/** The template that a root tree says it was made from; null where it says nothing of the kind. */
export async function templateOf(root: string): Promise<string | null> {
  const name = ((await readTextInside(root, templateFile)) ?? '').trim();
  return kindOf(name) === 'root' ? name : null;
}

/**
 * Makes a root tree at `place`, empty or from a template that lies at `top`. Its state is a subvolume of its own, so that a state
 * reset can flush it alone.
 */
export async function makeRootTree(
  commands: Commands,
  top: string,
  template: string | null,
  place: string,
): Promise<void> {
  const state = join(place, 'var');
  if (template === null) {
    await createSubvolume(commands, place);
    await createSubvolume(commands, state);
    return;
  }
  await commands.run(['btrfs', 'subvolume', 'snapshot', join(top, template), place]);
  await writeFile(join(place, templateFile), `${template}\n`);
  // A stream holds no subvolumes within a tree, so what a template has there is a folder.
  const shipped = join(place, '.pristine-var');
  const some = await rename(state, shipped).then(
    () => true,
    () => false,
  );
  await createSubvolume(commands, state);
  if (!some) return;
  await commands.run(['cp', '--archive', '--reflink=auto', `${shipped}/.`, state]);
  await rm(shipped, { recursive: true });
}
