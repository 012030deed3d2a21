import { describe, expect, test } from 'vitest';
import type { ChangeRequest } from '../contract/change.ts';
import type { Offer } from '../contract/offer.ts';
import { changePlanned } from '../contract/plan.ts';
import type { StoreFacts } from '../contract/store.ts';
import { planChange } from './change.ts';
import { extra, factsWith, rootTree, store, system, usrTree } from './test-store.ts';

const probe = { planId: `plan-${'0'.repeat(32)}`, remainsId: `remains-${'0'.repeat(32)}` };
const app = (version: string): string => `app:org.notes:org.base:x86_64:${version}`;
const runtime = (version: string): string => `runtime:org.base:x86_64:${version}`;
const template = 'root:server:org.example:x86_64';

let offers = 0;

function offer(tree: string, changes: Partial<Offer> = {}): Offer {
  offers += 1;
  return {
    id: `offer-${String(offers).padStart(32, '0')}`,
    tree,
    title: tree,
    summary: '',
    date: null,
    origin: { kind: 'address', address: 'https://example.org' },
    trust: 'signed',
    ways: [full],
    installedBytes: 3000,
    ...changes,
  };
}

function planWith(one: StoreFacts, offered: readonly Offer[], request: ChangeRequest) {
  const { plan: draft, issues } = planChange(factsWith(one, { offers: [...offered] }), request, probe);
  const plan = draft === null ? null : { ...draft, digest: 'a'.repeat(64) };
  return changePlanned.parse({ plan, issues: [...issues] });
}

const full = { parentUuid: null, bytes: 1000 };

function deltaOn(parentUuid: string) {
  return { parentUuid, bytes: 10 };
}

/** Adds the first of what is offered. */
function add(one: StoreFacts, ...offered: readonly [Offer, ...Offer[]]) {
  return planWith(one, offered, { task: 'extra-add', storeId: one.id, offerId: offered[0].id });
}

function remove(one: StoreFacts, tree: string) {
  return planWith(one, [], { task: 'tree-remove', storeId: one.id, tree });
}

function codes({ issues }: ReturnType<typeof add>): readonly string[] {
  return issues.map(({ severity, problem }) => `${severity} ${problem.code}`);
}

describe('an app', () => {
  test('brings the newest runtime that is offered, by the cheapest way, and all is counted', () => {
    const dear = offer(runtime('2'), {
      ways: [{ parentUuid: null, bytes: 5000 }],
    });
    const others = [offer(runtime('1')), dear, offer(runtime('2')), offer('runtime:org.other:x86_64:9')];
    const { plan } = add(store(), offer(app('1')), ...others);
    expect(plan?.brings.map(({ tree, way }) => [tree, way.bytes])).toStrictEqual([
      [runtime('2'), full.bytes],
    ]);
    expect(plan?.neededBytes).toBe(6000);
    expect(plan?.fates).toStrictEqual([
      { part: 'app', tree: app('1'), fate: 'new' },
      { part: 'runtime', tree: runtime('2'), fate: 'new' },
    ]);
    expect(plan?.steps.map(({ id }) => id)).not.toContain('boot-menu');
    expect(plan?.steps.find(({ destructive }) => destructive)?.id).toBe('publish');
  });

  test('goes with the runtime that is there, and leaves newer ones where they are', () => {
    const one = store({ extras: [extra(runtime('1'))] });
    const { plan } = add(one, offer(app('1')), offer(runtime('2')));
    expect(plan?.brings).toStrictEqual([]);
    expect(plan?.fates).toContainEqual({ part: 'runtime', tree: runtime('1'), fate: 'kept' });
  });

  test('is a delta on its version that is here, and so is what it brings', () => {
    const here = `00000000-0000-4000-8000-${'1'.repeat(12)}`;
    const base = `00000000-0000-4000-8000-${'2'.repeat(12)}`;
    const one = store({
      extras: [extra(app('1'), { uuids: [here] }), extra(runtime('1'), { uuids: [base], intact: false })],
    });
    const { plan } = add(
      one,
      offer(app('2'), { ways: [deltaOn(here), full] }),
      offer(runtime('2'), { ways: [deltaOn(base), full] }),
    );
    expect(plan?.way).toStrictEqual(deltaOn(here));
    // What somebody wrote to does not serve.
    expect(plan?.brings.map(({ tree }) => tree)).toStrictEqual([runtime('2')]);
  });

  test.each([
    ['none', []],
    ['another vendor’s', [offer('runtime:org.other:x86_64:1')]],
    ['one for another machine', [offer('runtime:org.base:aarch64:1')]],
    ['one that less vouches for', [offer(runtime('1'), { trust: 'unsigned' })]],
  ])('is refused where of its runtime there is %s', (_, others) => {
    expect(codes(add(store(), offer(app('1')), ...others))).toStrictEqual(['blocking app.no-runtime']);
  });

  test('that is for another machine, or there already, is refused', () => {
    const foreign = offer('app:org.notes:org.base:aarch64:1');
    expect(codes(add(store(), foreign, offer('runtime:org.base:aarch64:1')))).toStrictEqual([
      'blocking stream.architecture',
      'blocking stream.architecture',
    ]);
    const one = store({ extras: [extra(app('1')), extra(runtime('1'))] });
    expect(codes(add(one, offer(app('1'))))).toStrictEqual(['blocking tree.exists']);
  });

  test('needs no boot partition, but room for all that comes', () => {
    const one = store({ esp: null, systems: [], trees: [], extras: [extra(runtime('1'))] });
    expect(codes(add(one, offer(app('1'))))).toStrictEqual([]);
    const narrow = { ...one, freeBytes: 16 * 1024 * 1024 + 3000, extras: [] };
    expect(codes(add(narrow, offer(app('1')), offer(runtime('1'))))).toStrictEqual([
      'blocking space.insufficient',
    ]);
  });
});

