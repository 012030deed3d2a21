import { createHash } from 'node:crypto';
import type { ChangeRequest, ChangeStep, Fate } from '../../backend/contract/change.ts';
import { problemOf } from '../../backend/contract/fixes.ts';
import type { Way } from '../../backend/contract/offer.ts';
import { plan as planSchema, type ChangePlan } from '../../backend/contract/plan.ts';
import type { Outcome } from '../../backend/contract/run.ts';
import type { ResetMode } from '../../backend/contract/store.ts';
import { idOf } from './disks.ts';
import { brokenStore, kept, laptop, laptopDisk, laptopStore, oldDisk, root, trees, usr } from './stores.ts';

type Tail = Pick<ChangePlan, 'fates' | 'reversible'> &
  Partial<Pick<ChangePlan, 'warnings' | 'usrTree' | 'remainsId' | 'neededBytes' | 'effective'>> &
  Partial<Pick<ChangePlan, 'tree' | 'title' | 'way' | 'brings'>> & {
    readonly steps: readonly ChangeStep[];
  };

const mail = 'app:org.example.Mail:org.example.Desk:x86_64:7';
const desk = 'runtime:org.example.Desk:x86_64:3.20';

function wayOf(bytes: number): Way {
  return { parentUuid: null, streams: [{ file: 'full', bytes }] };
}

const home = 'home:main:org.pristine.sample:x86_64';

function treeOf(part: Fate['part']): string {
  switch (part) {
    case 'system':
      return usr('2');
    case 'personal-files':
      return home;
    case 'settings':
    case 'state':
    case 'remains':
      return root('main');
    case 'app':
      return trees.app('2');
    case 'runtime':
      return trees.runtime('2');
    case 'framework':
    case 'template':
      return trees.template;
  }
}

function fates(groups: Partial<Record<Fate['fate'], readonly Fate['part'][]>>): Fate[] {
  const kinds = ['deleted', 'set-aside', 'new', 'kept'] as const;
  return kinds.flatMap((fate) => (groups[fate] ?? []).map((part) => ({ fate, part, tree: treeOf(part) })));
}

const exchanging = ['check-store', 'build', 'exchange', 'boot-menu', 'verify-store'] as const;

function resetTail(mode: ResetMode): Tail {
  const aside = { reversible: 'undo', remainsId: idOf('remains', 'new'), steps: exchanging } as const;
  switch (mode) {
    case 'state':
      return {
        ...aside,
        fates: fates({
          'set-aside': ['state'],
          new: ['state'],
          kept: ['settings', 'personal-files', 'system'],
        }),
      };
    case 'factory-keep-home':
      return {
        ...aside,
        fates: fates({
          'set-aside': ['settings', 'state'],
          new: ['settings', 'state'],
          kept: ['personal-files', 'system'],
        }),
      };
    case 'factory':
      return {
        ...aside,
        fates: fates({
          'set-aside': ['settings', 'state', 'personal-files'],
          new: ['settings', 'state', 'personal-files'],
          kept: ['system'],
        }),
      };
    case 'hand-over':
      return {
        reversible: 'no',
        steps: ['check-store', 'build', 'exchange', 'boot-menu', 'delete', 'discard', 'verify-store'],
        fates: fates({
          deleted: ['settings', 'state', 'personal-files', 'remains'],
          new: ['settings', 'state', 'personal-files'],
          kept: ['system'],
        }),
        warnings: [
          { severity: 'warning', problem: problemOf('discard.no-guarantee', { device: laptopStore.device }) },
        ],
      };
  }
}

const all = ['settings', 'state', 'personal-files'] as const;
const menu = {
  reversible: 'again',
  steps: ['check-store', 'boot-menu', 'verify-store'],
  fates: fates({ kept: [...all, 'system'] }),
} as const satisfies Tail;

