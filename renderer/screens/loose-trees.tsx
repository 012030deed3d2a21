import { useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import type { StoreFacts } from '../../backend/contract/store.ts';
import { ActionRow } from '../components/action-row.tsx';
import { Button } from '../components/button.tsx';
import { looseStores } from '../store/extras.ts';
import { diskOf } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { en } from '../text/en.ts';
import { versionOf } from '../text/tree.ts';
import { SharedTrees } from './versions-apps.tsx';
import css from './versions.module.css';

function Versions({ store }: { readonly store: StoreFacts }) {
  return (
    <ul>
      {store.trees.map(({ tree, title }) => (
        <ActionRow
          key={tree}
          title={en.versions.named(title, versionOf(tree))}
          details={[en.extras.looseUsr]}
        >
          {/* Removing a version writes the boot menu, so there has to be a place for one. */}
          {(describedBy) =>
            store.esp !== null && (
              <Button
                describedBy={describedBy}
                onPress={() => reviewChange({ task: 'tree-remove', storeId: store.id, tree })}
              >
                {en.extras.remove}
              </Button>
            )
          }
        </ActionRow>
      ))}
    </ul>
  );
}

function Shelf({ store, facts }: { readonly store: StoreFacts; readonly facts: Facts }) {
  const heading = useId();
  return (
    <section className={css['section']} aria-labelledby={heading}>
      <h2 id={heading}>{en.extras.loose(en.disk.called(diskOf(facts, store)))}</h2>
      <p className={css['lede']}>{en.extras.looseText}</p>
      <Versions store={store} />
      <SharedTrees store={store} facts={facts} />
    </section>
  );
}

/** Disks with trees from which no system starts. */
export function LooseTrees({ facts }: { readonly facts: Facts }) {
  return looseStores(facts).map((store) => <Shelf key={store.id} store={store} facts={facts} />);
}
