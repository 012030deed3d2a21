import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTreeName } from '../contract/tree-name.ts';
import { kindInside, readOsRelease, readTextInside } from './inside-tree.ts';

const applications = 'share/applications';

/** The name in the first desktop entry of an app; see the Desktop Entry Specification. */
async function desktopName(root: string): Promise<string | null> {
  if ((await kindInside(root, applications)) !== 'folder') return null;
  const files = await readdir(join(root, applications));
  const [file] = files.filter((name) => name.endsWith('.desktop')).toSorted();
  if (file === undefined) return null;
  const text = await readTextInside(root, `${applications}/${file}`);
  return /^Name=(.+)$/mu.exec(text ?? '')?.[1] ?? null;
}

/** What a tree calls itself, for people: its name, or a template's own, where it says nothing. */
export async function titleOf(root: string, tree: string): Promise<string> {
  const { name = tree } = parseTreeName(tree)?.fields ?? {};
  const title = (await readOsRelease(root))?.prettyName ?? (await desktopName(root));
  return (title ?? name).slice(0, 256);
}
