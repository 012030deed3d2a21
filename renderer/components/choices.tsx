import { memo, useId, type ReactNode } from 'react';
import css from './choices.module.css';
import { useLongList } from './long-list.tsx';

export interface Choice {
  readonly id: string;
  /** What it is called, in full: the name of the radio button. */
  readonly name: string;
  /** What stands on it; the rest of the card describes it to a screen reader. */
  readonly heading: ReactNode;
  readonly body: ReactNode;
  /** What can be done with it, once it is chosen. */
  readonly actions?: ReactNode;
  /** To be drawn wherever it stands in a long list. */
  readonly notable?: boolean;
}

export interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

interface RadioProps extends Pick<Choice, 'id' | 'name'>, Pick<ChoicesProps, 'onChoose'> {
  readonly group: string;
  readonly chosen: boolean;
}

/** Whenever React draws a radio button it gives it its name anew, and the browser puts its group together anew. */
const Radio = memo(function Radio({ group, id, name, chosen, onChoose }: RadioProps) {
  return (
    <input
      type="radio"
      id={`${group}-${id}`}
      name={group}
      checked={chosen}
      onChange={() => onChoose(id)}
      aria-label={name}
      aria-describedby={`${group}-${id}-body`}
    />
  );
});

/** One of several, each as a card. The browser's own radio buttons: every key, screen reader and mode knows them. */
export function Choices({ label, choices, chosen, onChoose }: ChoicesProps) {
  const group = useId();
  const { drawn, setList, turning } = useLongList(
    choices,
    ({ id, notable }) => notable === true || id === chosen,
  );
  return (
    <>
      <fieldset ref={setList} className={css['group']}>
        <legend className="visually-hidden">{label}</legend>
        {drawn.map(({ id, name, heading, body, actions }) => (
          <div key={id} className={css['card']}>
            <Radio group={group} id={id} name={name} chosen={id === chosen} onChoose={onChoose} />
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
      {turning}
    </>
  );
}
