import { useEffect, useId } from 'react';
import type { Offer } from '../../backend/contract/offer.ts';
import { wayBytes, wayFrom } from '../../backend/contract/way.ts';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Choices, type Choice } from '../components/choices.tsx';
import { FactProblems } from '../components/fact-problems.tsx';
import { LookAgain, Reading } from '../components/reading.tsx';
import { Screen } from '../components/screen.tsx';
import { chooseOffer, go } from '../store/actions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { versionOf } from '../text/tree.ts';
import css from './choose-image.module.css';

function choiceOf(offer: Offer): Choice {
  const { title, summary, date, ways, installedBytes, trust, tree } = offer;
  // Onto a blank disk only a whole one goes.
  const way = wayFrom(ways, new Set()) ?? ways[0];
  const version = versionOf(tree);
  const marks = [
    en.image.version(version),
    ...(way === undefined ? [] : [en.image.download(wayBytes(way))]),
    ...(installedBytes === null ? [] : [en.image.installed(installedBytes)]),
    ...(date === null ? [] : [en.image.date(date)]),
  ];
  return {
    id: offer.id,
    name: en.image.name(title, version),
    heading: title,
    body: (
      <>
        {summary !== '' && <p className={css['summary']}>{summary}</p>}
        <p className={css['marks']}>
          {marks.map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </p>
        <p>
          <strong className={css['trust']}>{en.image.trust[trust]}.</strong> {en.image.trustDetail[trust]}
        </p>
      </>
    ),
  };
}

/** What to install. A single offer is chosen already: there is nothing else to choose, and nothing to lose. */
export function ChooseImage() {
  const facts = useWizard((state) => state.feed.facts);
  const chosen = useWizard((state) => state.offerId);
  const only = facts?.offers.length === 1 ? facts.offers[0]?.id : undefined;
  const hint = useId();
  useEffect(() => {
    if (only !== undefined && chosen === null) chooseOffer(only);
  }, [only, chosen]);
  const some = facts !== null && facts.offers.length > 0;
  return (
    <Screen
      title={en.image.title}
      lede={some ? en.image.lede : undefined}
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
      {facts === null && <Reading />}
      {facts !== null && <FactProblems about="source" />}
      {facts !== null && !some && (
        <Callout tone="plain" icon="info" title={en.image.none.title}>
          <p>{en.image.none.text}</p>
        </Callout>
      )}
      {some && (
        <Choices
          label={en.image.group}
          choices={facts.offers.map(choiceOf)}
          chosen={chosen}
          onChoose={chooseOffer}
        />
      )}
    </Screen>
  );
}
