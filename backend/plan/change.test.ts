import { describe, expect, test } from 'vitest';
import { changePlanned } from '../contract/plan.ts';
import type { Offer } from '../contract/offer.ts';
import type { ChangeRequest } from '../contract/change.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import {
  resetMode,
  type RemainsFacts,
  type ResetMode,
  type StoreFacts,
  type SystemFacts,
} from '../contract/store.ts';
import { planChange } from './change.ts';
import { entry, factsWith, homeTree, rootTree, store, system, usrTree } from './test-store.ts';

const probe = { planId: `plan-${'0'.repeat(32)}`, remainsId: `remains-${'0'.repeat(32)}` };
const systemId = system().id;

function plan(one: StoreFacts, request: ChangeRequest) {
  const { plan: draft, issues } = planChange(factsWith(one), request, probe);
  const planned = { plan: draft === null ? null : { ...draft, digest: 'a'.repeat(64) }, issues: [...issues] };
  return changePlanned.parse(planned);
}

function refusals(one: StoreFacts, request: ChangeRequest): readonly string[] {
  const { plan: made, issues } = plan(one, request);
  expect(made).toBeNull();
  return issues.filter((issue) => issue.severity === 'blocking').map((issue) => issue.problem.code);
}

function issuesOf(one: StoreFacts, request: ChangeRequest): readonly Problem[] {
  return plan(one, request).issues.map(({ problem }) => problem);
}

/** What a reset warns of where a file system has these systems. */
function warned(mode: ResetMode, systems: readonly SystemFacts[]): readonly Problem[] {
  const { plan: made } = plan(store({ systems: [...systems] }), { task: 'reset', systemId, mode });
  return made?.warnings.map(({ problem }) => problem) ?? [];
}

const remains: RemainsFacts = {
  id: `remains-${'7'.repeat(32)}`,
  rootTree,
  mode: 'state',
  at: '2026-11-01T00:00:00.000Z',
  undone: false,
  undoable: true,
  tampered: false,
  mountedAt: null,
};

describe('a reset', () => {
  test.each([
    ['state', 'kept', 'set-aside', 'kept'],
    ['factory-keep-home', 'set-aside', 'set-aside', 'kept'],
    ['factory', 'set-aside', 'set-aside', 'set-aside'],
    ['hand-over', 'deleted', 'deleted', 'deleted'],
  ] as const)('%s does what the table of modes says', (mode, settings, state, files) => {
    const { plan: made } = plan(store(), { task: 'reset', systemId, mode });
    const fateOf = (part: string) => made?.fates.find((one) => one.part === part)?.fate;
    expect([fateOf('settings'), fateOf('state'), fateOf('personal-files')]).toStrictEqual([
      settings,
      state,
      files,
    ]);
    expect(fateOf('system')).toBe('kept');
    expect(made?.reversible).toBe(mode === 'hand-over' ? 'no' : 'undo');
  });

  test('names personal files that lie within the root, too', () => {
    const one = store({ systems: [system({ homeTree: null, homeFolders: ['anna'] })] });
    const { plan: made } = plan(one, { task: 'reset', systemId, mode: 'factory' });
    expect(made?.fates).toContainEqual({ part: 'personal-files', tree: rootTree, fate: 'set-aside' });
    const bare = store({ systems: [system({ homeTree: null, homeFolders: [] })] });
    const parts = plan(bare, { task: 'reset', systemId, mode: 'factory' }).plan?.fates.map(
      ({ part }) => part,
    );
    expect(parts).not.toContain('personal-files');
  });

  test('to hand over says which other systems stay', () => {
    const other = system({ id: `system-${'9'.repeat(32)}`, title: 'Other OS', name: 'work' });
    expect(warned('hand-over', [system(), other])).toContainEqual(
      problemOf('system.others-stay', { systems: [{ title: 'Other OS', name: 'work' }] }),
    );
    expect(JSON.stringify(warned('hand-over', [system()]))).not.toContain('others-stay');
    expect(JSON.stringify(warned('factory', [system(), other]))).not.toContain('others-stay');
  });

  test('says where what is set aside will not be kept for long, and says nothing where nothing is', () => {
    const full = store({ sizeBytes: 1000, freeBytes: 99, remains: [remains] });
    const short = problemOf('remains.short-lived', { freeBytes: 99 });
    expect(issuesOf(full, { task: 'reset', systemId, mode: 'state' })).toContainEqual(short);
    expect(issuesOf(full, { task: 'undo', remainsId: remains.id })).toContainEqual(short);
    expect(issuesOf(full, { task: 'reset', systemId, mode: 'hand-over' })).not.toContainEqual(short);
    const roomy = { ...full, freeBytes: 100 };
    const codes = issuesOf(roomy, { task: 'reset', systemId, mode: 'state' }).map(({ code }) => code);
    expect(codes).not.toContain(short.code);
  });

  test('is destructive from the exchange on, and can be called off before', () => {
    const { plan: made } = plan(store(), { task: 'reset', systemId, mode: 'state' });
    const first = made?.steps.find((step) => step.destructive);
    expect(first?.id).toBe('exchange');
  });

  test('of the running system takes effect with the next start, and hand-over cannot be from there', () => {
    const running = store({ systems: [system({ mountedAt: '/' })] });
    expect(plan(running, { task: 'reset', systemId, mode: 'state' }).plan?.effective).toBe('after-restart');
    expect(refusals(running, { task: 'reset', systemId, mode: 'hand-over' })).toContain('system.running');
  });

  test('that is to leave nothing behind needs the trees unmounted', () => {
    const mounted = store({ systems: [system({ mountedAt: '/mnt' })] });
    expect(refusals(mounted, { task: 'reset', systemId, mode: 'hand-over' })).toContain('tree.mounted');
  });

  test('says what discarding can and cannot do', () => {
    for (const [discards, code] of [
      [true, 'discard.no-guarantee'],
      [false, 'discard.unsupported'],
    ] as const) {
      const { issues } = plan(store({ discards }), { task: 'reset', systemId, mode: 'hand-over' });
      expect(issues.map((issue) => issue.problem.code)).toStrictEqual([code]);
    }
  });

  test.each(resetMode.options)('%s of a system that could not start is refused: repair it first', (mode) => {
    const damaged = store({ systems: [system({ damage: ['entry-missing'] })] });
    expect(refusals(damaged, { task: 'reset', systemId, mode })).toContain('system.damaged');
  });

  test.each([
    ['store.errors', { health: 'errors' }],
    ['store.degraded', { health: 'degraded' }],
    ['space.insufficient', { freeBytes: 1000 }],
  ] as const)('on a file system that is not well is refused: %s', (code, changes) => {
    expect(refusals(store(changes), { task: 'reset', systemId, mode: 'state' })).toContain(code);
  });

  test('of a system that was never told of is refused', () => {
    const request = { task: 'reset', systemId: `system-${'9'.repeat(32)}`, mode: 'state' } as const;
    expect(refusals(store(), request)).toStrictEqual(['system.unknown']);
  });
});

