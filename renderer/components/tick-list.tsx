import { useId } from 'react';
import css from './tick-list.module.css';

export interface Tickable {
  readonly id: string;
  readonly name: string;
  readonly details: readonly string[];
}

export interface TickListProps {
  readonly title: string;
  readonly text: string;
  readonly items: readonly Tickable[];
  readonly ticked: readonly string[];
  readonly onChange: (id: string, ticked: boolean) => void;
}

/** Any number of several, each with a box to tick. */
export function TickList({ title, text, items, ticked, onChange }: TickListProps) {
  const list = useId();
  return (
    <fieldset className={css['list']}>
      <legend>{title}</legend>
      <p className={css['text']}>{text}</p>
      {items.map(({ id, name, details }) => (
        <label key={id} className={css['item']}>
          <input
            type="checkbox"
            checked={ticked.includes(id)}
            onChange={(event) => onChange(id, event.target.checked)}
            aria-label={name}
            aria-describedby={`${list}-${id}`}
          />
          <span className={css['words']}>
            <span className={css['name']}>{name}</span>
            <span id={`${list}-${id}`} className={css['details']}>
              {details.map((detail) => (
                <span key={detail}>{detail}</span>
              ))}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
