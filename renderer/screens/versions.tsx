import { useEffect } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import { Button } from '../components/button.tsx';
import { History } from '../components/history.tsx';
import { Mend } from '../components/mend.tsx';
import { LookAgain, Reading } from '../components/reading.tsx';
import { Screen } from '../components/screen.tsx';
import { go, measure } from '../store/actions.ts';
import { diskOf, placeOf, type Place } from '../store/places.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { AddVersion } from './versions-add.tsx';
import { Apps } from './versions-apps.tsx';
import { VersionList } from './versions-list.tsx';
import { Siblings } from './versions-siblings.tsx';
import { Ways } from './versions-ways.tsx';

function Sections({ place, facts }: { readonly place: Place; readonly facts: Facts }) {
  return (
    <>
      <Mend facts={facts} stores={[place.store]} />
      <VersionList place={place} />
      <AddVersion place={place} facts={facts} />
      <Apps store={place.store} facts={facts} />
      <Ways system={place.system} />
      <Siblings place={place} />
      <History stores={[place.store]} />
    </>
  );
}

/** The versions that a system can start from and the systems beside it. Whatever is asked for is reviewed first. */
export function Versions() {
  const facts = useWizard((state) => state.feed.facts);
  const systemId = useWizard((state) => state.systemId);
  const place = placeOf(facts, systemId);
  const storeId = place?.store.id;
  useEffect(() => {
    if (storeId !== undefined) void measure();
  }, [storeId]);
  const back = <Button onPress={() => go('system')}>{en.action.back}</Button>;
  if (place === null || facts === null) {
    return (
      <Screen title={en.versions.none} back={back}>
        <Reading />
      </Screen>
    );
  }
  const { store, system } = place;
  return (
    <Screen
      title={en.versions.title(en.system.called(system))}
      lede={en.versions.lede(en.disk.called(diskOf(facts, store)), store.freeBytes)}
      aside={<LookAgain />}
      back={back}
    >
      <Sections place={place} facts={facts} />
    </Screen>
  );
}
