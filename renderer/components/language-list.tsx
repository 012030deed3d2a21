import { ownName } from '../languages/choose.ts';
import { chooseLanguage, chosenLanguage, languages } from '../languages/load.ts';
import { pose } from '../store/actions.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import css from './language-list.module.css';

/** Opens the list: the globe is found by who cannot read the present language. */
export function LanguageButton() {
  const present = chosenLanguage();
  return (
    <Button onPress={() => pose('language')} label={`${ownName(present)}. ${en.kiosk.languages}`}>
      <Icon name="globe" />
      {ownName(present)}
    </Button>
  );
}

/** All languages, each by its own name, as large as a finger needs it. */
export function LanguageList() {
  const present = chosenLanguage();
  return (
    <Dialog title={en.kiosk.languages} closeLabel={en.action.back} onClose={() => pose(null)}>
      <ul className={css['languages']}>
        {languages().map((tag) => (
          <li key={tag}>
            <button
              type="button"
              lang={tag}
              dir="auto"
              aria-current={tag === present || undefined}
              onClick={() => chooseLanguage(tag)}
            >
              {ownName(tag)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
