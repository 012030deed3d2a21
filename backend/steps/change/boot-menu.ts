import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installBootLoader } from '../../boot/boot-loader.ts';
import type { SubvolumeNumbers } from '../../boot/entry.ts';
import { writeMenu, type KernelSource } from '../../boot/write-menu.ts';
import { refuse } from '../../contract/fixes.ts';
import type { ChangePlan } from '../../contract/plan.ts';
import { kindOf } from '../../contract/tree-name.ts';
import { instanceTrees, kinOf } from '../../plan/change-instance.ts';
import { menuAfter, type Brought } from '../../plan/menu-after.ts';
import { nextFolder } from '../../trees/house.ts';
import { makeRootTree } from '../../trees/root-tree.ts';
import { createSubvolume } from '../../trees/subvolume.ts';
import { listSubvolumes } from '../../trees/subvolume-list.ts';
import { flush, mountEsp, type ChangeContext } from './context.ts';

/** The usr trees of the file system with their kernels, and the one that was just received. */
function kernelsOf(
  { store }: ChangeContext,
  top: string,
  received: { readonly tree: string; readonly release: string } | null,
): ReadonlyMap<string, KernelSource> {
  const there = store.trees.flatMap(({ tree, kernelRelease }) =>
    kernelRelease === null ? [] : [[tree, { path: join(top, tree), release: kernelRelease }] as const],
  );
  const more =
    received === null
      ? []
      : [[received.tree, { path: join(top, received.tree), release: received.release }] as const];
  return new Map([...there, ...more]);
}

export interface ReceivedUsr extends Brought {
  readonly release: string;
}

function broughtBy({ store, plan }: ChangeContext, received: ReceivedUsr | null): Brought | null {
  return received ?? store.trees.find((usr) => usr.tree === plan.usrTree) ?? null;
}

/** Writes the boot menu that the plan asks for. */
export async function changeBootMenu(
  context: ChangeContext,
  top: string,
  received: ReceivedUsr | null,
  numbers: ReadonlyMap<string, SubvolumeNumbers> = new Map(),
): Promise<void> {
  const { commands, store, plan } = context;
  await using esp = (await mountEsp(context)) ?? refuse('store.no-esp', { device: store.device });
  await writeMenu({
    esp: esp.path,
    fileSystem: store.uuid,
    menu: menuAfter(store, plan, broughtBy(context, received)),
    kernels: kernelsOf(context, top, received),
    numbers,
    flush: () => flush(commands, esp.path),
  });
}

/**
 * Makes the trees of a new instance: the root last, since it is what makes a system of them, and beside its place, so that it is
 * never there by halves.
 */
export async function buildInstance(context: ChangeContext, top: string): Promise<void> {
  const { commands, plan } = context;
  const { request } = plan;
  if (request.task !== 'instance-add') return;
  const { root, home } = instanceTrees(request.name, kinOf(request.tree));
  const folder = join(top, nextFolder, plan.id);
  const made = join(folder, 'root');
  await mkdir(folder, { mode: 0o700 });
  await makeRootTree(commands, top, kindOf(request.tree) === 'root' ? request.tree : null, made);
  await createSubvolume(commands, join(top, home));
  await rename(made, join(top, root));
  await rmdir(folder);
  await flush(commands, top);
}

/**
 * Gives the trees of an instance their other names. The trees and the boot menu lie in two file systems and cannot be changed
 * together: meanwhile the entries name the trees by their numbers, so that the system starts at every moment.
 */
export async function renameInstance(context: ChangeContext, top: string): Promise<void> {
  const { commands, plan, store } = context;
  if (plan.request.task !== 'instance-rename') return;
  const to = instanceTrees(plan.request.name, kinOf(plan.tree));
  const home = store.systems.find((one) => one.rootTree === plan.tree)?.homeTree ?? null;
  const subvolumes = await listSubvolumes(commands, top);
  const root = subvolumes.get(plan.tree) ?? refuse('tree.unknown', { tree: plan.tree });
  const homeNumber = home === null ? null : (subvolumes.get(home)?.id ?? null);
  await changeBootMenu(context, top, null, new Map([[to.root, { root: root.id, home: homeNumber }]]));
  await rename(join(top, plan.tree), join(top, to.root));
  if (home !== null) await rename(join(top, home), join(top, to.home));
  await flush(commands, top);
  await changeBootMenu(context, top, null);
}

/** Makes what a repair can make: home trees that entries mount and that are not there, and the boot loader. */
export async function repairTrees(context: ChangeContext, top: string): Promise<void> {
  const { commands, store, firmware } = context;
  for (const system of store.systems.filter((one) => one.damage.includes('home-missing'))) {
    await createSubvolume(commands, join(top, instanceTrees(system.name, kinOf(system.rootTree)).home));
  }
  await flush(commands, top);
  const usr = store.trees.find((one) => one.missing.length === 0);
  if (usr === undefined || !store.systems.some((one) => one.damage.includes('loader-missing'))) return;
  await using esp = (await mountEsp(context)) ?? refuse('store.no-esp', { device: store.device });
  await installBootLoader(commands, join(top, usr.tree), esp.path, firmware);
}

/**
 * Makes systemd see at the next start that /usr is another one. It goes by times and believes only in newer ones, so after a
 * step back to an older tree it would do nothing; see ConditionNeedsUpdate= in systemd.unit(5).
 */
export async function removeStamps(
  { commands }: ChangeContext,
  plan: ChangePlan,
  top: string,
): Promise<void> {
  for (const folder of ['etc', 'var']) await rm(join(top, plan.tree, folder, '.updated'), { force: true });
  await flush(commands, top);
}
