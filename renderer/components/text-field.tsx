import { useId } from 'react';
import css from './text-field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What may be entered. */
  readonly rule?: string;
  /** Why what was entered is not accepted; null as long as it is. */
  readonly wrong?: string | null;
  /** How many characters there is room for. */
  readonly longest?: number;
  /** It is not to be read over a shoulder. */
  readonly hidden?: boolean;
  readonly onLeave?: () => void;
}

export function TextField({
  label,
  value,
  onChange,
  rule = '',
  wrong = null,
  longest,
  hidden = false,
  onLeave,
}: TextFieldProps) {
  const id = useId();
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={hidden ? 'password' : 'text'}
        value={value}
        dir="auto"
        autoComplete={hidden ? 'new-password' : 'off'}
        spellCheck={false}
        maxLength={longest}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-rule`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      <p id={`${id}-rule`} className={css['rule']} data-wrong={wrong !== null || undefined}>
        {wrong ?? rule}
      </p>
    </div>
  );
}
