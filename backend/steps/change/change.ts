import { join } from 'node:path';
import { refuse } from '../../contract/fixes.ts';
import type { Runner, Verified } from '../../engine/run.ts';
import { changesMenu, receives } from '../../plan/change-steps.ts';
import { nextFolder, removedFolder } from '../../trees/house.ts';
import type { CheckedStreams } from '../trees/check-stream.ts';
import { buildInstance, changeBootMenu, removeStamps, renameInstance, repairTrees } from './boot-menu.ts';
import { buildReset } from './build-reset.ts';
import { checkStore } from './check-store.ts';
import { flush, mountTop, type ChangeContext, type Work } from './context.ts';
import { awaitFreed, condemnFolder, deleteAside, deleteCondemned } from './delete.ts';
import { addExtras, addTree, checkDeliveries } from './deliver.ts';
import { bringBack, putInForce } from './exchange.ts';
import { deleteRemainsOf, discard } from './hand-over.ts';
import { settle } from './settle.ts';
import { verifyStore } from './verify.ts';

async function reset({ runner, context, top }: Work): Promise<void> {
  const { commands, plan, store } = context;
  const { request } = plan;
  const id = plan.remainsId ?? refuse('remains.unknown', {});
  if (request.task !== 'reset') return;
  const {
    rootTree = plan.tree,
    homeTree = null,
    template = null,
  } = store.systems.find((one) => one.rootTree === plan.tree) ?? {};
  const at = new Date().toISOString();
  const { mode } = request;
  await runner.step('build', () => buildReset({ commands, top, id, mode, rootTree, homeTree, template, at }));
  await runner.step('exchange', () => putInForce(commands, top, id));
  if (mode === 'hand-over') {
    await runner.step('delete', (report) => deleteRemainsOf(context, top, report));
    await runner.step('discard', () => discard(context, top));
  } else {
    await runner.step('delete', () => deleteAside(top));
  }
}

async function letGo({ runner, context, top }: Work): Promise<void> {
  const { commands, plan, store } = context;
  await runner.step('delete', async (report) => {
    await condemnFolder(top, `${removedFolder}/${plan.remainsId ?? ''}`);
    await flush(commands, top);
    await deleteCondemned(commands, top, store.device);
    await awaitFreed(commands, top, report);
  });
}

async function removeTree({ runner, context, top }: Work, tree: string): Promise<void> {
  const { commands, plan } = context;
  if (changesMenu(plan.request)) await runner.step('boot-menu', () => changeBootMenu(context, top, null));
  await runner.step('delete', () =>
    commands.run(['btrfs', 'subvolume', 'delete', '--commit-after', join(top, tree)]),
  );
}

async function removeInstance({ runner, context, top }: Work): Promise<void> {
  const { commands, plan, store } = context;
  const home = store.systems.find((one) => one.rootTree === plan.tree)?.homeTree ?? null;
  await runner.step('boot-menu', () => changeBootMenu(context, top, null));
  await runner.step('delete', async (report) => {
    for (const tree of [plan.tree, ...(home === null ? [] : [home])]) {
      await commands.run(['btrfs', 'subvolume', 'delete', '--recursive', '--commit-after', join(top, tree)]);
    }
    await deleteRemainsOf(context, top, report);
  });
}

async function perform(work: Work, checked: readonly CheckedStreams[]): Promise<void> {
  const { runner, context, top } = work;
  const { commands, plan } = context;
  const menu = (): Promise<void> => changeBootMenu(context, top, null);
  switch (plan.request.task) {
    case 'reset':
      return reset(work);
    case 'undo':
      return runner.step('exchange', () => bringBack(commands, top, plan.remainsId ?? ''));
    case 'let-go':
      return letGo(work);
    case 'tree-add':
      return addTree(work, checked);
    case 'extra-add':
      return addExtras(work, checked);
    case 'tree-default':
    case 'tree-rollback':
    case 'tree-once':
      await runner.step('stamps', () => removeStamps(context, plan, top));
      return runner.step('boot-menu', menu);
    case 'tree-remove':
      return removeTree(work, plan.request.tree);
    case 'instance-add':
      await runner.step('build', () => buildInstance(context, top));
      return runner.step('boot-menu', menu);
    case 'instance-rename':
      return runner.step('boot-menu', () => renameInstance(context, top));
    case 'instance-remove':
      return removeInstance(work);
    case 'repair':
      return runner.step('boot-menu', async () => {
        await repairTrees(context, top);
        await menu();
      });
    case 'instance-default':
    case 'stateless':
      return runner.step('boot-menu', menu);
  }
}

async function changeMounted(runner: Runner, context: ChangeContext, runId: string): Promise<void> {
  const { commands, plan, store } = context;
  await using top = await mountTop(context);
  const work = { runner, context, top: top.path };
  const checked = receives(plan.request)
    ? await runner.step('check-stream', (report) => checkDeliveries(context, top.path, report, runner.signal))
    : [];
  await runner.journal.keepIn(top.path, runId);
  try {
    await runner.step('settle', () => settle(commands, top.path, store.device));
    await perform(work, checked);
  } catch (error) {
    // What was made beside what is in force is thrown away; should that fail as well, the next start does it.
    await condemnFolder(top.path, `${nextFolder}/${plan.remainsId ?? 'none'}`).catch(() => undefined);
    await settle(commands, top.path, store.device).catch(() => undefined);
    const outcome = runner.outcomeOf(error);
    await runner.journal
      .add({ type: 'outcome', at: new Date().toISOString(), outcome })
      .catch(() => undefined);
    throw error;
  } finally {
    await runner.journal.keepIn(null, runId);
  }
}

/** Changes a system as the plan says, and gives the proofs of what was verified at its end. Throws a ProblemError. */
export async function change(runner: Runner, context: ChangeContext, runId: string): Promise<Verified> {
  await runner.step('check-store', () => checkStore(context));
  await changeMounted(runner, context, runId);
  const proofs = await runner.step('verify-store', () => verifyStore(context));
  const { request, remainsId } = context.plan;
  const undoable = request.task === 'undo' || (request.task === 'reset' && request.mode !== 'hand-over');
  const verified: Verified = { proofs, remainsId: undoable ? remainsId : null };
  await using top = await mountTop(context);
  await runner.journal.keepIn(top.path, runId);
  await runner.journal.add({
    type: 'outcome',
    at: new Date().toISOString(),
    outcome: { result: 'verified', proofs: [...proofs], remainsId: verified.remainsId },
  });
  await runner.journal.keepIn(null, runId);
  return verified;
}
