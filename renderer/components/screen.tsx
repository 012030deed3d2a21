import { useEffect, useId, useRef, type ReactNode } from 'react';
import { PlaceShortcut } from '../store/shortcuts.ts';
import { en } from '../text/en.ts';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';
import css from './screen.module.css';

export interface ScreenProps {
  readonly title: string;
  /** The language of the title, where it need not be the one that is spoken. */
  readonly titleLang?: string | undefined;
  readonly lede?: ReactNode;
  /** How it ended, to be seen from across the room. */
  readonly emblem?: 'good' | 'danger';
  /** Beside the title, such as looking again. */
  readonly aside?: ReactNode;
  /** The way back, and beside it anything that is not the way on. */
  readonly back?: ReactNode;
  /** The way on. */
  readonly forward?: ReactNode;
  /** Why the way on is closed, or what there is to know about it. */
  readonly hint?: { readonly id: string; readonly text: string } | null;
  /** False where something else on the screen takes the focus. */
  readonly focusTitle?: boolean;
  readonly children?: ReactNode;
}

// The page as it is opened leaves the focus where a person expects it.
let first = true;

/** The frame of every screen: one heading, which a screen reader lands on, what to decide, and the ways on. */
export function Screen({
  title,
  titleLang,
  lede,
  emblem,
  aside,
  back,
  forward,
  hint = null,
  focusTitle = true,
  children,
}: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    window.scrollTo(0, 0);
    if (focusTitle && !first) heading.current?.focus();
    first = false;
  }, [focusTitle]);
  useEffect(() => {
    document.title = en.windowTitle(title);
  }, [title]);
  return (
    <section className={css['screen']} aria-labelledby={id}>
      <div className={css['body']}>
        <header className={css['head']}>
          {/* Orca goes to the first words of a screen by itself when what had the focus is gone, and then says nothing of
              the title that gets it: so these are others. */}
          <span className="visually-hidden">{en.product}</span>
          {emblem !== undefined && (
            <span className={css['emblem']} data-tone={emblem}>
              <Icon name={emblem === 'good' ? 'check' : 'cross'} />
            </span>
          )}
          <h1
            id={id}
            ref={heading}
            tabIndex={-1}
            lang={titleLang}
            dir={titleLang === undefined ? undefined : 'auto'}
          >
            {title}
          </h1>
          {aside !== undefined && <div className={css['aside']}>{aside}</div>}
        </header>
        {lede !== undefined && <p className={css['lede']}>{lede}</p>}
        <Notice />
        {children}
      </div>
      {(back !== undefined || forward !== undefined) && (
        <footer className={css['actions']}>
          <PlaceShortcut value="back">{back}</PlaceShortcut>
          <p id={hint?.id} className={css['hint']}>
            {hint?.text}
          </p>
          <PlaceShortcut value="next">{forward}</PlaceShortcut>
        </footer>
      )}
    </section>
  );
}
