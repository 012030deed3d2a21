import { useId } from 'react';
import type { Disk } from '../../backend/contract/facts.ts';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Choices } from '../components/choices.tsx';
import { DiskBody, DiskHeading } from '../components/disk-card.tsx';
import { FactProblems } from '../components/fact-problems.tsx';
import { Icon } from '../components/icon.tsx';
import { useLongList } from '../components/long-list.tsx';
import { adviceOn } from '../components/problem.tsx';
import { LookAgain, Reading } from '../components/reading.tsx';
import { Screen } from '../components/screen.tsx';
import { chooseDisk, go } from '../store/actions.ts';
import { asTarget } from '../store/offered.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentence, sentences } from '../text/format.ts';
import { problemText } from '../text/problems.ts';
import css from './choose-disk.module.css';

function Unusable({ disks }: { readonly disks: readonly Disk[] }) {
  const heading = useId();
  const { drawn, setList, turning } = useLongList(disks);
  return (
    <section className={css['unusable']} aria-labelledby={heading}>
      <h2 id={heading}>{en.disk.unusable}</h2>
      <ul ref={setList}>
        {drawn.map((disk) => (
          <li key={disk.id} className={css['card']}>
            <DiskHeading disk={disk} />
            {disk.obstacles.map((obstacle) => {
              const { headline, detail } = problemText(obstacle);
              return (
                <p key={`${obstacle.code} ${detail}`} className={css['reason']}>
                  <Icon name="info" />
                  <span>
                    <strong>{sentence(headline)}</strong> {sentences([detail, ...adviceOn(obstacle)])}
                  </span>
                </p>
              );
            })}
            <div className={css['body']}>
              <DiskBody disk={disk} />
            </div>
          </li>
        ))}
      </ul>
      {turning}
    </section>
  );
}

function Disks({ disks, chosen }: { readonly disks: readonly Disk[]; readonly chosen: string | null }) {
  const usable = disks.filter((disk) => disk.obstacles.length === 0);
  const unusable = disks.filter((disk) => disk.obstacles.length > 0);
  if (disks.length === 0) {
    return (
      <Callout tone="plain" icon="info" title={en.disk.none.title}>
        <p>{en.disk.none.text}</p>
      </Callout>
    );
  }
  return (
    <>
      {usable.length === 0 && <Callout tone="plain" icon="info" title={en.disk.allUnusable} />}
      {usable.length > 0 && (
        <Choices
          label={en.disk.group}
          chosen={chosen}
          onChoose={chooseDisk}
          choices={usable.map((disk) => ({
            id: disk.id,
            name: en.disk.name(disk),
            heading: <DiskHeading disk={disk} />,
            body: <DiskBody disk={disk} />,
          }))}
        />
      )}
      {unusable.length > 0 && <Unusable disks={unusable} />}
    </>
  );
}

/** Where to install. No disk is ever chosen for a person, not even the only one. */
export function ChooseDisk() {
  const facts = useWizard((state) => state.feed.facts);
  const diskId = useWizard((state) => state.diskId);
  const offer = useWizard((state) => state.offerId);
  const hint = useId();
  const disks = facts === null ? [] : facts.disks.map((disk) => asTarget(disk, facts, offer));
  const usable = disks.filter((disk) => disk.obstacles.length === 0);
  // What was chosen before may be where the system comes from now.
  const chosen = usable.some(({ id }) => id === diskId) ? diskId : null;
  return (
    <Screen
      title={en.disk.title}
      lede={en.disk.lede}
      aside={<LookAgain />}
      back={<Button onPress={() => go('image')}>{en.action.back}</Button>}
      forward={
        <Button
          tone="primary"
          onPress={() => go(offer === null ? 'image' : 'settings')}
          blocked={chosen === null}
          describedBy={chosen === null ? hint : undefined}
        >
          {en.action.next}
        </Button>
      }
      hint={chosen === null && usable.length > 0 ? { id: hint, text: en.disk.missing } : null}
    >
      {facts === null ? (
        <Reading />
      ) : (
        <>
          <FactProblems about="machine" />
          <Disks disks={disks} chosen={chosen} />
        </>
      )}
    </Screen>
  );
}