function tailOf(request: ChangeRequest): Tail {
  switch (request.task) {
    case 'reset':
      return resetTail(request.mode);
    case 'undo':
      return {
        reversible: 'undo',
        remainsId: request.remainsId,
        steps: exchanging,
        fates: fates({ 'set-aside': ['settings', 'state'], kept: ['personal-files', 'system'] }),
      };
    case 'let-go':
      return {
        reversible: 'no',
        remainsId: request.remainsId,
        steps: ['check-store', 'delete', 'verify-store'],
        fates: fates({ deleted: ['remains'], kept: [...all, 'system'] }),
      };
    case 'tree-add':
      return {
        ...menu,
        usrTree: usr('3'),
        neededBytes: 148_810_811,
        steps: ['check-stream', 'check-store', 'receive', 'boot-menu', 'verify-store'],
        fates: [...fates({ kept: all }), { part: 'system', tree: usr('3'), fate: 'new' }],
      };
    case 'extra-add':
      return {
        reversible: 'again',
        neededBytes: 2_400_000,
        steps: ['check-store', 'check-stream', 'receive', 'publish', 'verify-store'],
        tree: mail,
        title: 'Mail',
        way: wayOf(41_000_000),
        brings: [{ offerId: request.offerId, tree: desk, title: 'Desk 3.20', way: wayOf(118_000_000) }],
        fates: [
          { part: 'app', tree: mail, fate: 'new' },
          { part: 'runtime', tree: desk, fate: 'new' },
        ],
      };
    case 'tree-remove':
      if (!request.tree.startsWith('usr:')) {
        return {
          reversible: 'no',
          tree: request.tree,
          title: 'Almanac',
          steps: ['check-store', 'delete', 'verify-store'],
          fates: [
            { part: 'app', tree: request.tree, fate: 'deleted' },
            { part: 'runtime', tree: trees.runtime('2'), fate: 'kept' },
          ],
        };
      }
      return {
        reversible: 'no',
        usrTree: request.tree,
        steps: ['check-store', 'delete', 'verify-store'],
        fates: [
          { part: 'system', tree: request.tree, fate: 'deleted' },
          ...fates({ kept: [...all, 'system'] }),
        ],
      };
    case 'tree-default':
    case 'tree-once':
      return { ...menu, usrTree: request.tree };
    case 'tree-rollback':
      return { ...menu, usrTree: usr('1'), steps: ['check-store', 'stamps', 'boot-menu', 'verify-store'] };
    case 'instance-remove':
      return {
        reversible: 'undo',
        steps: exchanging,
        fates: fates({ 'set-aside': all, kept: ['system'] }),
      };
    case 'instance-add':
    case 'instance-rename':
    case 'instance-default':
    case 'stateless':
    case 'repair':
      return menu;
  }
}

/** A plan as the backend's is, for a request. */
export function changePlanFor(request: ChangeRequest, changes: Partial<ChangePlan> = {}): ChangePlan {
  const { steps, ...tail } = tailOf(request);
  const old = 'storeId' in request && request.storeId === brokenStore.id;
  const store = old ? brokenStore : laptopStore;
  const { device, model, serial, sizeBytes, sequence, tableDigest } = old ? oldDisk : laptopDisk;
  const plan = planSchema.parse({
    id: idOf('plan', JSON.stringify(request)),
    kind: 'change',
    request,
    tree: root('main'),
    title: laptop.title,
    storeId: store.id,
    storeDigest: store.digest,
    disk: { device, model, serial, sizeBytes, sequence, tableDigest },
    way: null,
    brings: [],
    usrTree: null,
    remainsId: null,
    effective: 'now',
    neededBytes: 0,
    estimateMs: 4000,
    warnings: [],
    ...tail,
    steps: steps.map((id) => ({ id, weight: 1, destructive: id === 'exchange' || id === 'delete' })),
    digest: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
    ...changes,
  });
  if (plan.kind !== 'change') throw new Error('not the plan of a change');
  return plan;
}

export const resetRequest = {
  task: 'reset',
  systemId: laptop.id,
  mode: 'factory-keep-home',
} as const satisfies ChangeRequest;

/** A reset that was verified and can be undone. */
export const wasReset: Outcome = {
  result: 'verified',
  proofs: [
    'new-state',
    'old-state-kept',
    'personal-files-kept',
    'file-system-consistent',
    'boot-menu',
    'good-entry',
  ],
  remainsId: kept.id,
};
