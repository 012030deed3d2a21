import { useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import type { Offer } from '../../backend/contract/offer.ts';
import { wayBytes, wayFrom } from '../../backend/contract/way.ts';
import { ActionRow } from '../components/action-row.tsx';
import { Button } from '../components/button.tsx';
import { FactProblems } from '../components/fact-problems.tsx';
import type { Place } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { offersFor } from '../store/versions.ts';
import { en } from '../text/en.ts';
import { versionOf } from '../text/tree.ts';
import css from './versions.module.css';

/** How much has to be read, where something is there that it can build on. */
function sizesOf({ ways }: Offer, { store }: Place): readonly string[] {
  const way = wayFrom(ways, new Set(store.trees.flatMap((usr) => usr.uuids)));
  const whole = wayFrom(ways, new Set());
  if (way === undefined) return [];
  const both = whole !== undefined && wayBytes(way) < wayBytes(whole);
  return [both ? en.versions.addLess(wayBytes(way), wayBytes(whole)) : en.versions.addSize(wayBytes(way))];
}

function detailsOf(offer: Offer, place: Place): readonly string[] {
  const { title, date, trust } = offer;
  const facts = [title, ...(date === null ? [] : [en.image.date(date)]), ...sizesOf(offer, place)];
  return [facts.join(' · '), en.image.trust[trust]];
}

/** What the medium has for this system and is not on the disk yet. */
export function AddVersion({ place, facts }: { readonly place: Place; readonly facts: Facts }) {
  const heading = useId();
  const offers = offersFor(place, facts);
  return (
    <section className={css['section']} aria-labelledby={heading}>
      <h2 id={heading}>{en.versions.add}</h2>
      <p className={css['lede']}>{offers.length === 0 ? en.versions.addNone : en.versions.addText}</p>
      <FactProblems about="source" />
      <ul>
        {offers.map((offer) => (
          <ActionRow
            key={offer.id}
            icon="plus"
            title={en.versions.version(versionOf(offer.tree))}
            details={detailsOf(offer, place)}
          >
            {(describedBy) => (
              <Button
                describedBy={describedBy}
                onPress={() =>
                  reviewChange({ task: 'tree-add', systemId: place.system.id, offerId: offer.id })
                }
              >
                {en.versions.addButton}
              </Button>
            )}
          </ActionRow>
        ))}
      </ul>
    </section>
  );
}
