import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Choices } from '../components/choices.tsx';
import { Screen } from '../components/screen.tsx';
import { go } from '../store/actions.ts';
import { readKeyboards } from '../store/keyboards.ts';
import { changeSetup, goOn } from '../store/setting-up.ts';
import { answersOf, faultsOf, type Typed } from '../store/setup.ts';
import { useKnown } from '../store/use-known.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { OwnerFields } from './settings-owner.tsx';
import { PlaceFields } from './settings-place.tsx';
import css from './settings.module.css';

const nothingTyped: Typed = { password: '', repeated: '' };

/** Takes the focus to the first field with which something is wrong, each time that it is asked to. */
function useInsisting() {
  const [times, setTimes] = useState(0);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (times > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [times]);
  return { fields, insisted: times > 0, insist: () => setTimes((before) => before + 1) };
}

function Occasion({ here }: { readonly here: boolean }) {
  const { title, later, laterText, now, nowText } = en.settings;
  return (
    <Choices
      label={title}
      chosen={here ? 'now' : 'later'}
      onChoose={(id) => changeSetup({ here: id === 'now' })}
      choices={[
        { id: 'later', name: later, heading: later, body: laterText },
        { id: 'now', name: now, heading: now, body: nowText },
      ]}
    />
  );
}

/** What the first start would ask. All of it can be left to that, and is, where nothing else is chosen. */
export function Settings() {
  const setup = useWizard((state) => state.setup);
  const hashed = useWizard((state) => state.hashed);
  const hashing = useWizard((state) => state.tasks.has('hashing'));
  const connected = useWizard((state) => state.link.state === 'connected');
  const known = useKnown();
  const [typed, setTyped] = useState(nothingTyped);
  const { fields, insisted, insist } = useInsisting();
  const hint = useId();
  useEffect(() => {
    if (connected) void readKeyboards();
  }, [connected]);
  const answers = answersOf(setup, known);
  const asked = hashed === null ? typed : null;
  const faults = faultsOf(setup, answers, asked);
  const wrong = Object.keys(faults).length > 0;
  const goOnFromHere = (): void => {
    const needed = setup.here && setup.owner !== 'nobody' && asked !== null;
    // What was typed is forgotten before anything comes of it.
    setTyped(nothingTyped);
    void goOn(needed ? asked.password : null);
  };
  return (
    <Screen
      title={en.settings.title}
      lede={en.settings.lede}
      back={<Button onPress={() => go('disk')}>{en.action.back}</Button>}
      forward={
        <Button
          tone="primary"
          onPress={goOnFromHere}
          blocked={wrong || hashing}
          onBlocked={insist}
          describedBy={wrong ? hint : undefined}
        >
          {en.action.next}
        </Button>
      }
      hint={wrong ? { id: hint, text: en.settings.missing } : null}
    >
      <Occasion here={setup.here} />
      {setup.here && (
        <div ref={fields} className={css['fields']}>
          <PlaceFields setup={setup} answers={answers} known={known} faults={faults} insist={insisted} />
          <OwnerFields
            setup={setup}
            answers={answers}
            faults={hashing ? {} : faults}
            insist={insisted}
            typed={typed}
            onType={setTyped}
          />
        </div>
      )}
    </Screen>
  );
}
