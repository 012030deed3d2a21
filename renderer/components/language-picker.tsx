import { ownName } from '../languages/choose.ts';
import { chooseLanguage, chosenLanguage, languages } from '../languages/load.ts';
import { en } from '../text/en.ts';
import { Icon } from './icon.tsx';
import css from './language-picker.module.css';

/** Which language is spoken, each by its own name: who cannot read the present one finds it by the globe. */
export function LanguagePicker() {
  const all = languages();
  if (all.length === 1) return null;
  return (
    <label className={css['picker']}>
      <Icon name="globe" />
      <span className="visually-hidden">{en.language}</span>
      <select value={chosenLanguage()} onChange={(event) => chooseLanguage(event.target.value)}>
        {all.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {ownName(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}
