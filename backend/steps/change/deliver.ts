import { join } from 'node:path';
import { refuse } from '../../contract/fixes.ts';
import type { Report } from '../../engine/run.ts';
import { readUsr } from '../../facts/usr.ts';
import { uuidsIn } from '../../plan/find.ts';
import { Inventory } from '../../trees/inventory.ts';
import { readInventory } from '../../trees/read-inventory.ts';
import { listSubvolumes } from '../../trees/subvolume-list.ts';
import { deleteSubvolume } from '../../trees/subvolume.ts';
import { checkStreams, type CheckedStreams } from '../trees/check-stream.ts';
import { forEachDelivery, type Delivery } from '../trees/deliveries.ts';
import { place, receive, type ReceivedTree, type TreeToReceive } from '../trees/receive.ts';
import { changeBootMenu, type ReceivedUsr } from './boot-menu.ts';
import { flush, type ChangeContext, type Work } from './context.ts';

/** What the tree has that a delivery is a delta on. */
async function inventoryOf({ store }: ChangeContext, top: string, delivery: Delivery): Promise<Inventory> {
  const parent = [...store.trees, ...store.extras].find(({ uuids }) =>
    uuids.some((uuid) => uuid === delivery.parentUuid),
  );
  return parent === undefined ? new Inventory() : readInventory(join(top, parent.tree));
}

/** Reads the streams of the trees that are to be added, against what is there. */
export async function checkDeliveries(
  context: ChangeContext,
  top: string,
  report: Report,
  signal: AbortSignal,
): Promise<readonly CheckedStreams[]> {
  const { commands, store } = context;
  const there = uuidsIn(store);
  const checked = await forEachDelivery(context.deliveries, report, async (delivery, share) => {
    const inventory = await inventoryOf(context, top, delivery);
    const { tree, sources } = delivery;
    return checkStreams({ commands, tree, sources, inventory, there }, share, signal);
  });
  const neededBytes = checked.reduce((sum, one) => sum + one.writtenBytes, 0);
  if (neededBytes > store.freeBytes) {
    refuse('space.insufficient', { neededBytes, availableBytes: store.freeBytes });
  }
  return checked;
}

function targetOf({ commands, plan, store }: ChangeContext, top: string, delivery: Delivery): TreeToReceive {
  const { tree, sources } = delivery;
  return { commands, tree, sources, device: plan.disk.device, node: store.device, top };
}

function receiveAll(
  { runner, context, top }: Work,
  checked: readonly CheckedStreams[],
  report: Report,
): Promise<readonly ReceivedTree[]> {
  return forEachDelivery(context.deliveries, report, (delivery, share, position) =>
    receive(
      targetOf(context, top, delivery),
      checked[position] ?? refuse('source.unknown', {}),
      share,
      runner.signal,
    ),
  );
}

/** Gives what has come its place: what another needs before it, so that at every moment all that is there can be used. */
async function placeAll({ context, top }: Work, received: readonly ReceivedTree[]): Promise<void> {
  const { commands } = context;
  const placed: string[] = [];
  try {
    for (const one of received) placed.push(await place({ commands, top }, one));
  } catch (error) {
    for (const path of placed.toReversed()) await deleteSubvolume(commands, path);
    throw error;
  }
  await flush(commands, top);
}

async function readReceived({ commands }: ChangeContext, top: string, tree: string): Promise<ReceivedUsr> {
  const subvolume = (await listSubvolumes(commands, top)).get(tree) ?? refuse('tree.unknown', { tree });
  const { facts } = await readUsr(top, subvolume);
  return { ...facts, release: facts.kernelRelease ?? '' };
}

/** Adds a usr tree, and the entry that starts a system from it. */
export async function addTree(work: Work, checked: readonly CheckedStreams[]): Promise<void> {
  const { runner, context, top } = work;
  const { commands, plan, store } = context;
  const tree = plan.usrTree ?? refuse('source.unknown', {});
  await runner.step('receive', async (report) => {
    // What an interrupted adding left; nobody starts from it, or the plan would have been refused.
    const left = store.trees.some((usr) => usr.tree === tree);
    if (left) await deleteSubvolume(commands, join(top, tree));
    await placeAll(work, await receiveAll(work, checked, report));
  });
  try {
    await runner.step('boot-menu', async () =>
      changeBootMenu(context, top, await readReceived(context, top, tree)),
    );
  } catch (error) {
    // Without an entry nobody would know what it is for; and the next try must find its name free.
    await deleteSubvolume(commands, join(top, tree));
    throw error;
  }
}

/** Adds what no system starts from: all of it has come and was checked before any of it is there. */
export async function addExtras(work: Work, checked: readonly CheckedStreams[]): Promise<void> {
  const { runner } = work;
  const received = await runner.step('receive', (report) => receiveAll(work, checked, report));
  await runner.step('publish', () => placeAll(work, received));
}
