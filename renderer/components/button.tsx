import { useEffect, useRef, type ReactNode } from 'react';
import { spokenKeys, useShortcut, type ShortcutName } from '../store/shortcuts.ts';
import css from './button.module.css';
import { Keys } from './keys.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => unknown;
  readonly tone?: 'primary' | 'danger' | 'plain';
  /** It cannot be pressed now. It keeps the focus all the same, so that its description says why. */
  readonly blocked?: boolean;
  /** Takes a person to what is missing. */
  readonly onBlocked?: (() => void) | undefined;
  /** Id of the element that says what there is to know before pressing. */
  readonly describedBy?: string | undefined;
  readonly takesFocus?: boolean;
  /** Its name, where what stands on it does not say enough. */
  readonly label?: string;
  /** By which it is pressed as well where there are shortcuts, instead of that of its place. `none` for what nobody should press by habit. */
  readonly shortcut?: ShortcutName | 'none';
}

export function Button({
  children,
  onPress,
  tone = 'plain',
  blocked = false,
  onBlocked,
  describedBy,
  takesFocus = false,
  label,
  shortcut,
}: ButtonProps) {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) element.current?.focus();
  }, [takesFocus]);
  const keys = useShortcut(shortcut, element);
  return (
    <button
      ref={element}
      type="button"
      className={css['button']}
      data-tone={tone}
      aria-label={label}
      aria-disabled={blocked || undefined}
      aria-describedby={describedBy}
      aria-keyshortcuts={keys === null ? undefined : spokenKeys(keys)}
      onClick={() => {
        if (blocked) onBlocked?.();
        else onPress();
      }}
    >
      {children}
      {keys !== null && <Keys name={keys} />}
    </button>
  );
}
