/** What gettext's tools expect in a header, by rule. Our own plurals are inside of the messages, as ICU has them. */
const rules = [
  ['nplurals=1; plural=0;', 'id ja ko lo ms my th vi yue zh'],
  ['nplurals=2; plural=(n > 1);', 'am bn fa fil fr gu hi hy kn mr pa-Guru pt-BR si tr zu'],
  [
    'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);',
    'be bs hr ru sr uk',
  ],
  ['nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);', 'pl'],
  ['nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;', 'cs sk'],
  ['nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);', 'lt'],
  ['nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);', 'lv'],
  ['nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);', 'ro'],
  ['nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);', 'sl'],
  [
    'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
    'ar',
  ],
] as const;

const usual = 'nplurals=2; plural=(n != 1);';

/** @param language as BCP 47 has it */
export function pluralForms(language: string): string {
  const found = rules.find(([, languages]) => {
    const known: readonly string[] = languages.split(' ');
    return known.includes(language) || known.includes(new Intl.Locale(language).language);
  });
  return found?.[0] ?? usual;
}
