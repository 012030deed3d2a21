import { mkdir, readdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../../contract/fixes.ts';
import type { ResetMode } from '../../contract/store.ts';
import type { Commands } from '../../system/command.ts';
import { asideFolder, nextFolder } from '../../trees/house.ts';
import { writeRecord } from '../../trees/remains.ts';
import { makeRootTree } from '../../trees/root-tree.ts';
import { createSubvolume } from '../../trees/subvolume.ts';
import {
  listSubvolumes,
  nestedIn,
  readOnlyNumbers,
  type ListedSubvolume,
  type Subvolumes,
} from '../../trees/subvolume-list.ts';
import { flush } from './context.ts';

/** What a reset is to make, beside what is in force. */
export interface ResetToBuild {
  readonly commands: Commands;
  readonly top: string;
  readonly id: string;
  readonly mode: ResetMode;
  readonly rootTree: string;
  readonly homeTree: string | null;
  /** The template that the system was made from, where that is here. */
  readonly template: string | null;
  readonly at: string;
}

/** How the new root comes to be: what of the old one's top it takes over, by name. */
type Keeps = (name: string) => boolean;

/** A plain folder of personal files within the root: a reset that keeps them has to take it over. */
async function hasPlainHome(
  root: string,
  nested: readonly ListedSubvolume[],
  rootTree: string,
): Promise<boolean> {
  if (nested.some((one) => one.path === `${rootTree}/home`)) return false;
  const names = await readdir(join(root, 'home')).catch(() => []);
  return names.length > 0;
}

async function keepsOf(
  reset: ResetToBuild,
  nested: readonly ListedSubvolume[],
): Promise<{ readonly from: 'nothing' | 'old'; readonly keeps: Keeps }> {
  const { mode, homeTree, top, rootTree } = reset;
  if (mode === 'state') return { from: 'old', keeps: (name) => name !== 'var' };
  const keepsHome = mode === 'factory-keep-home' && homeTree === null;
  const keeps: Keeps = (name) => keepsHome && name === 'home';
  const plain = keepsHome && (await hasPlainHome(join(top, rootTree), nested, rootTree));
  return { from: plain ? 'old' : 'nothing', keeps };
}

/** The name at the top of a root tree under which a subvolume lies in it. */
function topOf({ path }: ListedSubvolume, rootTree: string): string {
  return path.slice(rootTree.length + 1).split('/')[0] ?? '';
}

/** A snapshot holds an empty folder in the place of each subvolume inside. Those that stay are put there by a snapshot of their own. */
async function carryNested(
  { commands, top, rootTree }: ResetToBuild,
  nested: readonly ListedSubvolume[],
  keeps: Keeps,
  root: string,
): Promise<void> {
  const readOnly = nested.length === 0 ? new Set() : await readOnlyNumbers(commands, top);
  for (const one of nested) {
    const within = one.path.slice(rootTree.length + 1);
    const place = join(root, within);
    await rmdir(place).catch(() => undefined);
    if (!keeps(topOf(one, rootTree))) continue;
    await mkdir(dirname(place), { recursive: true });
    const flags = readOnly.has(one.id) ? ['-r'] : [];
    await commands.run(['btrfs', 'subvolume', 'snapshot', ...flags, join(top, one.path), place]);
  }
}

/** Moves what does not stay out of the way, within the new tree: a folder can only change places within its own subvolume. */
async function putAside(root: string, keeps: Keeps): Promise<void> {
  const names = (await readdir(root)).filter((name) => name !== asideFolder && !keeps(name));
  if (names.length === 0) return;
  await mkdir(join(root, asideFolder), { mode: 0o700 });
  for (const name of names) await rename(join(root, name), join(root, asideFolder, name));
}

async function buildRoot(reset: ResetToBuild, root: string): Promise<void> {
  const { commands, top, rootTree, template } = reset;
  const nested = nestedIn(await listSubvolumes(commands, top), rootTree);
  const { from, keeps } = await keepsOf(reset, nested);
  if (from === 'nothing') {
    await makeRootTree(commands, top, template, root);
    const kept = nested.filter((one) => keeps(topOf(one, rootTree)));
    return carryNested(reset, kept, keeps, root);
  }
  await commands.run(['btrfs', 'subvolume', 'snapshot', join(top, rootTree), root]);
  await carryNested(reset, nested, keeps, root);
  await putAside(root, keeps);
  // A subvolume of its own, so that the next state reset can flush it alone.
  await createSubvolume(commands, join(root, 'var'));
}

function uuidsOf(subvolumes: Subvolumes, path: string, made: string) {
  const before = subvolumes.get(path)?.uuid;
  const after = subvolumes.get(made)?.uuid;
  if (before === undefined || after === undefined) return refuse('verify.failed', { proof: 'new-state' });
  return { before, after };
}

/**
 * Makes what the reset is to put in force, beside what is in force now, and writes down which is which. Takes as long for much
 * data as for little. Until the exchange nothing has changed.
 */
export async function buildReset(reset: ResetToBuild): Promise<void> {
  const { commands, top, id, mode, rootTree, homeTree, at } = reset;
  const folder = join(top, nextFolder, id);
  await mkdir(folder, { mode: 0o700 });
  await buildRoot(reset, join(folder, 'root'));
  const resetsHome = (mode === 'factory' || mode === 'hand-over') && homeTree !== null;
  if (resetsHome) await createSubvolume(commands, join(folder, 'home'));
  const made = `${nextFolder}/${id}`;
  const subvolumes = await listSubvolumes(commands, top);
  await writeRecord(folder, {
    format: 1,
    id,
    mode,
    at,
    rootTree,
    root: uuidsOf(subvolumes, rootTree, `${made}/root`),
    homeTree,
    home: resetsHome ? uuidsOf(subvolumes, homeTree, `${made}/home`) : null,
  });
  await flush(commands, top);
}
