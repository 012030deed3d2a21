import { useEffect, useRef, useState, type RefObject } from 'react';
import { en } from '../text/en.ts';
import { hasLatinBehind, latin, lettersOf, signs, type KeyRows } from '../text/key-layouts.ts';
import { locale } from '../text/translate.ts';
import { Icon } from './icon.tsx';
import css from './screen-keyboard.module.css';

/** Fields that text is typed into. A PIN has a pad of its own. */
function fieldOf(target: EventTarget | null): HTMLInputElement | null {
  const isField = target instanceof HTMLInputElement && ['text', 'search'].includes(target.type);
  return isField ? target : null;
}

/** Puts a text in the place of a part of the field, as if it was typed. */
function replace(field: HTMLInputElement, text: string, from: number, to: number): void {
  const grows = text.length > to - from;
  if (grows && field.maxLength >= 0 && field.value.length >= field.maxLength) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function enter(field: HTMLInputElement, text: string): void {
  const end = field.value.length;
  replace(field, text, field.selectionStart ?? end, field.selectionEnd ?? end);
}

function erase(field: HTMLInputElement): void {
  const to = field.selectionEnd ?? field.value.length;
  const from = field.selectionStart ?? to;
  const last = Array.from(field.value.slice(0, from)).at(-1) ?? '';
  replace(field, '', from === to ? from - last.length : from, to);
}

/** The field that has the focus, for as long as that is there or among the keys themselves. */
function useField(panel: RefObject<HTMLElement | null>): HTMLInputElement | null {
  const [field, setField] = useState<HTMLInputElement | null>(null);
  useEffect(() => {
    const follow = (target: EventTarget | null): void => {
      const ours = target instanceof Node && panel.current?.contains(target) === true;
      if (!ours) setField(fieldOf(target));
    };
    const onIn = ({ target }: FocusEvent): void => follow(target);
    const onOut = ({ relatedTarget }: FocusEvent): void => follow(relatedTarget);
    document.addEventListener('focusin', onIn);
    document.addEventListener('focusout', onOut);
    return () => {
      document.removeEventListener('focusin', onIn);
      document.removeEventListener('focusout', onOut);
    };
  }, [panel]);
  useEffect(() => {
    if (field === null) return;
    field.scrollIntoView({ block: 'center' });
    const top = panel.current?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    // On a small screen with large text the keys take more than half of it.
    if (field.getBoundingClientRect().bottom > top) field.scrollIntoView({ block: 'start' });
  }, [field, panel]);
  return field;
}

type Layer = 'letters' | 'latin' | 'signs';

function rowsOf(layer: Layer): KeyRows {
  switch (layer) {
    case 'letters':
      return lettersOf(locale());
    case 'latin':
      return latin;
    case 'signs':
      return signs;
  }
}

interface SwitchProps {
  readonly label: string;
  readonly face: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Switch({ label, face, pressed, onPress }: SwitchProps) {
  return (
    <button
      type="button"
      className={css['switch']}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {face}
    </button>
  );
}

function Keys({ field }: { readonly field: HTMLInputElement }) {
  const [layer, setLayer] = useState<Layer>('letters');
  const [capital, setCapital] = useState(false);
  const cased = (character: string): string => (capital ? character.toLocaleUpperCase(locale()) : character);
  const toggle = (other: Layer): void => setLayer(layer === other ? 'letters' : other);
  return (
    <>
      {rowsOf(layer).map((row) => (
        <div key={row} className={css['row']}>
          {Array.from(row, (character) => (
            <button
              key={character}
              type="button"
              onClick={() => {
                enter(field, cased(character));
                setCapital(false);
              }}
            >
              {cased(character)}
            </button>
          ))}
        </div>
      ))}
      <div className={css['row']}>
        <Switch
          label={en.screenKeyboard.capital}
          face="⇧"
          pressed={capital}
          onPress={() => setCapital(!capital)}
        />
        <Switch
          label={en.screenKeyboard.signs}
          face="#+="
          pressed={layer === 'signs'}
          onPress={() => toggle('signs')}
        />
        {hasLatinBehind(locale()) && (
          <Switch
            label={en.screenKeyboard.latin}
            face="abc"
            pressed={layer === 'latin'}
            onPress={() => toggle('latin')}
          />
        )}
        <button type="button" className={css['space']} onClick={() => enter(field, ' ')}>
          {en.screenKeyboard.space}
        </button>
        <button
          type="button"
          aria-label={en.pin.delete}
          className={css['switch']}
          onClick={() => erase(field)}
        >
          <Icon name="delete" />
        </button>
        <button type="button" className={css['done']} onClick={() => field.blur()}>
          {en.screenKeyboard.done}
        </button>
      </div>
    </>
  );
}

/** Keys on the screen for whatever field is typed into, where there may be no others. */
export function ScreenKeyboard() {
  const panel = useRef<HTMLElement>(null);
  const field = useField(panel);
  return (
    <section
      ref={panel}
      className={css['keyboard']}
      aria-label={en.screenKeyboard.label}
      dir="ltr"
      hidden={field === null}
      // The field keeps the focus, and its place in the text.
      onPointerDown={(event) => event.preventDefault()}
    >
      {field !== null && <Keys field={field} />}
    </section>
  );
}
