import { useEffect, useRef, useState } from 'react';
import { en } from '../text/en.ts';
import { beginAnew } from '../store/begin-anew.ts';
import { vendor } from '../store/vendor.ts';
import { Button } from './button.tsx';
import css from './idle.module.css';
import { useTimeLeft } from './time-left.ts';

/** What tells that somebody is there; a screen reader moves the focus and presses without a key or a finger. */
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'click', 'focusin', 'input'] as const;

interface CountdownProps {
  readonly until: number;
  readonly warnMs: number;
  readonly onStay: () => void;
}

/** Says so for the last of the time, for which the whole window is one button that stays. */
export function Countdown({ until, warnMs, onStay }: CountdownProps) {
  const element = useRef<HTMLDialogElement>(null);
  const leftMs = useTimeLeft(until, warnMs);
  useEffect(() => {
    if (element.current?.open === false) element.current.showModal();
  }, []);
  useEffect(() => {
    // What it is touched or pressed by must do nothing else.
    const stay = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
      onStay();
    };
    for (const type of ['click', 'keydown'] as const) window.addEventListener(type, stay, true);
    return () => {
      for (const type of ['click', 'keydown'] as const) window.removeEventListener(type, stay, true);
    };
  }, [onStay]);
  return (
    <dialog
      ref={element}
      className={css['idle']}
      role="alertdialog"
      aria-labelledby="idle"
      aria-describedby="idle-text"
    >
      <h2 id="idle">{en.kiosk.idle.title}</h2>
      {/* Read out once, not every second. */}
      <p id="idle-text" className="visually-hidden">
        {en.kiosk.idle.text(warnMs)}
      </p>
      <p aria-hidden="true">{en.kiosk.idle.text(leftMs)}</p>
      <Button tone="primary" onPress={onStay}>
        {en.kiosk.idle.stay}
      </Button>
    </dialog>
  );
}

/** As long as one needs who is slow: https://www.w3.org/TR/WCAG22/#timing-adjustable. */
const warningMs = 20_000;

interface WatchProps {
  readonly idleMs: number;
  readonly warnMs: number;
  /** Somebody is there after all. */
  readonly onStay: () => void;
}

/** Waits for nobody to be there, from the last touch on. */
function Watch({ idleMs, warnMs, onStay }: WatchProps) {
  const [until, setUntil] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ignore = (): void => {
      for (const type of touches) window.removeEventListener(type, rest, true);
    };
    const warn = (): void => {
      ignore();
      setUntil(performance.now() + warnMs);
      timer = setTimeout(beginAnew, warnMs);
    };
    const rest = (): void => {
      clearTimeout(timer);
      timer = setTimeout(warn, idleMs - warnMs);
    };
    for (const type of touches) window.addEventListener(type, rest, true);
    rest();
    return () => {
      clearTimeout(timer);
      ignore();
    };
  }, [idleMs, warnMs]);
  return until === null ? null : <Countdown until={until} warnMs={warnMs} onStay={onStay} />;
}

/** Has the window begin anew when nobody has touched it for as long as the vendor says, and says so before. */
export function Idle() {
  const idleMs = vendor().kioskIdle * 1000;
  const [stays, setStays] = useState(0);
  const [stay] = useState(() => () => setStays((count) => count + 1));
  return <Watch key={stays} idleMs={idleMs} warnMs={warningMs} onStay={stay} />;
}
