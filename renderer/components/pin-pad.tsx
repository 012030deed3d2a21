import { useEffect, useId, useRef, useState } from 'react';
import { pinDigits } from '../../backend/contract/names.ts';
import { pose } from '../store/actions.ts';
import { start } from '../store/planning.ts';
import type { PinRefusal } from '../store/state.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { Callout } from './callout.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import css from './pin-pad.module.css';
import { useTimeLeft } from './time-left.ts';

const { fewest, most } = pinDigits;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Why the last one was not taken, with the time that is left running. It is read out once, and not every second. */
function Refused({ refusal, leftMs }: { readonly refusal: PinRefusal; readonly leftMs: number }) {
  const { headline, detail } = problemText(refusal.problem);
  return (
    <Callout tone="danger" icon="warning" live="alert" title={headline}>
      <p className="visually-hidden">{detail}</p>
      {leftMs > 0 && <p aria-hidden="true">{en.pin.wait(leftMs)}</p>}
    </Callout>
  );
}

interface KeysProps {
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  readonly blocked: boolean;
  readonly describedBy: string;
}

/** By finger; whoever has keys or a screen reader types into the field. It keeps the focus, so that either can go on. */
function Keys({ onDigit, onDelete, blocked, describedBy }: KeysProps) {
  return (
    <div className={css['keys']} dir="ltr" onPointerDown={(event) => event.preventDefault()}>
      {digits.map((digit) => (
        <button key={digit} type="button" onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" aria-label={en.pin.delete} onClick={onDelete}>
        <Icon name="delete" />
      </button>
      <button type="button" onClick={() => onDigit('0')}>
        0
      </button>
      <button
        type="submit"
        className={css['ok']}
        aria-disabled={blocked || undefined}
        aria-describedby={describedBy}
      >
        {en.pin.ok}
      </button>
    </div>
  );
}

/** What there is to know before it can be confirmed. While there is something to wait for that is said above. */
function hintFor(pin: string, refusal: PinRefusal | null, leftMs: number): string {
  if (leftMs > 0 || pin.length >= fewest) return '';
  return pin === '' && refusal !== null ? en.pin.again : en.pin.short;
}

/** Asks for the PIN that a run needs. The service looks at it, and says when it does not. */
export function PinPad() {
  const [pin, setPin] = useState('');
  const refusal = useWizard((state) => state.pinRefusal);
  const checking = useWizard((state) => state.tasks.has('starting'));
  const leftMs = useTimeLeft(refusal?.until ?? null, refusal?.waitMs ?? 0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const blocked = pin.length < fewest || checking || leftMs > 0;
  const submit = async (): Promise<void> => {
    if (blocked) return;
    // Whatever is said of it, it is not kept.
    setPin('');
    await start(pin);
  };
  const enter = (text: string): void => setPin(text.replaceAll(/[^0-9]/gu, '').slice(0, most));
  return (
    <Dialog title={en.pin.title} lede={en.pin.lede} closeLabel={en.action.back} onClose={() => pose(null)}>
      <form
        className={css['pad']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <input
          ref={field}
          className={css['field']}
          type="password"
          inputMode="none"
          autoComplete="off"
          aria-label={en.pin.field}
          aria-describedby={id}
          dir="ltr"
          value={pin}
          onChange={(event) => enter(event.target.value)}
        />
        <output className="visually-hidden">{en.pin.entered(pin.length)}</output>
        {refusal !== null && <Refused key={refusal.until} refusal={refusal} leftMs={leftMs} />}
        <output id={id} className={css['hint']}>
          {checking ? en.pin.checking : hintFor(pin, refusal, leftMs)}
        </output>
        <Keys
          onDigit={(digit) => enter(`${pin}${digit}`)}
          onDelete={() => setPin(pin.slice(0, -1))}
          blocked={blocked}
          describedBy={id}
        />
      </form>
    </Dialog>
  );
}
