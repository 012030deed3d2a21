import { useState } from 'react';
import type { LogPlace } from '../../backend/contract/log.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import { pose } from '../store/actions.ts';
import { inKiosk } from '../store/allowed.ts';
import { ask, askToSaveLog } from '../store/backend.ts';
import { en } from '../text/en.ts';
import { ActionRow } from './action-row.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { LogCode } from './log-code.tsx';
import { PlaceRow } from './place-row.tsx';
import { Told, type Result } from './told.tsx';
import { isStick, usePlaces } from './use-places.ts';
import css from './save-log.module.css';

interface ChoicesProps {
  readonly places: readonly LogPlace[] | null;
  readonly busy: boolean;
  readonly onPlace: (place: LogPlace) => Promise<void>;
  readonly onFile: () => Promise<void>;
  readonly onCode: () => void;
}

function Choices({ places, busy, onPlace, onFile, onCode }: ChoicesProps) {
  return (
    <ul aria-label={en.saveLog.title}>
      {places?.map((place) => (
        <PlaceRow
          key={place.id}
          place={place}
          action={en.saveLog.save}
          busy={busy}
          onPlace={() => void onPlace(place)}
        />
      ))}
      <ActionRow icon="phone" title={en.saveLog.code} details={[en.saveLog.codeAbout]}>
        {(describedBy) => (
          <Button describedBy={describedBy} onPress={onCode}>
            {en.saveLog.showCode}
          </Button>
        )}
      </ActionRow>
      {/* Who chooses a file sees all of them. */}
      {!inKiosk() && (
        <ActionRow icon="down" title={en.saveLog.file} details={[en.saveLog.fileAbout]}>
          {(describedBy) => (
            <Button describedBy={describedBy} blocked={busy} onPress={onFile}>
              {en.saveLog.chooseFile}
            </Button>
          )}
        </ActionRow>
      )}
    </ul>
  );
}

/** Where the log can go: wherever a person can get at it, also where there is neither a desktop nor a network. */
export function SaveLog() {
  const [result, setResult] = useState<Result>({ kind: 'nothing' });
  const [showsCode, setShowsCode] = useState(false);
  const [refuse] = useState(() => (problem: Problem) => setResult({ kind: 'refused', problem }));
  // The browser gives the focus back to what had it when a dialog opened: for the second one that is gone with the first.
  const [opener] = useState(() => document.activeElement);
  const close = (): void => {
    pose(null);
    if (opener instanceof HTMLElement) opener.focus();
  };
  const { places, look } = usePlaces(refuse);
  const saveAt = async (place: LogPlace): Promise<void> => {
    setResult({ kind: 'saving' });
    const answer = await ask('log.save', { placeId: place.id });
    if (!answer.ok) return refuse(answer.problem);
    setResult({ kind: 'saved', text: en.saveLog.saved[place.kind](answer.value.file, place) });
  };
  const saveInFile = async (): Promise<void> => {
    setResult({ kind: 'saving' });
    const answer = await askToSaveLog();
    if (!answer.ok) return refuse(answer.problem);
    setResult(answer.value.saved ? { kind: 'saved', text: en.saveLog.fileSaved } : { kind: 'nothing' });
  };
  if (showsCode) return <LogCode onBack={() => setShowsCode(false)} onClose={close} />;
  return (
    <Dialog
      title={en.saveLog.title}
      lede={en.saveLog.lede}
      onClose={close}
      back={<Button onPress={look}>{en.saveLog.again}</Button>}
    >
      {places?.some(isStick) !== true && (
        <output className={css['hint']}>{places === null ? en.saveLog.looking : en.saveLog.noStick}</output>
      )}
      <Choices
        places={places}
        busy={result.kind === 'saving'}
        onPlace={saveAt}
        onFile={saveInFile}
        onCode={() => setShowsCode(true)}
      />
      <Told result={result} />
    </Dialog>
  );
}
