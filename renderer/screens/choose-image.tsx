import { useEffect, useId } from 'react';
import type { Offer } from '../../backend/contract/offer.ts';
import { wayFrom } from '../../backend/contract/way.ts';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Choices, type Choice } from '../components/choices.tsx';
import { Offered, useOffers } from '../components/offered.tsx';
import { LookAgain, Reading } from '../components/reading.tsx';
import { Screen } from '../components/screen.tsx';
import { TickList, type Tickable } from '../components/tick-list.tsx';
import { bring, chooseOffer, go } from '../store/actions.ts';
import { appsToBring } from '../store/extras.ts';
import { systemOffers } from '../store/versions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentence } from '../text/format.ts';
import { transferText } from '../text/transfer.ts';
import { isolate } from '../text/translate.ts';
import { versionOf } from '../text/tree.ts';
import css from './choose-image.module.css';

function choiceOf(offer: Offer): Choice {
  const { title, summary, date, ways, installedBytes, trust, tree } = offer;
  // Onto a blank disk only a whole one goes.
  const way = wayFrom(ways, new Set()) ?? ways[0];
  const version = versionOf(tree);
  const marks = [
    en.image.version(version),
    ...(way === undefined ? [] : [transferText(offer, way)]),
    ...(installedBytes === null ? [] : [en.image.installed(installedBytes)]),
    ...(date === null ? [] : [en.image.date(date)]),
  ];
  return {
    id: offer.id,
    name: en.image.name(title, version),
    heading: isolate(title),
    body: (
      <>
        {summary !== '' && <p className={css['summary']}>{isolate(summary)}</p>}
        <p className={css['marks']}>
          {marks.map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </p>
        <p>
          <strong className={css['trust']}>{sentence(en.image.trust[trust])}</strong>{' '}
          {en.image.trustDetail[trust]}
        </p>
      </>
    ),
  };
}

function tickableOf(offer: Offer): Tickable {
  const { id, summary, trust } = offer;
  const way = wayFrom(offer.ways, new Set());
  const details = [
    ...(summary === '' ? [] : [isolate(summary)]),
    ...(way === undefined ? [] : [transferText(offer, way)]),
    en.image.trust[trust],
  ];
  return { id, name: en.extras.name(offer), details };
}

/** What comes along if a person wants it; nothing does by itself. */
function AppsToBring({ apps }: { readonly apps: readonly Offer[] }) {
  const bringIds = useWizard((state) => state.bringIds);
  if (apps.length === 0) return null;
  const { title, text } = en.image.apps;
  return (
    <TickList title={title} text={text} items={apps.map(tickableOf)} ticked={bringIds} onChange={bring} />
  );
}

/** What to install. A single offer is chosen already: there is nothing else to choose, and nothing to lose. */
export function ChooseImage() {
  const facts = useWizard((state) => state.feed.facts);
  const offers = systemOffers(useOffers(facts) ?? []);
  const offerId = useWizard((state) => state.offerId);
  // What was chosen of another source is no choice here.
  const chosen = offers.some(({ id }) => id === offerId) ? offerId : null;
  const only = offers.length === 1 ? offers[0]?.id : undefined;
  const kind = useWizard((state) => state.sourceKind);
  const hint = useId();
  useEffect(() => {
    if (only !== undefined && chosen === null) chooseOffer(only);
  }, [only, chosen]);
  const some = offers.length > 0;
  return (
    <Screen
      title={en.image.title}
      aside={<LookAgain />}
      back={<Button onPress={() => go('task')}>{en.action.back}</Button>}
      forward={
        <Button
          tone="primary"
          onPress={() => go('disk')}
          blocked={chosen === null}
          describedBy={chosen === null ? hint : undefined}
        >
          {en.action.next}
        </Button>
      }
      hint={chosen === null && some ? { id: hint, text: en.image.missing } : null}
    >
      {facts === null ? (
        <Reading />
      ) : (
        <Offered facts={facts} level={2}>
          {(shown) =>
            offers.length === 0 ? (
              <Callout tone="plain" icon="info" title={en.image.none.title}>
                <p>{kind === 'medium' ? en.image.none.text : en.image.none.elsewhere}</p>
              </Callout>
            ) : (
              <>
                <Choices
                  label={en.image.group}
                  choices={offers.map(choiceOf)}
                  chosen={chosen}
                  onChoose={chooseOffer}
                />
                <AppsToBring apps={appsToBring(shown, facts)} />
              </>
            )
          }
        </Offered>
      )}
    </Screen>
  );
}
