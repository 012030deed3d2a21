import { expect, it } from 'vitest';
import { stateOf } from '../../backend/contract/measured.ts';
import type { ResetMode, RemainsFacts, TreeSize } from '../../backend/contract/store.ts';
import { fatesOfRemoval, fatesOfReset } from '../../backend/plan/fates.ts';
import { homeTree, rootTree, store, system, usrTree } from '../../backend/plan/test-store.ts';
import { sharesOf, type Pictured, type Share } from './shares.ts';

const gb = 1_000_000_000;

function remainsOf(id: string): RemainsFacts {
  return {
    id,
    rootTree,
    mode: 'state',
    at: '2026-01-01T00:00:00.000Z',
    undone: false,
    undoable: true,
    tampered: false,
    mountedAt: null,
  };
}

const remains = ['1', '2'].map((digit) => remainsOf(`remains-${digit.repeat(32)}`));
const one = system({ usrTree: usrTree('1').tree });
const house = store({ sizeBytes: 100 * gb, freeBytes: 70 * gb, systems: [one], remains });
const sizes: readonly TreeSize[] = [
  { name: usrTree('1').tree, bytes: 2 * gb, freesBytes: 2 * gb },
  { name: rootTree, bytes: 5 * gb, freesBytes: 4 * gb },
  { name: stateOf(rootTree), bytes: 3 * gb, freesBytes: 3 * gb },
  { name: homeTree, bytes: 12 * gb, freesBytes: 12 * gb },
  ...remains.map(({ id }) => ({ name: id, bytes: gb, freesBytes: gb / 2 })),
];

function said(shares: readonly Share[]): readonly string[] {
  return shares.map(({ part, fate, bytes }) => `${part} ${fate} ${bytes / gb}`);
}

function reset(mode: ResetMode): Pictured {
  return { task: 'reset', systemId: one.id, mode };
}

function pictures(mode: ResetMode): readonly (readonly string[])[] {
  const shares = sharesOf(reset(mode), fatesOfReset(house, one, mode), house, sizes);
  return shares === null ? [] : [said(shares.before), said(shares.after)];
}

it('shows what a reset sets aside beside what comes fresh, with as much free as before', () => {
  expect(pictures('factory-keep-home')).toEqual([
    [
      'system kept 2',
      'settings set-aside 2',
      'state set-aside 3',
      'personal-files kept 12',
      'else kept 11',
      'free kept 70',
    ],
    [
      'system kept 2',
      'settings new 0',
      'state new 0',
      'personal-files kept 12',
      'remains set-aside 5',
      'else kept 11',
      'free kept 70',
    ],
  ]);
});

it('shows as free what is deleted, without what is shared with others, and all that was kept as one part', () => {
  expect(pictures('hand-over')).toEqual([
    [
      'system kept 2',
      'settings deleted 2',
      'state deleted 3',
      'personal-files deleted 12',
      'remains deleted 2',
      'else kept 9',
      'free kept 70',
    ],
    ['system kept 2', 'settings new 0', 'state new 0', 'personal-files new 0', 'else kept 9', 'free kept 87'],
  ]);
});

it('shows nothing in the place of a system that is removed', () => {
  const removal: Pictured = { task: 'instance-remove', systemId: one.id };
  const shares = sharesOf(removal, fatesOfRemoval(house, one), house, sizes);
  expect(said(shares?.after ?? [])).toEqual(['system kept 2', 'else kept 9', 'free kept 87']);
});

it('shows of what was kept only what is let go of', () => {
  const [, other] = remains;
  const request: Pictured = { task: 'let-go', remainsId: other?.id ?? '' };
  const shares = sharesOf(request, [{ part: 'remains', fate: 'deleted', tree: rootTree }], house, sizes);
  expect([shares?.before, shares?.after].map((side) => said(side ?? []))).toEqual([
    ['remains deleted 1', 'else kept 29', 'free kept 70'],
    ['else kept 29', 'free kept 70.5'],
  ]);
});

it('shows nothing where a part was not measured', () => {
  const fates = fatesOfReset(house, one, 'state');
  expect(sharesOf(reset('state'), fates, house, [])).toBeNull();
  const withoutHome = sizes.filter(({ name }) => name !== homeTree);
  expect(sharesOf(reset('state'), fates, house, withoutHome)).toBeNull();
  const withoutKept = sizes.slice(0, -1);
  const handOver = reset('hand-over');
  expect(sharesOf(handOver, fatesOfReset(house, one, 'hand-over'), house, withoutKept)).toBeNull();
});
