import { join } from 'node:path';
import type { ExtraFacts, SystemFacts } from '../contract/store.ts';
import { kindOf } from '../contract/tree-name.ts';
import { runtimeFor } from '../plan/runtimes.ts';
import type { ListedSubvolume } from '../trees/subvolume-list.ts';
import { titleOf } from '../trees/title.ts';

/** Whether a tree is as it was delivered. Of the root trees those are templates; all others are systems' own. */
export function isIntact({ id, receivedUuid }: ListedSubvolume, readOnly: ReadonlySet<number>): boolean {
  return receivedUuid !== null && readOnly.has(id);
}

const order = ['app', 'runtime', 'framework', 'root'];

function rank({ path }: ListedSubvolume): number {
  return order.indexOf(kindOf(path) ?? '');
}

/** What no system starts from, by kind and name. */
export async function readExtras(
  top: string,
  subvolumes: readonly ListedSubvolume[],
  readOnly: ReadonlySet<number>,
  systems: readonly SystemFacts[],
): Promise<readonly ExtraFacts[]> {
  const found = subvolumes
    .filter((one) => rank(one) !== -1 && (kindOf(one.path) !== 'root' || isIntact(one, readOnly)))
    .toSorted((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path))
    .slice(0, 1024)
    .map((one) => ({ ...one, tree: one.path, intact: isIntact(one, readOnly) }));
  const whole = found.filter(({ intact }) => intact);
  return Promise.all(
    found.map(async ({ tree, uuid, receivedUuid, intact }) => ({
      tree,
      title: await titleOf(join(top, tree), tree),
      uuids:
        intact && kindOf(tree) !== 'root' ? [uuid, ...(receivedUuid === null ? [] : [receivedUuid])] : [],
      intact,
      runtime: runtimeFor(tree, whole)?.tree ?? null,
      usedBy: [
        ...found.filter((app) => runtimeFor(app.tree, whole)?.tree === tree).map((app) => app.tree),
        ...systems.filter((system) => system.template === tree).map((system) => system.rootTree),
      ].slice(0, 256),
    })),
  );
}
