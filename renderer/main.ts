import { chosenLanguage, loadLanguage } from './languages/load.ts';
import { scriptOf } from './languages/choose.ts';
import { loadVendor, vendor } from './store/vendor.ts';
import { english, speak } from './text/translate.ts';

const tag = chosenLanguage();
// A window in English is better than none.
const [language] = await Promise.all([loadLanguage(tag).catch(() => english), loadVendor()]);
speak(language);
const page = document.documentElement;
page.lang = language === english ? 'en' : tag;
page.dir = language.rightToLeft ? 'rtl' : 'ltr';
page.dataset['face'] = vendor().face;
page.dataset['script'] = scriptOf(language.locale);
// Texts are made when their modules are loaded: not before the language is known.
await import('./start.tsx');
