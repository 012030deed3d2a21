import type { ChangeRequest, Companion } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { ProblemError, refuse } from '../contract/fixes.ts';
import type { Way } from '../contract/offer.ts';
import { kindOf } from '../contract/tree-name.ts';
import type { ChangePlan } from '../contract/plan.ts';
import type { RemainsFacts, StoreFacts, SystemFacts } from '../contract/store.ts';
import type { Client } from '../client.ts';
import type { ChangeArguments, Wish } from './arguments.ts';
import { UsageError } from './usage.ts';
import { carryOut, exitStatus, print, printIssues } from './run.ts';
import { sizeText } from './size-text.ts';
import { openSource } from '../engine/open-source.ts';
import { systemMeant } from '../plan/answers.ts';

/** A system by its id, its root tree, or its name where only one is called so. Throws `system.unknown`, UsageError. */
function systemCalled(facts: Facts, given: string): SystemFacts {
  const found = systemMeant(facts, given);
  if (!('code' in found)) return found;
  if (found.code === 'answers.several-systems')
    throw new UsageError(`Several systems are called ${given}: give an id.`);
  throw new ProblemError(found);
}

/** The only file system, or the one that is named. Throws `store.unknown`, UsageError. */
function storeCalled(facts: Facts, given: string | null): StoreFacts {
  const called = ({ id, device }: StoreFacts): boolean => id === given || device === given;
  if (given !== null) return facts.stores.find(called) ?? refuse('store.unknown', {});
  if (facts.stores.length > 1)
    throw new UsageError('There are several file systems with trees: give --store.');
  return facts.stores[0] ?? refuse('store.unknown', {});
}

/** The file system that is named, or the only one with a tree. Throws `store.unknown`, `tree.unknown`, UsageError. */
function storeOfTree(facts: Facts, tree: string, given: string | null): StoreFacts {
  if (given !== null) return storeCalled(facts, given);
  const fitting = facts.stores.filter(({ trees, extras }) =>
    [...trees, ...extras].some((one) => one.tree === tree),
  );
  if (fitting.length > 1) throw new UsageError(`${tree} is on several disks: give --store.`);
  return fitting[0] ?? refuse('tree.unknown', { tree });
}

/** What was kept, by its id, or the newest of a system. Throws `remains.unknown`. */
function remainsCalled(
  facts: Facts,
  { task, system, remains }: Extract<Wish, { readonly task: 'undo' | 'let-go' }>,
): RemainsFacts {
  const all = facts.stores.flatMap((store) => store.remains);
  if (remains !== null) return all.find((one) => one.id === remains) ?? refuse('remains.unknown', {});
  const { rootTree } = systemCalled(facts, system ?? '');
  const own = all.filter((one) => one.rootTree === rootTree);
  // What an undo put aside is brought back only where it is named, but it is let go of like anything else.
  const other = task === 'let-go' ? own[0] : undefined;
  return own.find((one) => !one.undone) ?? other ?? refuse('remains.unknown', {});
}

/** A version is added to a system, anything else to a file system: the one that is named, or the only one. */
async function addition(
  client: Client,
  facts: Facts,
  { system, store, source }: Extract<Wish, { readonly task: 'tree-add' }>,
): Promise<ChangeRequest> {
  const found = system === null ? null : systemCalled(facts, system);
  const { id, tree } = await openSource(client, facts, source, found?.rootTree ?? null);
  if (kindOf(tree) !== 'usr') {
    const own = facts.stores.find((one) => one.systems.some((other) => other.id === found?.id));
    return { task: 'extra-add', storeId: storeCalled(facts, store ?? own?.id ?? null).id, offerId: id };
  }
  return found === null
    ? refuse('tree.needs-system', { tree })
    : { task: 'tree-add', systemId: found.id, offerId: id };
}

async function requestOf(client: Client, facts: Facts, wish: Wish): Promise<ChangeRequest> {
  switch (wish.task) {
    case 'reset':
      return { task: 'reset', systemId: systemCalled(facts, wish.system).id, mode: wish.mode };
    case 'undo':
    case 'let-go':
      return { task: wish.task, remainsId: remainsCalled(facts, wish).id };
    case 'tree-add':
      return addition(client, facts, wish);
    case 'tree-default':
    case 'tree-once':
      return { task: wish.task, systemId: systemCalled(facts, wish.system).id, tree: wish.tree };
    case 'tree-rollback':
    case 'instance-default':
    case 'instance-remove':
      return { task: wish.task, systemId: systemCalled(facts, wish.system).id };
    case 'tree-remove':
      return { task: 'tree-remove', storeId: storeOfTree(facts, wish.tree, wish.store).id, tree: wish.tree };
    case 'instance-add': {
      const { tree, name, store } = wish;
      return { task: 'instance-add', storeId: storeOfTree(facts, tree, store).id, tree, name };
    }
    case 'instance-rename':
      return { task: 'instance-rename', systemId: systemCalled(facts, wish.system).id, name: wish.name };
    case 'stateless': {
      const { mode, to } = wish;
      return { task: 'stateless', systemId: systemCalled(facts, wish.system).id, mode, to };
    }
    case 'repair':
      return { task: 'repair', storeId: storeCalled(facts, wish.store).id };
  }
}

const fateTexts = {
  kept: 'stays',
  'set-aside': 'goes, and is kept until you let go of it',
  deleted: 'is deleted for good',
  new: 'comes new',
} as const;

/** What is read, and how it builds on what is there. */
export function wayText(way: Way): string {
  const kind = way.parentUuid === null ? 'the whole tree' : 'what is new since the version that is here';
  return `to read: ${sizeText(way.bytes)}, ${kind}`;
}

export function companionText({ tree, title, way }: Companion): string {
  return `  comes along: ${tree}  ${title}, ${wayText(way)}`;
}

/** The plan for people. */
export function changePlanText(plan: ChangePlan): string {
  const back = {
    undo: 'It can be undone.',
    again: 'It can be changed back.',
    no: 'It cannot be undone.',
  } as const;
  return [
    `${plan.request.task} on ${plan.disk.device}: ${plan.title} (${plan.tree})`,
    ...plan.fates.map(({ part, tree, fate }) => `  ${part} ${fateTexts[fate]}  (${tree})`),
    ...plan.brings.map(companionText),
    ...(plan.way === null ? [] : [`  ${wayText(plan.way)}`]),
    `  ${back[plan.reversible]}${plan.effective === 'after-restart' ? ' In force after a restart.' : ''}`,
  ].join('\n');
}

/** Changes a system as asked. Returns the exit status. */
export async function runChange(client: Client, given: ChangeArguments, confirmed: boolean): Promise<number> {
  const facts = await client['facts.refresh']({});
  const request = await requestOf(client, facts, given.wish);
  const { plan, issues } = await client['plan.change'](request);
  if (plan !== null && given.json && !confirmed) print(JSON.stringify({ type: 'plan', plan, issues }));
  else printIssues(issues, given.json);
  if (plan === null) return exitStatus.impossible;
  if (!given.json) print(changePlanText(plan));
  if (!confirmed) {
    process.stderr.write('Nothing was done. To do it, give --yes.\n');
    return exitStatus.impossible;
  }
  return carryOut(client, plan, given.json);
}
