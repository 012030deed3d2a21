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
  const id = useId();
  useEffect(() => {
    // The browser keeps the focus inside, closes it by the Escape key, and gives the focus back.
    if (element.current?.open === false) element.current.showModal();
  }, []);
  return (
    <dialog ref={element} className={css['dialog']} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} className={css['title']}>
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
