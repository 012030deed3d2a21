import { useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import { graveDamage } from '../../backend/contract/grave-damage.ts';
import type { ResetMode } from '../../backend/contract/store.ts';
import { AccessibilityButton } from '../components/accessibility.tsx';
import { Callout } from '../components/callout.tsx';
import { FirstScreen } from '../components/first-screen.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { LanguageButton } from '../components/language-list.tsx';
import { FixButtons } from '../components/problem.tsx';
import { Reading } from '../components/reading.tsx';
import { SystemBody, SystemHeading } from '../components/system-card.tsx';
import { VendorHelp } from '../components/vendor-help.tsx';
import { allowedResets } from '../store/allowed.ts';
import { diskOf, placesOf, type Place } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentences } from '../text/format.ts';
import { damages, resetKinds } from '../text/systems.ts';
import css from './kiosk-start.module.css';

const icons: Readonly<Record<ResetMode, IconName>> = {
  state: 'again',
  'factory-keep-home': 'person',
  factory: 'disk',
  'hand-over': 'warning',
};

interface ResetProps {
  readonly mode: ResetMode;
  readonly systemId: string;
  /** Id of the heading that says which system. */
  readonly of: string;
}

/** What can be done, as large as the whole of it. It leads to a review, as everything does. */
function Reset({ mode, systemId, of }: ResetProps) {
  const { name, purpose, after } = resetKinds[mode];
  return (
    <li>
      <button
        type="button"
        className={css['reset']}
        aria-describedby={of}
        onClick={() => void reviewChange({ task: 'reset', systemId, mode })}
      >
        <Icon name={icons[mode]} />
        <span className={css['text']}>
          <span className={css['name']}>{name}</span>
          <span>{sentences([purpose, after])}</span>
          {mode === 'hand-over' && (
            <span className={css['final']}>
              <Icon name="warning" />
              {en.kind.final}
            </span>
          )}
        </span>
        <Icon name="onward" />
      </button>
    </li>
  );
}

function System({ facts, place, modes }: SystemProps) {
  const id = useId();
  const { store, system } = place;
  const grave = graveDamage(system.damage);
  return (
    <section className={css['system']} aria-labelledby={id}>
      <h2 id={id}>
        <SystemHeading system={system} />
      </h2>
      {/* What tells one from another is of no use where there is one. */}
      {placesOf(facts).length > 1 && (
        <div className={css['body']}>
          <SystemBody system={system} disk={diskOf(facts, store)} />
        </div>
      )}
      {grave.length > 0 ? (
        <Callout tone="danger" icon="warning" title={en.system.damaged(system)}>
          <p>{sentences([...grave.map((one) => damages[one]), en.kiosk.damaged])}</p>
          <VendorHelp />
        </Callout>
      ) : (
        <ul className={css['resets']}>
          {modes.map((mode) => (
            <Reset key={mode} mode={mode} systemId={system.id} of={id} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface SystemProps {
  readonly facts: Facts;
  readonly place: Place;
  readonly modes: readonly ResetMode[];
}

function Systems({ facts, modes }: Omit<SystemProps, 'place'>) {
  const places = placesOf(facts);
  if (places.length === 0) {
    return (
      <Callout tone="plain" icon="info" title={en.system.none.title}>
        <p>{en.system.none.text}</p>
        <VendorHelp />
        <FixButtons offered={['refresh']} />
      </Callout>
    );
  }
  return places.map((place) => <System key={place.system.id} facts={facts} place={place} modes={modes} />);
}

function Offered() {
  const facts = useWizard((state) => state.feed.facts);
  const policy = useWizard((state) => state.feed.policy);
  if (facts === null) return <Reading />;
  const modes = allowedResets(policy);
  if (modes.length === 0) {
    return (
      <Callout tone="plain" icon="info" title={en.kiosk.nothing.title}>
        <p>{en.kiosk.nothing.text}</p>
        <VendorHelp />
      </Callout>
    );
  }
  return <Systems facts={facts} modes={modes} />;
}

/** The first screen of a kiosk, and the one that it always comes back to: what may be done here, and nothing else. */
export function KioskStart() {
  const powerOff = useWizard((state) => state.feed.policy?.powerOff === true);
  return (
    <FirstScreen
      title={en.task.title}
      lede={en.task.lede}
      aside={
        <>
          <AccessibilityButton />
          <LanguageButton />
        </>
      }
      {...(powerOff ? { back: <FixButtons offered={['switch-off']} /> } : {})}
    >
      <Offered />
    </FirstScreen>
  );
}
