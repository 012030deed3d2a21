import { useEffect } from 'react';
import { pose } from '../store/actions.ts';
import { asksForShortcuts, hasShortcuts, shortcutNames, spokenKeys } from '../store/shortcuts.ts';
import { en } from '../text/en.ts';
import { Dialog } from './dialog.tsx';
import { Keys } from './keys.tsx';
import css from './shortcut-list.module.css';

/** Opens the list when somebody asks for it. */
export function useShortcutList(): void {
  useEffect(() => {
    if (!hasShortcuts()) return;
    const show = (event: KeyboardEvent): void => {
      if (!asksForShortcuts(event) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      pose('shortcuts');
    };
    document.addEventListener('keydown', show);
    return () => document.removeEventListener('keydown', show);
  }, []);
}

/** What the keyboard does here. */
export function ShortcutList() {
  return (
    <Dialog title={en.shortcuts.title} lede={en.shortcuts.lede} onClose={() => pose(null)}>
      <dl className={css['list']}>
        {shortcutNames.map((name) => (
          <div key={name}>
            <dt>
              <Keys name={name} />
              <span className="visually-hidden">{spokenKeys(name)}</span>
            </dt>
            <dd>{en.shortcuts.does[name]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
