import type { ResultRow, Results } from '../../backend/contract/results.ts';
import { AccessibilityButton } from '../components/accessibility.tsx';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import calloutCss from '../components/callout.module.css';
import { Icon } from '../components/icon.tsx';
import { KeyboardPicker } from '../components/keyboard-picker.tsx';
import { LanguagePicker } from '../components/language-picker.tsx';
import { LinkLine } from '../components/link-line.tsx';
import { useLongList } from '../components/long-list.tsx';
import { PlaceRow } from '../components/place-row.tsx';
import { LookAgain, Reading } from '../components/reading.tsx';
import { FixButtons, ProblemDetail } from '../components/problem.tsx';
import { Screen } from '../components/screen.tsx';
import { isStick, usePlaces } from '../components/use-places.ts';
import { go } from '../store/actions.ts';
import { doTheSame, useResults } from '../store/results.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { instant, sentence, sentences } from '../text/format.ts';
import { problemText } from '../text/problems.ts';
import css from './desk.module.css';

function Row({ row }: { readonly row: ResultRow }) {
  return (
    <li className={css['row']} data-result={row.result}>
      <Icon name={row.result === 'verified' ? 'check' : 'cross'} />
      <p>
        <strong>{en.desk.computer(row)}</strong> <bdi>{row.serial}</bdi>
      </p>
      <p>
        <bdi>{row.disk}</bdi> <bdi>{row.diskSerial}</bdi>
      </p>
      <p>
        {en.desk.did(row)} <span className={css['soft']}>{row.problem}</span>
      </p>
      <p>{en.desk.system(row)}</p>
      <p className={css['soft']}>{instant(row.at)}</p>
    </li>
  );
}

function List({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { drawn, setList, turning } = useLongList(rows);
  return (
    <>
      <ul ref={setList} className={css['rows']} aria-label={en.desk.list}>
        {drawn.map((row) => (
          <Row key={`${row.at} ${row.serial} ${row.diskSerial}`} row={row} />
        ))}
      </ul>
      {turning}
    </>
  );
}

function nothing(): void {}

/** Where a list can be begun. */
function Begin({ onKeep }: { readonly onKeep: (placeId: string) => Promise<void> }) {
  const { places } = usePlaces(nothing);
  const sticks = places?.filter(isStick) ?? [];
  return (
    <section className={css['section']}>
      <h2>{en.desk.none}</h2>
      <p className={css['soft']}>{en.desk.noneText}</p>
      {sticks.length === 0 && (
        <output className={css['soft']}>{places === null ? en.saveLog.looking : en.saveLog.noStick}</output>
      )}
      {sticks.length > 0 && (
        <ul aria-label={en.desk.none}>
          {sticks.map((place) => (
            <PlaceRow
              key={place.id}
              place={place}
              action={en.desk.keep}
              onPlace={() => void onKeep(place.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface KeptProps {
  readonly results: Results;
  readonly onKeep: (placeId: string) => Promise<void>;
}

function Kept({ results, onKeep }: KeptProps) {
  const { place, rows, same, unwritten } = results;
  const planning = useWizard((state) => state.tasks.has('planning'));
  const tree = same?.task === 'install' ? same.tree : null;
  const title = useWizard(({ feed }) => feed.facts?.offers.find((one) => one.tree === tree)?.title ?? null);
  return (
    <>
      {unwritten > 0 && (
        <Callout tone="plain" icon="info" live="status">
          <p>{sentences([en.desk.unwritten(unwritten), en.desk.plugIn])}</p>
        </Callout>
      )}
      {place !== null && same !== null && (
        <Callout tone="good" icon="again">
          <p>{en.desk.sameText(same, title)}</p>
          <div className={calloutCss['buttons']}>
            <Button shortcut="same" blocked={planning} onPress={() => doTheSame(place.id)}>
              {en.desk.same}
            </Button>
          </div>
        </Callout>
      )}
      {place === null ? (
        <Begin onKeep={onKeep} />
      ) : (
        <section className={css['section']}>
          <h2>{en.desk.list}</h2>
          <p className={css['soft']}>{en.saveLog.place.stick(place)}</p>
          {rows.length === 0 ? <p>{en.desk.empty}</p> : <List rows={rows} />}
        </section>
      )}
    </>
  );
}

/** Where support staff begins: which computer this is, what was done to others, and whether the same is to be done to this one. */
export function Desk() {
  const machine = useWizard((state) => state.feed.facts?.machine ?? null);
  const { results, problem, keep } = useResults();
  const name = machine === null ? '' : en.desk.computer(machine);
  const serial = machine?.serial ?? '';
  return (
    <Screen
      title={name === '' ? en.desk.title : name}
      lede={sentences([serial === '' ? en.desk.unnamed : sentence(en.disk.serial(serial)), en.desk.help])}
      aside={
        <>
          <LookAgain />
          <AccessibilityButton />
          <LanguagePicker />
        </>
      }
      back={<LinkLine />}
      forward={
        <Button tone="primary" onPress={() => go('task')}>
          {en.action.begin}
        </Button>
      }
    >
      {problem !== null && (
        <Callout tone="danger" icon="warning" live="alert" title={problemText(problem).headline}>
          <ProblemDetail problem={problem} />
          <FixButtons offered={problem.fixes} />
        </Callout>
      )}
      {results === null ? problem === null && <Reading /> : <Kept results={results} onKeep={keep} />}
      <KeyboardPicker />
    </Screen>
  );
}