describe('undoing', () => {
  test.each([
    ['remains.tampered', { tampered: true, undoable: false }],
    ['remains.not-newest', { undoable: false }],
  ] as const)('what cannot be brought back is refused: %s', (code, changes) => {
    const one = store({ remains: [{ ...remains, ...changes }] });
    expect(refusals(one, { task: 'undo', remainsId: remains.id })).toContain(code);
  });

  test.each([
    ['state', homeTree, 'kept'],
    ['factory-keep-home', homeTree, 'kept'],
    ['factory', homeTree, 'set-aside'],
    // Within the root they come back with it.
    ['state', null, 'set-aside'],
  ] as const)('of %s puts the whole root in place, with its settings', (mode, home, files) => {
    const systems = [system({ homeTree: home, homeFolders: ['anna'] })];
    const one = store({ systems, remains: [{ ...remains, mode }] });
    const fates = plan(one, { task: 'undo', remainsId: remains.id }).plan?.fates ?? [];
    expect(fates.map(({ part, fate }) => `${part} ${fate}`)).toStrictEqual([
      'settings set-aside',
      'state set-aside',
      `personal-files ${files}`,
    ]);
  });

  test('can itself be undone', () => {
    const one = store({ remains: [remains] });
    expect(plan(one, { task: 'undo', remainsId: remains.id }).plan?.reversible).toBe('undo');
  });

  test('what is in use is not let go of', () => {
    const one = store({ remains: [{ ...remains, mountedAt: '/' }] });
    expect(refusals(one, { task: 'let-go', remainsId: remains.id })).toContain('tree.mounted');
  });
});

