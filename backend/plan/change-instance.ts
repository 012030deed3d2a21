import type { ChangeRequest } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import type { ExtraFacts, SystemFacts } from '../contract/store.ts';
import { formatTreeName, kindOf, parseTreeName } from '../contract/tree-name.ts';
import type { Finding } from './change.ts';
import { allKept, fatesOfRemoval } from './fates.ts';
import { bestTree, findExtra, findStore, findSystem, findTree, type Place } from './find.ts';

type InstanceRequest = Extract<
  ChangeRequest,
  {
    readonly task:
      'instance-add' | 'instance-rename' | 'instance-default' | 'instance-remove' | 'stateless' | 'repair';
  }
>;
type Asked<T extends InstanceRequest['task']> = Extract<InstanceRequest, { readonly task: T }>;

/** The names of an instance's trees. Throws RangeError where a name is none. */
export function instanceTrees(
  name: string,
  kin: { readonly vendor: string; readonly architecture: string },
): { readonly root: string; readonly home: string } {
  const fields = { name, ...kin };
  return { root: formatTreeName('root', fields), home: formatTreeName('home', fields) };
}

/** The vendor and architecture that a system's trees are of. */
export function kinOf(tree: string): { readonly vendor: string; readonly architecture: string } {
  const { vendor = '', architecture = '' } = parseTreeName(tree)?.fields ?? {};
  return { vendor, architecture };
}

function nameProblems({ store }: Place, name: string, kin: ReturnType<typeof kinOf>): readonly Problem[] {
  const { root } = instanceTrees(name, kin);
  // A template is a root tree as well.
  const taken = [...store.systems.map(({ rootTree }) => rootTree), ...store.extras.map(({ tree }) => tree)];
  return taken.includes(root) ? [problemOf('system.name-taken', { name })] : [];
}

function about(
  place: Place & { readonly system: SystemFacts },
  fates: Finding['fates'],
): Omit<Finding, 'blocking'> {
  const { system } = place;
  return {
    place,
    tree: system.rootTree,
    title: system.title,
    usrTree: null,
    remainsId: null,
    fates,
    reversible: 'again',
    effective: system.mountedAt === '/' ? 'after-restart' : 'now',
    neededBytes: 0,
    warnings: [],
  };
}

/** What is not there: the tree itself, or for a template that is, a version to start from. */
function missingFor(tree: string, template: ExtraFacts | null): string {
  const { vendor, architecture } = kinOf(tree);
  return template === null ? tree : `usr:${vendor}:${architecture}`;
}

function add(facts: Facts, request: Asked<'instance-add'>): Finding | Problem {
  const place = findStore(facts, request.storeId);
  if (place === null) return problemOf('store.unknown', {});
  const { name } = request;
  const kin = kinOf(request.tree);
  const template = kindOf(request.tree) === 'root' ? findExtra(place.store, request.tree) : null;
  const usr = template === null ? findTree(place.store, request.tree) : bestTree(place.store, kin);
  if (usr === null) return problemOf('tree.unknown', { tree: missingFor(request.tree, template) });
  const { tree } = usr;
  const { root, home } = instanceTrees(name, kin);
  return {
    place,
    tree: root,
    title: usr.title,
    usrTree: tree,
    remainsId: null,
    fates: [
      { part: 'system', tree, fate: 'kept' },
      ...(template === null ? [] : [{ part: 'template', tree: template.tree, fate: 'kept' } as const]),
      { part: 'settings', tree: root, fate: 'new' },
      { part: 'state', tree: root, fate: 'new' },
      { part: 'personal-files', tree: home, fate: 'new' },
    ],
    reversible: 'again',
    effective: 'now',
    neededBytes: 0,
    blocking: [
      ...nameProblems(place, name, kin),
      ...(usr.missing.length > 0 ? [problemOf('tree.not-ready', { tree, missing: [...usr.missing] })] : []),
    ],
    warnings: [],
  };
}

function rename(facts: Facts, request: Asked<'instance-rename'>): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  const { system } = found;
  const mountPoint = system.mountedAt;
  return {
    ...about(found, allKept(system)),
    blocking: [
      ...nameProblems(found, request.name, kinOf(system.rootTree)),
      // What is mounted under the old name would be written down under it, in fstab for one.
      ...(mountPoint === null ? [] : [problemOf('tree.mounted', { tree: system.rootTree, mountPoint })]),
    ],
  };
}

function makeDefault(facts: Facts, request: Asked<'instance-default'>): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  const { system } = found;
  const startable = system.entries.some((entry) => entry.mode === 'normal');
  return {
    ...about(found, allKept(system)),
    blocking: startable
      ? []
      : [problemOf('system.damaged', { tree: system.rootTree, damage: ['entry-missing'] })],
  };
}

function remove(facts: Facts, request: Asked<'instance-remove'>): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  const { system, store } = found;
  const tree = system.rootTree;
  const mountPoint = system.mountedAt;
  return {
    ...about(found, fatesOfRemoval(store, system)),
    reversible: 'no',
    blocking: [
      ...(mountPoint === null ? [] : [problemOf('tree.mounted', { tree, mountPoint })]),
      ...(store.systems.length === 1 ? [problemOf('system.only', { tree })] : []),
    ],
  };
}

function stateless(facts: Facts, request: Asked<'stateless'>): Finding | Problem {
  const found = findSystem(facts, request.systemId);
  if (found === null) return problemOf('system.unknown', {});
  return makeDefault(facts, { task: 'instance-default', systemId: found.system.id });
}

function repair(facts: Facts, request: Asked<'repair'>): Finding | Problem {
  const place = findStore(facts, request.storeId);
  if (place === null) return problemOf('store.unknown', {});
  const [first] = place.store.systems;
  return {
    place,
    tree: first?.rootTree ?? place.store.trees[0]?.tree ?? '',
    title: first?.title ?? '',
    usrTree: null,
    remainsId: null,
    fates: place.store.systems.flatMap(allKept),
    // What was interrupted is finished or thrown away, and no other change brings that back.
    reversible: 'no',
    effective: 'now',
    neededBytes: 0,
    blocking:
      place.store.trees.length === 0
        ? [problemOf('system.damaged', { tree: first?.rootTree ?? '', damage: ['usr-missing'] })]
        : [],
    warnings: [],
  };
}

/** Several systems in one file system, how they start, and bringing in order what is out of it. */
export function planInstance(facts: Facts, request: InstanceRequest): Finding | Problem {
  switch (request.task) {
    case 'instance-add':
      return add(facts, request);
    case 'instance-rename':
      return rename(facts, request);
    case 'instance-default':
      return makeDefault(facts, request);
    case 'instance-remove':
      return remove(facts, request);
    case 'stateless':
      return stateless(facts, request);
    case 'repair':
      return repair(facts, request);
  }
}
