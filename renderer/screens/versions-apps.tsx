import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { Facts } from '../../backend/contract/facts.ts';
import type { Offer } from '../../backend/contract/offer.ts';
import type { ExtraFacts, StoreFacts, TreeSize } from '../../backend/contract/store.ts';
import { ActionRow } from '../components/action-row.tsx';
import { Button } from '../components/button.tsx';
import { Fold } from '../components/fold.tsx';
import { useLongList } from '../components/long-list.tsx';
import { bytesToGet, extraOffers, isRemovable, needsRuntime } from '../store/extras.ts';
import { reviewChange } from '../store/planning.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { isolate } from '../text/translate.ts';
import css from './versions.module.css';

function nameIn({ extras }: StoreFacts, tree: string): string {
  const found = extras.find((extra) => extra.tree === tree);
  return en.extras.name({ tree, title: found?.title ?? tree });
}

/** What it has to do with others. */
function usesOf({ tree, runtime, usedBy }: ExtraFacts, store: StoreFacts): readonly string[] {
  if (tree.startsWith('app:')) {
    return [runtime === null ? en.extras.lacks : en.extras.runsOn(nameIn(store, runtime))];
  }
  if (usedBy.length === 0) return [];
  return [
    tree.startsWith('root:')
      ? en.extras.madeFrom(usedBy)
      : en.extras.usedBy(usedBy.map((app) => nameIn(store, app))),
  ];
}

function detailsOf(extra: ExtraFacts, store: StoreFacts, sizes: readonly TreeSize[]): readonly string[] {
  const taken = sizes.find(({ name }) => name === extra.tree);
  const facts = [
    en.extras.kind(extra.tree),
    ...usesOf(extra, store),
    ...(taken === undefined ? [] : [en.extras.takes(taken.bytes)]),
  ];
  return [facts.join(' · '), ...(extra.intact ? [] : [en.extras.damaged])];
}

function Here({ store }: { readonly store: StoreFacts }) {
  const measured = useWizard((state) => state.measured);
  const sizes = measured?.storeId === store.id ? (measured.sizes ?? []) : [];
  const { drawn, setList, turning } = useLongList(store.extras);
  return (
    <>
      <ul ref={setList}>
        {drawn.map((extra) => (
          <ActionRow key={extra.tree} title={en.extras.name(extra)} details={detailsOf(extra, store, sizes)}>
            {(describedBy) =>
              isRemovable(extra) && (
                <Button
                  describedBy={describedBy}
                  onPress={() => reviewChange({ task: 'tree-remove', storeId: store.id, tree: extra.tree })}
                >
                  {en.extras.remove}
                </Button>
              )
            }
          </ActionRow>
        ))}
      </ul>
      {turning}
    </>
  );
}

function offerDetails(offer: Offer, store: StoreFacts): readonly string[] {
  const bytes = bytesToGet(offer, store);
  const facts = [
    en.extras.kind(offer.tree),
    ...(bytes === null ? [] : [en.extras.toGet(bytes)]),
    ...(needsRuntime(offer.tree, store) ? [en.extras.brings] : []),
  ];
  return [
    ...(offer.summary === '' ? [] : [isolate(offer.summary)]),
    facts.join(' · '),
    en.image.trust[offer.trust],
  ];
}

function Offered({ store, offers }: { readonly store: StoreFacts; readonly offers: readonly Offer[] }) {
  const { drawn, setList, turning } = useLongList(offers);
  return (
    <>
      <ul ref={setList}>
        {drawn.map((offer) => (
          <ActionRow
            key={offer.id}
            icon="plus"
            title={en.extras.name(offer)}
            details={offerDetails(offer, store)}
          >
            {(describedBy) => (
              <Button
                describedBy={describedBy}
                onPress={() => reviewChange({ task: 'extra-add', storeId: store.id, offerId: offer.id })}
              >
                {en.extras.add}
              </Button>
            )}
          </ActionRow>
        ))}
      </ul>
      {turning}
    </>
  );
}

/** What systems share: what of it is on a disk, and what could be. */
export function SharedTrees({ store, facts }: { readonly store: StoreFacts; readonly facts: Facts }) {
  const offers = extraOffers(store, facts);
  return (
    <>
      <h3 className={css['sub']}>{en.extras.here}</h3>
      {store.extras.length === 0 ? <p className={css['lede']}>{en.extras.none}</p> : <Here store={store} />}
      <h3 className={css['sub']}>{en.extras.offered}</h3>
      {offers.length === 0 ? (
        <p className={css['lede']}>{en.extras.offeredNone}</p>
      ) : (
        <Offered store={store} offers={offers} />
      )}
    </>
  );
}

function isAboutExtras(change: ChangeRequest): boolean {
  return change.task === 'extra-add' || (change.task === 'tree-remove' && !change.tree.startsWith('usr:'));
}

/** The same, for those who look for it. */
export function Apps({ store, facts }: { readonly store: StoreFacts; readonly facts: Facts }) {
  const declined = useWizard((state) => state.declined);
  return (
    <Fold
      label={en.extras.title}
      note={en.extras.note(store.extras.map(({ tree }) => tree))}
      opened={declined !== null && isAboutExtras(declined)}
    >
      <div className={css['folded']}>
        <p className={css['lede']}>{en.extras.text}</p>
        <SharedTrees store={store} facts={facts} />
      </div>
    </Fold>
  );
}
