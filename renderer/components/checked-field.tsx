import { useState } from 'react';
import { TextField, type TextFieldProps } from './text-field.tsx';

export interface CheckedFieldProps extends Omit<TextFieldProps, 'onLeave'> {
  /** What is wrong is to be said now, also of a field in which nobody has been yet. */
  readonly insist: boolean;
}

/** A field that says what is wrong with it only when it was left: nobody is told off in the middle of a word. */
export function CheckedField({ insist, wrong, onChange, ...field }: CheckedFieldProps) {
  const [left, setLeft] = useState(false);
  const told = insist || (left && field.value !== '') ? (wrong ?? null) : null;
  const change = (value: string): void => {
    setLeft(false);
    onChange(value);
  };
  return <TextField {...field} onChange={change} wrong={told} onLeave={() => setLeft(true)} />;
}
