import { useId } from 'react';
import css from './select-field.module.css';

export interface Option {
  readonly id: string;
  readonly name: string;
  /** The language that the name is in, where that is another than the window's. */
  readonly lang?: string;
}

export interface OptionGroup {
  readonly name: string;
  readonly options: readonly Option[];
}

export interface SelectFieldProps {
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** Before the groups. */
  readonly options: readonly Option[];
  readonly groups?: readonly OptionGroup[];
  /** What there is to know about what is chosen. */
  readonly note?: string | undefined;
}

function Options({ options }: { readonly options: readonly Option[] }) {
  return options.map(({ id, name, lang }) => (
    <option key={id} value={id} lang={lang}>
      {name}
    </option>
  ));
}

/** One of many that are known by their names. The browser's own list: it is searched by typing. */
export function SelectField({ label, chosen, onChoose, options, groups, note }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChoose(event.target.value)}
      >
        <Options options={options} />
        {groups?.map((group) => (
          <optgroup key={group.name} label={group.name}>
            <Options options={group.options} />
          </optgroup>
        ))}
      </select>
      {note !== undefined && (
        <p id={`${id}-note`} className={css['note']}>
          {note}
        </p>
      )}
    </div>
  );
}
