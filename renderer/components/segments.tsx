import { useId } from 'react';
import css from './segments.module.css';

export interface Segment<T extends string> {
  readonly id: T;
  readonly label: string;
}

export interface SegmentsProps<T extends string> {
  readonly label: string;
  /** The label is to be seen as well. */
  readonly shown?: boolean;
  readonly segments: readonly Segment<T>[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

/** One of a few, side by side, where a word says enough. The browser's own radio buttons. */
export function Segments<T extends string>({
  label,
  shown = false,
  segments,
  chosen,
  onChoose,
}: SegmentsProps<T>) {
  const group = useId();
  return (
    <fieldset className={css['group']}>
      <legend className={shown ? css['label'] : 'visually-hidden'}>{label}</legend>
      {segments.map(({ id, label: text }) => (
        <label key={id} className={css['segment']}>
          <input type="radio" name={group} checked={id === chosen} onChange={() => onChoose(id)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