test('a version of a system is not added to a file system', () => {
  expect(codes(add(store(), offer(usrTree('2').tree)))).toStrictEqual(['blocking tree.needs-system']);
});

describe('removing', () => {
  const one = store({
    extras: [
      extra(app('1'), { runtime: runtime('2') }),
      extra(runtime('1')),
      extra(runtime('2'), { usedBy: [app('1')] }),
      extra(template, { usedBy: [rootTree] }),
    ],
  });

  test('a runtime is refused as long as an app uses it; one that none uses goes', () => {
    const { issues } = remove(one, runtime('2'));
    expect(issues.map(({ problem }) => problem)).toMatchObject([
      { code: 'tree.in-use', params: { tree: runtime('2'), by: app('1') } },
    ]);
    expect(remove(one, runtime('1')).plan?.steps.map(({ id }) => id)).toStrictEqual([
      'check-store',
      'settle',
      'delete',
      'verify-store',
    ]);
  });

  test('an app leaves its runtime, and the plan says so', () => {
    expect(remove(one, app('1')).plan?.fates).toStrictEqual([
      { part: 'app', tree: app('1'), fate: 'deleted' },
      { part: 'runtime', tree: runtime('2'), fate: 'kept' },
    ]);
  });

  test('what is mounted stays', () => {
    const mounted = { ...one, mountedTrees: [{ tree: app('1'), at: '/opt/org.notes' }] };
    expect(codes(remove(mounted, app('1')))).toStrictEqual(['blocking tree.mounted']);
  });

  test('a template that a system returns to goes, and it is said what that means', () => {
    const removal = remove(one, template);
    expect(codes(removal)).toStrictEqual(['warning template.used']);
    expect(removal.plan?.reversible).toBe('no');
  });
});

describe('a template', () => {
  const one = store({
    trees: [usrTree('1'), usrTree('2'), usrTree('3', { missing: ['kernel'] })],
    extras: [extra(template)],
  });
  const instance = (name: string, where = one, tree = template) =>
    planWith(where, [], { task: 'instance-add', storeId: where.id, tree, name });

  test('makes a system that starts from the newest version that can', () => {
    const { plan } = instance('web');
    expect(plan).toMatchObject({ tree: 'root:web:org.example:x86_64', usrTree: usrTree('2').tree });
    expect(plan?.fates).toContainEqual({ part: 'template', tree: template, fate: 'kept' });
  });

  test('keeps its name, and its vendor’s versions have to be here', () => {
    expect(codes(instance('server'))).toStrictEqual(['blocking system.name-taken']);
    const bare = { ...one, trees: [usrTree('3', { missing: ['kernel'] })] };
    expect(codes(instance('web', bare))).toStrictEqual(['blocking tree.unknown']);
    expect(codes(instance('web', one, 'root:nothing:org.example:x86_64'))).toStrictEqual([
      'blocking tree.unknown',
    ]);
    // One that is delivered later does not take a system's name either.
    expect(codes(add(store(), offer(rootTree)))).toStrictEqual(['blocking tree.exists']);
  });

  test.each(['factory', 'factory-keep-home', 'hand-over'] as const)(
    'is what a %s reset returns to, and the plan says so',
    (mode) => {
      const where = { ...one, systems: [system({ template })] };
      const { plan } = planWith(where, [], { task: 'reset', systemId: system().id, mode });
      expect(plan?.fates).toContainEqual({ part: 'template', tree: template, fate: 'kept' });
    },
  );
});
