import type { Facts } from '../../backend/contract/facts.ts';
import type { StoreFacts } from '../../backend/contract/store.ts';
import { diskOf } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { en } from '../text/en.ts';
import { leftovers } from '../text/systems.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import css from './mend.module.css';

/** What is damaged or was interrupted, a disk each, with the way to repair it. */
export function Mend({ facts, stores }: { readonly facts: Facts; readonly stores: readonly StoreFacts[] }) {
  return stores.map((store) => {
    const lines = [
      ...store.systems.filter(({ damage }) => damage.length > 0).map((system) => en.system.damaged(system)),
      ...store.leftovers.map((leftover) => leftovers[leftover]),
    ];
    if (lines.length === 0) return null;
    return (
      <Callout
        key={store.id}
        tone="danger"
        icon="warning"
        title={en.system.mend(en.disk.called(diskOf(facts, store)))}
      >
        <ul className={css['lines']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className={css['buttons']}>
          <Button onPress={() => reviewChange({ task: 'repair', storeId: store.id })}>
            {en.system.repair}
          </Button>
        </div>
      </Callout>
    );
  });
}
