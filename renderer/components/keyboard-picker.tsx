import { useEffect, useState } from 'react';
import { keyboardId } from '../store/layouts.ts';
import { putKeyboard, readKeyboards } from '../store/keyboards.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { keyboardName } from '../text/setting-names.ts';
import css from './keyboard-picker.module.css';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

/** Which keyboard is in force in the window, and a field to see that it is. Not there where none can be put in force. */
export function KeyboardPicker() {
  const connected = useWizard(({ link }) => link.state === 'connected');
  const keyboards = useWizard((state) => state.keyboards) ?? [];
  const present = useWizard((state) => state.keyboard);
  const [tried, setTried] = useState('');
  useEffect(() => {
    if (connected) void readKeyboards();
  }, [connected]);
  if (present === null || keyboards.length === 0) return null;
  const known = keyboards.some((one) => keyboardId(one) === keyboardId(present));
  const options = (known ? keyboards : [...keyboards, present])
    .map((one) => ({ id: keyboardId(one), name: keyboardName(one) }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <div className={css['picker']}>
      <SelectField
        label={en.keyboard.label}
        chosen={keyboardId(present)}
        onChoose={(id) => void putKeyboard(id)}
        options={options}
      />
      <TextField label={en.keyboard.try} value={tried} onChange={setTried} longest={80} />
    </div>
  );
}
