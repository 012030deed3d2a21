import { useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import type { Offer } from '../../backend/contract/offer.ts';
import { wayFrom } from '../../backend/contract/way.ts';
import { ActionRow } from '../components/action-row.tsx';
import { Button } from '../components/button.tsx';
import { useLongList } from '../components/long-list.tsx';
import { Offered } from '../components/offered.tsx';
import type { Place } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { offersFor, type OfferedVersion } from '../store/versions.ts';
import { en } from '../text/en.ts';
import { sentence } from '../text/format.ts';
import { transferText } from '../text/transfer.ts';
import { isolate } from '../text/translate.ts';
import { versionOf } from '../text/tree.ts';
import css from './versions.module.css';

/** How much has to come, where something is there that it can build on. */
function amountOf(offer: Offer, { store }: Place): string {
  const way = wayFrom(offer.ways, new Set(store.trees.flatMap((usr) => usr.uuids)));
  return way === undefined ? en.versions.addBlank : transferText(offer, way);
}

function detailsOf({ offer, standing }: OfferedVersion, place: Place): readonly string[] {
  const { title, summary, date, trust } = offer;
  const facts = [isolate(title), ...(date === null ? [] : [en.image.date(date)])].join(' · ');
  const about = [...(summary === '' ? [] : [isolate(summary)]), facts];
  if (standing === 'there') return [...about, en.versions.addThere];
  const { usrTree } = place.system;
  const older = standing === 'older' && usrTree !== null ? [en.versions.addOlder(versionOf(usrTree))] : [];
  return [...about, amountOf(offer, place), ...older, sentence(en.image.trust[trust])];
}

function Row({ offered, place }: { readonly offered: OfferedVersion; readonly place: Place }) {
  const { offer, standing } = offered;
  return (
    <ActionRow
      icon={standing === 'there' ? 'check' : 'plus'}
      title={en.versions.version(versionOf(offer.tree))}
      details={detailsOf(offered, place)}
    >
      {(describedBy) =>
        standing !== 'there' && (
          <Button
            describedBy={describedBy}
            onPress={() => reviewChange({ task: 'tree-add', systemId: place.system.id, offerId: offer.id })}
          >
            {en.versions.addButton}
          </Button>
        )
      }
    </ActionRow>
  );
}

function Rows({ offers, place }: { readonly offers: readonly OfferedVersion[]; readonly place: Place }) {
  const { drawn, setList, turning } = useLongList(offers);
  return (
    <>
      <ul ref={setList}>
        {drawn.map((offered) => (
          <Row key={offered.offer.id} offered={offered} place={place} />
        ))}
      </ul>
      {turning}
    </>
  );
}

/** Another version for this system, from the medium or from elsewhere. */
export function AddVersion({ place, facts }: { readonly place: Place; readonly facts: Facts }) {
  const heading = useId();
  return (
    <section className={css['section']} aria-labelledby={heading}>
      <h2 id={heading}>{en.versions.add}</h2>
      <Offered facts={facts} level={3}>
        {(shown) => {
          const offers = offersFor(place, shown);
          if (offers.length === 0) return <p className={css['lede']}>{en.versions.addNone}</p>;
          return <Rows offers={offers} place={place} />;
        }}
      </Offered>
    </section>
  );
}
