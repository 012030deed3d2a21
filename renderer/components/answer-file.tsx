import { useEffect, useId, useRef, useState } from 'react';
import type { LogPlace } from '../../backend/contract/log.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import { pose } from '../store/actions.ts';
import { ask } from '../store/backend.ts';
import { fitsInPicture } from '../store/log-gist.ts';
import { reviewedPlanId, useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentences } from '../text/format.ts';
import { ActionRow } from './action-row.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { PlaceRow } from './place-row.tsx';
import { QrCode } from './qr-code.tsx';
import { TickBox } from './tick-box.tsx';
import { Told, type Result } from './told.tsx';
import { isStick, usePlaces } from './use-places.ts';
import css from './answer-file.module.css';

/** What the file says; null while that is asked for. */
function useAnswers(planId: string | null, bound: boolean, onRefused: (problem: Problem) => void) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    const read = async (): Promise<void> => {
      const answer = planId === null ? null : await ask('answers.show', { planId, bound });
      if (!wanted || answer === null) return;
      setText(answer.ok ? answer.value.text : null);
      if (!answer.ok) onRefused(answer.problem);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [planId, bound, onRefused]);
  return text;
}

function Text({ text }: { readonly text: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const copy = (): void => {
    // By selecting it, which needs no permission, and shows what was taken.
    box.current?.select();
    document.execCommand('copy');
  };
  return (
    <div className={css['shown']}>
      <textarea
        ref={box}
        className={css['text']}
        aria-label={en.answers.text}
        dir="ltr"
        readOnly
        rows={Math.min(16, text.split('\n').length)}
        spellCheck={false}
        value={text}
      />
      <Button onPress={copy}>{en.log.copy}</Button>
    </div>
  );
}

interface PlacesProps {
  readonly sticks: readonly LogPlace[];
  readonly text: string;
  readonly busy: boolean;
  readonly onPlace: (place: LogPlace) => Promise<void>;
  readonly onCode: () => void;
}

function Places({ sticks, text, busy, onPlace, onCode }: PlacesProps) {
  return (
    <ul aria-label={en.answers.save}>
      {sticks.map((place) => (
        <PlaceRow
          key={place.id}
          place={place}
          action={en.saveLog.save}
          busy={busy}
          onPlace={() => void onPlace(place)}
        />
      ))}
      {fitsInPicture(text) && (
        <ActionRow icon="phone" title={en.saveLog.code} details={[en.answers.codeAbout]}>
          {(describedBy) => (
            <Button describedBy={describedBy} onPress={onCode}>
              {en.saveLog.showCode}
            </Button>
          )}
        </ActionRow>
      )}
    </ul>
  );
}

function closeFile(): void {
  pose(null);
}

/** What is reviewed or was done, as a file by which it is done again with nobody there. */
export function AnswerFile() {
  const planId = useWizard(reviewedPlanId);
  const [bound, setBound] = useState(true);
  const boundId = useId();
  const [showsCode, setShowsCode] = useState(false);
  const [result, setResult] = useState<Result>({ kind: 'nothing' });
  const [refuse] = useState(() => (problem: Problem) => setResult({ kind: 'refused', problem }));
  const text = useAnswers(planId, bound, refuse);
  const { places, look } = usePlaces(refuse);
  const sticks = places?.filter(isStick) ?? [];
  // What was said of the other file, that it was refused or saved, is not true of this one.
  const bind = (on: boolean): void => {
    setBound(on);
    setResult({ kind: 'nothing' });
  };
  const saveAt = async (place: LogPlace): Promise<void> => {
    if (planId === null) return;
    setResult({ kind: 'saving' });
    const answer = await ask('answers.save', { planId, bound, placeId: place.id });
    if (!answer.ok) return refuse(answer.problem);
    setResult({ kind: 'saved', text: en.answers.saved(answer.value.file, place) });
  };
  if (showsCode && text !== null) {
    return (
      <Dialog
        title={en.answers.title}
        lede={en.answers.codeAbout}
        onClose={closeFile}
        back={<Button onPress={() => setShowsCode(false)}>{en.saveLog.back}</Button>}
      >
        <QrCode text={text} label={en.answers.codeLabel} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={en.answers.title}
      lede={en.answers.lede}
      onClose={closeFile}
      back={<Button onPress={look}>{en.saveLog.again}</Button>}
    >
      <div className={css['bound']}>
        <TickBox id={boundId} label={en.answers.bound} ticked={bound} onChange={bind} />
      </div>
      {!bound && <p className={css['loose']}>{en.answers.loose}</p>}
      {text === null && <Told result={result} />}
      {text !== null && (
        <>
          <Text text={text} />
          <p className={css['hint']}>{sentences([en.answers.never, en.answers.without])}</p>
          <Told result={result} />
          {sticks.length === 0 && (
            <output className={css['hint']}>
              {places === null ? en.saveLog.looking : en.saveLog.noStick}
            </output>
          )}
          <Places
            sticks={sticks}
            text={text}
            busy={result.kind === 'saving'}
            onPlace={saveAt}
            onCode={() => setShowsCode(true)}
          />
        </>
      )}
    </Dialog>
  );
}
