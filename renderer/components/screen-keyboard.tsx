import { useRef, useState } from 'react';
import { en } from '../text/en.ts';
import { hasLatinBehind, latin, lettersOf, signs, type KeyRows } from '../text/key-layouts.ts';
import { locale } from '../text/translate.ts';
import { Icon } from './icon.tsx';
import css from './screen-keyboard.module.css';
import { useTypedField } from './typed-field.ts';

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
  const field = useTypedField(panel);
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
