import { useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Choices } from '../components/choices.tsx';
import { FactProblems } from '../components/fact-problems.tsx';
import { History } from '../components/history.tsx';
import { KeptList } from '../components/kept-list.tsx';
import { Mend } from '../components/mend.tsx';
import { LookAgain, Reading } from '../components/reading.tsx';
import { Screen } from '../components/screen.tsx';
import { SystemBody, SystemHeading } from '../components/system-card.tsx';
import { chooseSystem, go } from '../store/actions.ts';
import { diskOf, placesOf } from '../store/places.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { versionOf } from '../text/tree.ts';
import { LooseTrees } from './loose-trees.tsx';

function Systems({ facts }: { readonly facts: Facts }) {
  const chosen = useWizard((state) => state.systemId);
  const places = placesOf(facts);
  if (places.length === 0) {
    return (
      <Callout tone="plain" icon="info" title={en.system.none.title}>
        <p>{en.system.none.text}</p>
      </Callout>
    );
  }
  return (
    <Choices
      label={en.system.group}
      chosen={chosen}
      onChoose={chooseSystem}
      choices={places.map(({ store, system }) => {
        const disk = diskOf(facts, store);
        const version = system.usrTree === null ? null : versionOf(system.usrTree);
        return {
          id: system.id,
          name: en.system.name(system, version, en.disk.called(disk)),
          heading: <SystemHeading system={system} />,
          body: <SystemBody system={system} disk={disk} />,
        };
      })}
    />
  );
}

/** Which system. None is ever chosen for a person, not even the only one. */
export function ChooseSystem() {
  const facts = useWizard((state) => state.feed.facts);
  const chosen = useWizard((state) => state.systemId);
  const versions = useWizard((state) => state.aim === 'versions');
  const hint = useId();
  const some = facts !== null && placesOf(facts).length > 0;
  return (
    <Screen
      title={en.system.title}
      lede={some ? en.system.lede[versions ? 'versions' : 'reset'] : undefined}
      aside={<LookAgain />}
      back={<Button onPress={() => go('task')}>{en.action.back}</Button>}
      forward={
        <Button
          tone="primary"
          onPress={() => go(versions ? 'versions' : 'kind')}
          blocked={chosen === null}
          describedBy={chosen === null ? hint : undefined}
        >
          {en.action.next}
        </Button>
      }
      hint={chosen === null && some ? { id: hint, text: en.system.missing } : null}
    >
      {facts === null ? (
        <Reading />
      ) : (
        <>
          <FactProblems about="machine" />
          <Mend facts={facts} stores={facts.stores} />
          <Systems facts={facts} />
          {versions && <LooseTrees facts={facts} />}
          <KeptList facts={facts} />
          <History stores={facts.stores} />
        </>
      )}
    </Screen>
  );
}
