import { shortcuts, type ShortcutName } from '../store/shortcuts.ts';
import css from './keys.module.css';

// As they are printed on keyboards.
const printed = { Alt: 'Alt', Control: 'Ctrl', Enter: '↵' } as const;

/** The keys of a shortcut, to be seen. Screen readers are told by the button that they press. */
export function Keys({ name }: { readonly name: ShortcutName }) {
  const { modifier, key } = shortcuts[name];
  return (
    <span className={css['keys']} aria-hidden="true" dir="ltr">
      <kbd>{printed[modifier]}</kbd>
      <kbd>{key === 'Enter' ? printed.Enter : key}</kbd>
    </span>
  );
}
