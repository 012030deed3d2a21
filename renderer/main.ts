import { chosenLanguage, loadLanguage } from './languages/load.ts';
import { english, speak } from './text/translate.ts';

const tag = chosenLanguage();
// A window in English is better than none.
const language = await loadLanguage(tag).catch(() => english);
speak(language);
document.documentElement.lang = language === english ? 'en' : tag;
document.documentElement.dir = language.rightToLeft ? 'rtl' : 'ltr';
// Texts are made when their modules are loaded: not before the language is known.
await import('./start.tsx');
