import { join } from 'node:path';
import { sameContent, kernelFiles } from '../../boot/kernel-files.ts';
import { refuse } from '../../contract/fixes.ts';
import type { Proof } from '../../contract/problem.ts';
import type { StoreFacts, SystemFacts } from '../../contract/store.ts';
import { Looks } from '../../facts/looks.ts';
import { rereadStore } from '../../facts/read.ts';
import { changesMenu } from '../../plan/change-steps.ts';
import { menuAfter } from '../../plan/menu-after.ts';
import { inBootOrder } from '../../plan/menu.ts';
import type { ChangeContext } from './context.ts';

type Check = readonly [Proof, boolean];

function systemIn(store: StoreFacts, rootTree: string): SystemFacts | undefined {
  return store.systems.find((one) => one.rootTree === rootTree);
}

/** Whether something starts by itself, and starts well. */
function startsWell(system: SystemFacts | undefined): boolean {
  const usual = system?.entries.filter((entry) => entry.mode === 'normal') ?? [];
  const first = inBootOrder(usual)[0];
  return first !== undefined && first.fault === null;
}

function resetChecks({ plan, store }: ChangeContext, after: StoreFacts): readonly Check[] {
  const { request, tree, remainsId } = plan;
  const kept = after.remains.find((one) => one.id === remainsId);
  const gone = kept === undefined;
  const before = systemIn(store, tree);
  const now = systemIn(after, tree);
  const home: readonly Check[] =
    before?.homeTree === null || before === undefined
      ? []
      : [['personal-files-kept', now?.homeTree === before.homeTree]];
  switch (request.task) {
    case 'reset':
      return [
        ['new-state', now !== undefined],
        request.mode === 'hand-over' ? ['deleted', gone] : ['old-state-kept', kept?.undoable === true],
        ...(request.mode === 'state' || request.mode === 'factory-keep-home' ? home : []),
        ['good-entry', startsWell(now) || !startsWell(before)],
      ];
    case 'undo':
      return [
        ['new-state', now !== undefined && kept !== undefined],
        ['old-state-kept', kept?.undoable === true],
      ];
    case 'let-go':
      return [['deleted', gone]];
    default:
      return [];
  }
}

function menuChecks(context: ChangeContext, after: StoreFacts): readonly Check[] {
  const { plan, store } = context;
  const brought = after.trees.find((usr) => usr.tree === plan.usrTree) ?? null;
  const wanted = menuAfter(store, plan, brought);
  const found = after.systems.flatMap((system) =>
    system.entries
      .filter((entry) => entry.fault === null)
      .map((entry) => `${system.rootTree} ${entry.usrTree} ${entry.mode}`),
  );
  const missing = wanted.entries.filter(
    (entry) => !found.includes(`${entry.rootTree} ${entry.usrTree} ${entry.mode}`),
  );
  const usual = wanted.usual === null || systemIn(after, wanted.usual.rootTree)?.isDefault === true;
  return [
    ['boot-menu', missing.length === 0 && found.length === wanted.entries.length && usual],
    ['good-entry', wanted.usual === null || startsWell(systemIn(after, wanted.usual.rootTree))],
  ];
}

function isHere(store: StoreFacts, tree: string): boolean {
  return store.extras.some((extra) => extra.tree === tree && extra.intact);
}

function treeChecks({ plan }: ChangeContext, after: StoreFacts): readonly Check[] {
  const { request } = plan;
  switch (request.task) {
    case 'tree-add':
      return [['usr-tree', after.trees.some((usr) => usr.tree === plan.usrTree)]];
    case 'tree-remove':
      return [['deleted', ![...after.trees, ...after.extras].some(({ tree }) => tree === request.tree)]];
    case 'extra-add':
      return [['delivered-trees', [...plan.brings, plan].every(({ tree }) => isHere(after, tree))]];
    case 'instance-remove':
      return [['deleted', systemIn(after, plan.tree) === undefined]];
    case 'instance-add':
      return [['root-tree', systemIn(after, plan.tree) !== undefined]];
    default:
      return [];
  }
}

/** Reads the kernels back that the menu starts, and compares them with those of the trees. */
async function kernelsAreRight(looks: Looks, after: StoreFacts): Promise<boolean> {
  if (after.esp === null) return false;
  const top = await looks.at(after.device, 'btrfs');
  const esp = await looks.at(after.esp.device, 'vfat');
  const started = new Set(after.systems.flatMap((system) => system.entries.map((entry) => entry.usrTree)));
  for (const { tree, kernelRelease } of after.trees.filter((usr) => started.has(usr.tree))) {
    for (const file of kernelFiles(join(top, tree), tree, kernelRelease ?? '', esp)) {
      if (!(await sameContent(file.source, file.place).catch(() => false))) return false;
    }
  }
  return true;
}

/** Looks at everything anew, as the next start would, whether it is what the plan says. Throws `verify.failed`. */
export async function verifyStore(context: ChangeContext): Promise<readonly Proof[]> {
  const { disks, plan } = context;
  await using looks = new Looks(disks.commands);
  const now = await rereadStore(disks, looks, plan.disk.device, plan.storeId);
  if (now === null) return refuse('disk.io-error', { device: plan.disk.device });
  const after = now.store;
  // That the disk took it is all that can be said of discarding, and a step that failed had ended the run.
  const discarded = plan.request.task === 'reset' && plan.request.mode === 'hand-over' && now.store.discards;
  const hasMenu = changesMenu(plan.request);
  const checks: readonly Check[] = [
    ...resetChecks(context, after),
    ...treeChecks(context, after),
    ...(hasMenu ? menuChecks(context, after) : []),
  ];
  const settled = !after.leftovers.includes('unfinished-change');
  const all: readonly Check[] = [...checks, ['file-system-consistent', after.health === 'good' && settled]];
  for (const [proof, holds] of all) if (!holds) refuse('verify.failed', { proof });
  if (hasMenu && !(await kernelsAreRight(looks, after))) refuse('verify.failed', { proof: 'kernel-files' });
  const proofs = all.map(([proof]) => proof);
  if (hasMenu) return [...proofs, 'kernel-files'];
  return discarded ? [...proofs, 'discarded'] : proofs;
}