describe('versions', () => {
  const two = store({
    trees: [usrTree('1'), usrTree('2')],
    systems: [system({ usrTree: usrTree('2').tree, entries: [entry('1'), entry('2')] })],
  });

  test('rolling back goes to the next older one', () => {
    const three = { ...two, trees: [...two.trees, usrTree('1.5')] };
    const { plan: made } = plan(three, { task: 'tree-rollback', systemId });
    expect(made?.usrTree).toBe(usrTree('1.5').tree);
  });

  test('rolling back after the boot loader fell back by itself makes that final', () => {
    const spent = entry('2', { tries: { left: 0, done: 3 } });
    const fallen = {
      ...two,
      systems: [system({ usrTree: usrTree('1').tree, entries: [entry('1'), spent] })],
    };
    expect(plan(fallen, { task: 'tree-rollback', systemId }).plan?.usrTree).toBe(usrTree('1').tree);
  });

  test('there is not always an older one', () => {
    expect(refusals(store(), { task: 'tree-rollback', systemId })).toStrictEqual(['tree.none-older']);
  });

  test('what a system starts from is not removed', () => {
    const request = { task: 'tree-remove', storeId: two.id, tree: usrTree('2').tree } as const;
    expect(refusals(two, request)).toContain('tree.in-use');
  });

  test('what would be fallen back to stays until the new one has proved itself', () => {
    const onTrial = store({
      trees: two.trees,
      systems: [
        system({
          usrTree: usrTree('2').tree,
          entries: [entry('1'), entry('2', { tries: { left: 3, done: 0 } })],
        }),
      ],
    });
    const request = { task: 'tree-remove', storeId: two.id, tree: usrTree('1').tree } as const;
    expect(refusals(onTrial, request)).toContain('tree.in-use');
    expect(plan(two, request).plan).not.toBeNull();
  });

  test("another vendor's tree is refused", () => {
    const other = usrTree('3', { tree: 'usr:com.other:x86_64:3' });
    const one = store({ trees: [usrTree('1'), other] });
    const request = { task: 'tree-default', systemId, tree: other.tree } as const;
    expect(refusals(one, request)).toContain('tree.other-vendor');
  });

  test('one that is there is not added again, unless an interrupted adding left it and nobody starts from it', () => {
    const offer: Offer = {
      id: `offer-${'3'.repeat(32)}`,
      tree: usrTree('2').tree,
      title: 'Example 2',
      summary: '',
      date: null,
      origin: { kind: 'file' },
      trust: 'unsigned',
      ways: [{ parentUuid: null, bytes: 1000 }],
      installedBytes: null,
    };
    const request = { task: 'tree-add', systemId, offerId: offer.id } as const;
    const blocking = (usedBy: readonly string[]): readonly string[] => {
      const one = store({ trees: [usrTree('1'), usrTree('2', { usedBy: [...usedBy] })] });
      const { issues } = planChange(factsWith(one, { offers: [offer] }), request, probe);
      return issues.filter((issue) => issue.severity === 'blocking').map((issue) => issue.problem.code);
    };
    expect(blocking([rootTree])).toStrictEqual(['tree.exists']);
    expect(blocking([])).toStrictEqual([]);
  });

  test('a tree that cannot confirm that it came up is warned of', () => {
    const one = store({ trees: [usrTree('1'), usrTree('2', { counts: false })] });
    const { issues } = plan(one, { task: 'tree-default', systemId, tree: usrTree('2').tree });
    expect(issues.map((issue) => issue.problem.code)).toContain('tree.no-counter');
  });
});

describe('instances', () => {
  test('a name that is taken is refused', () => {
    const request = {
      task: 'instance-add',
      storeId: store().id,
      tree: usrTree('1').tree,
      name: 'main',
    } as const;
    expect(refusals(store(), request)).toContain('system.name-taken');
  });

  test('the only one is not removed', () => {
    expect(refusals(store(), { task: 'instance-remove', systemId })).toContain('system.only');
  });

  test('one that is mounted is neither renamed nor removed', () => {
    const second = system({
      id: `system-${'2'.repeat(32)}`,
      rootTree: 'root:b:org.example:x86_64',
      name: 'b',
    });
    const one = store({ systems: [system({ mountedAt: '/mnt' }), second] });
    expect(refusals(one, { task: 'instance-remove', systemId })).toContain('tree.mounted');
    expect(refusals(one, { task: 'instance-rename', systemId, name: 'c' })).toContain('tree.mounted');
  });

  test('a new one gets its own trees and shares the system', () => {
    const request = {
      task: 'instance-add',
      storeId: store().id,
      tree: usrTree('1').tree,
      name: 'kiosk',
    } as const;
    const { plan: made } = plan(store(), request);
    expect(made?.fates.filter((one) => one.fate === 'new').map((one) => one.tree)).toStrictEqual([
      rootTree.replace('main', 'kiosk'),
      rootTree.replace('main', 'kiosk'),
      homeTree.replace('main', 'kiosk'),
    ]);
  });
});
