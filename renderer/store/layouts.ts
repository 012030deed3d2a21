import type { Keyboard, XkbKeyboard } from '../../backend/contract/settings.ts';

/** What tells a keyboard from all others. */
export function keyboardId({ layout, variant }: XkbKeyboard): string {
  return variant === undefined ? layout : `${layout}/${variant}`;
}

/** The country that the first of a keyboard's layouts is called after. A few are called after something else, as `LATAM`. */
export function countryOf({ layout }: XkbKeyboard): string {
  return (layout.split(',')[0] ?? '').toUpperCase();
}

/**
 * The keyboard that is usual where a locale is at home; undefined where there is not even the commonest one.
 * @param tag as BCP 47 has it
 */
export function keyboardFor(tag: string, keyboards: readonly Keyboard[]): Keyboard | undefined {
  const { language, region = '' } = new Intl.Locale(tag).maximize();
  const plain = keyboards.filter(({ variant }) => variant === undefined);
  const named = (name: string): Keyboard | undefined => plain.find((one) => countryOf(one) === name);
  const local = language === 'ar' ? named('ARA') : named(region);
  // Where a country's layout is for another script, who speaks English there does without it.
  const fits = language === 'en' && local?.layout.includes(',') === true ? undefined : local;
  return fits ?? (language === 'es' ? named('LATAM') : undefined) ?? named('US');
}
