import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { Facts } from '../../backend/contract/facts.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import { keepOpened } from './offered.ts';
import { placeOf, storeOf } from './places.ts';
import { problemFor } from './problems.ts';
import type { Page, WizardState } from './state.ts';

/** What is left of a person's choices, and what took the screen away on which they were made. */
export interface KeptChoices {
  readonly state: WizardState;
  readonly problem: Problem | null;
}

function missingOf(change: ChangeRequest, facts: Facts): Problem | null {
  const store = storeOf(facts, change);
  switch (change.task) {
    case 'undo':
    case 'let-go':
      return store === null ? problemFor('remains.unknown') : null;
    case 'repair':
      return store === null ? problemFor('store.unknown') : null;
    case 'tree-add':
    case 'extra-add':
      if (store === null) return problemFor(change.task === 'tree-add' ? 'system.unknown' : 'store.unknown');
      return facts.offers.some(({ id }) => id === change.offerId) ? null : problemFor('source.unknown');
    case 'tree-default':
    case 'tree-once':
    case 'tree-remove':
    case 'instance-add': {
      const { tree } = change;
      if (store === null) return problemFor('system.unknown');
      const there = [...store.trees, ...store.extras].some((one) => one.tree === tree);
      return there ? null : { code: 'tree.unknown', params: { tree }, fixes: ['refresh'] };
    }
    case 'reset':
    case 'tree-rollback':
    case 'instance-rename':
    case 'instance-default':
    case 'instance-remove':
    case 'stateless':
      return store === null ? problemFor('system.unknown') : null;
  }
}

/** The screen from which a change is asked for. */
export function originOf({ change, aim, systemId }: WizardState): Page {
  if (change?.task === 'reset') return 'kind';
  return aim === 'versions' && systemId !== null ? 'versions' : 'system';
}

function keepForInstalling(state: WizardState): KeptChoices {
  const { offerId, diskId, page, change } = state;
  const needs = page === 'settings' || (page === 'review' && change === null);
  if (!needs || (offerId !== null && diskId !== null)) {
    return { state, problem: null };
  }
  const lostOffer = offerId === null;
  return {
    state: { ...state, planned: null, page: lostOffer ? 'image' : 'disk' },
    problem: problemFor(lostOffer ? 'source.unknown' : 'disk.unknown'),
  };
}

/** A choice holds only as long as the facts offer it. */
export function keepChoices(state: WizardState, facts: Facts): KeptChoices {
  const choosable = facts.disks.some((disk) => disk.id === state.diskId && disk.obstacles.length === 0);
  const offered = facts.offers.some((offer) => offer.id === state.offerId);
  const there = placeOf(facts, state.systemId) !== null;
  const kept: WizardState = {
    ...state,
    opened: keepOpened(state.opened, facts),
    offerId: offered ? state.offerId : null,
    bringIds: state.bringIds.filter((id) => facts.offers.some((offer) => offer.id === id)),
    diskId: choosable ? state.diskId : null,
    systemId: there ? state.systemId : null,
    resetMode: there ? state.resetMode : null,
  };
  const needsSystem = kept.page === 'kind' || kept.page === 'versions';
  if (needsSystem && !there) {
    return { state: { ...kept, page: 'system' }, problem: problemFor('system.unknown') };
  }
  const missing = kept.change === null ? null : missingOf(kept.change, facts);
  if (missing === null) return keepForInstalling(kept);
  const page = there ? originOf(kept) : 'system';
  return { state: { ...kept, change: null, planned: null, page }, problem: missing };
}
