import { useEffect, useId, useRef, type ReactNode } from 'react';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import css from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly lede?: string;
  /** Told however it was closed, by its button or by the keyboard. */
  readonly onClose: () => void;
  /** The way back within it. */
  readonly back?: ReactNode;
  readonly closeLabel?: string;
  readonly forward?: ReactNode;
  readonly children?: ReactNode;
}

/** Something that comes before the screen, and leads back to where one was. */
export function Dialog({
  title,
  lede,
  onClose,
  back,
  closeLabel = en.action.close,
  forward,
  children,
}: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const asks = forward !== undefined;
  useEffect(() => {
    if (element.current?.open !== false) return;
    // The browser keeps the focus inside, closes it by the Escape key, and gives the focus back.
    element.current.showModal();
    // The harmless answer has the focus. Where nothing is asked reading begins at the beginning, whatever comes in later.
    if (!asks) heading.current?.focus();
  }, [asks]);
  return (
    <dialog ref={element} className={css['dialog']} aria-labelledby={id} onClose={onClose}>
      {/* One that can have the focus would get it from the browser before any answer. */}
      <h2 id={id} ref={heading} tabIndex={asks ? undefined : -1} className={css['title']}>
        {title}
      </h2>
      {lede !== undefined && <p className={css['lede']}>{lede}</p>}
      {children}
      <div className={css['actions']}>
        {back}
        <Button onPress={() => element.current?.close()}>{closeLabel}</Button>
        {forward}
      </div>
    </dialog>
  );
}
