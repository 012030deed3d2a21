import { useId, type ReactNode } from 'react';
import css from './choices.module.css';

export interface Choice {
  readonly id: string;
  /** What it is called, in full: the name of the radio button. */
  readonly name: string;
  /** What stands on it; the rest of the card describes it to a screen reader. */
  readonly heading: ReactNode;
  readonly body: ReactNode;
  /** What can be done with it, once it is chosen. */
  readonly actions?: ReactNode;
}

export interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** One of several, each as a card. The browser's own radio buttons: every key, screen reader and mode knows them. */
export function Choices({ label, choices, chosen, onChoose }: ChoicesProps) {
  const group = useId();
  return (
    <fieldset className={css['group']}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map(({ id, name, heading, body, actions }) => (
        <div key={id} className={css['card']}>
          <input
            type="radio"
            id={`${group}-${id}`}
            name={group}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            aria-label={name}
            aria-describedby={`${group}-${id}-body`}
          />
          <div className={css['content']}>
            <label htmlFor={`${group}-${id}`} className={css['heading']}>
              {heading}
            </label>
            <div id={`${group}-${id}-body`} className={css['body']}>
              {body}
            </div>
            {actions !== undefined && id === chosen && <div className={css['actions']}>{actions}</div>}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
