import { createContext, useContext, useEffect, type RefObject } from 'react';
import { vendor } from './vendor.ts';

/** What a key is pressed together with. */
type Modifier = 'Alt' | 'Control';

interface Shortcut {
  readonly modifier: Modifier;
  readonly key: string;
}

/** None is a key alone, which screen readers and voices use themselves, and what starts has one that nothing else has. */
export const shortcuts = {
  next: { modifier: 'Alt', key: 'N' },
  back: { modifier: 'Alt', key: 'B' },
  start: { modifier: 'Control', key: 'Enter' },
  again: { modifier: 'Alt', key: 'L' },
  same: { modifier: 'Alt', key: 'S' },
  answers: { modifier: 'Alt', key: 'A' },
} as const satisfies Readonly<Record<string, Shortcut>>;
export type ShortcutName = keyof typeof shortcuts;

export const shortcutNames = ['next', 'back', 'start', 'again', 'same', 'answers'] as const;

/** As `aria-keyshortcuts` has it. */
export function spokenKeys(name: ShortcutName): string {
  const { modifier, key } = shortcuts[name];
  return `${modifier}+${key}`;
}

/** Whether this window has shortcuts: for those who do it all day. */
export function hasShortcuts(): boolean {
  return vendor().face === 'support';
}

/** Which of them leads a place in the window its buttons have. */
export const PlaceShortcut = createContext<ShortcutName | null>(null);

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Whether a shortcut was pressed. Where a keyboard has no Latin letters it is the key in their place that counts. */
export function isPressed(name: ShortcutName, event: Pressed): boolean {
  const { modifier, key } = shortcuts[name];
  const alone = !event.metaKey && !event.shiftKey;
  const held = event.altKey === (modifier === 'Alt') && event.ctrlKey === (modifier === 'Control');
  const latin = /^[\x20-\x7E]+$/u.test(event.key);
  const same = latin ? event.key.toLowerCase() === key.toLowerCase() : event.code === `Key${key}`;
  return alone && held && same;
}

/** Presses a button by a shortcut, its own or that of its place. Gives the shortcut, or null where there are none. */
export function useShortcut(
  own: ShortcutName | 'none' | undefined,
  element: RefObject<HTMLElement | null>,
): ShortcutName | null {
  const place = useContext(PlaceShortcut);
  const name = hasShortcuts() && own !== 'none' ? (own ?? place) : null;
  useEffect(() => {
    if (name === null) return;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || !isPressed(name, event)) return;
      // What lies behind a question waits for its answer.
      const open = document.querySelector('dialog[open]');
      if (open !== null && !open.contains(element.current)) return;
      event.preventDefault();
      element.current?.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [name, element]);
  return name;
}

function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

/** Whether somebody asks which shortcuts there are. */
export function asksForShortcuts(event: KeyboardEvent): boolean {
  return event.key === 'F1' || (event.key === '?' && !isTyping(event));
}
