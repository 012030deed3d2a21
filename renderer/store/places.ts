import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { Disk, Facts } from '../../backend/contract/facts.ts';
import type { RemainsFacts, StoreFacts, SystemFacts } from '../../backend/contract/store.ts';

/** A system and where it is. */
export interface Place {
  readonly store: StoreFacts;
  readonly system: SystemFacts;
}

/** What was kept of a reset, and where. */
export interface KeptPlace {
  readonly store: StoreFacts;
  readonly remains: RemainsFacts;
}

export function placesOf(facts: Facts): readonly Place[] {
  return facts.stores.flatMap((store) => store.systems.map((system) => ({ store, system })));
}

export function placeOf(facts: Facts | null, systemId: string | null): Place | null {
  const places = facts === null ? [] : placesOf(facts);
  return places.find(({ system }) => system.id === systemId) ?? null;
}

export function keptOf(facts: Facts | null, remainsId: string): KeptPlace | null {
  for (const store of facts?.stores ?? []) {
    const remains = store.remains.find(({ id }) => id === remainsId);
    if (remains !== undefined) return { store, remains };
  }
  return null;
}

/** The disk that a store is on; its device is what is known of it where the disk itself could not be read. */
export function diskOf(facts: Facts | null, store: StoreFacts): Pick<Disk, 'model' | 'device'> {
  return facts?.disks.find(({ id }) => id === store.diskId) ?? { model: '', device: store.device };
}

/** Whether there is anything to reset, undo, repair, update or remove. */
export function somethingThere(facts: Facts): boolean {
  return facts.stores.some(({ systems, remains, leftovers, trees, extras }) =>
    [systems, remains, leftovers, trees, extras].some(({ length }) => length > 0),
  );
}

/** Where a change takes place; null where that is not there. */
export function storeOf(facts: Facts | null, change: ChangeRequest): StoreFacts | null {
  switch (change.task) {
    case 'undo':
    case 'let-go':
      return keptOf(facts, change.remainsId)?.store ?? null;
    case 'extra-add':
    case 'tree-remove':
    case 'instance-add':
    case 'repair':
      return facts?.stores.find(({ id }) => id === change.storeId) ?? null;
    case 'reset':
    case 'tree-add':
    case 'tree-default':
    case 'tree-rollback':
    case 'tree-once':
    case 'instance-rename':
    case 'instance-default':
    case 'instance-remove':
    case 'stateless':
      return placeOf(facts, change.systemId)?.store ?? null;
  }
}
