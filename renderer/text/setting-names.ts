import type { XkbKeyboard } from '../../backend/contract/settings.ts';
import { countryOf } from '../store/layouts.ts';
import { tagOfLocale } from '../store/locales.ts';
import { isolate, locale, t } from './translate.ts';

/** Codes that geographers have for what XKB and the names of time zones call otherwise. */
const places: Readonly<Record<string, string>> = {
  LATAM: '419',
  Africa: '002',
  America: '019',
  Asia: '142',
  Europe: '150',
  Australia: '053',
  Antarctica: 'AQ',
  Pacific: '009',
};

/** What a country is called, or a part of the world as the names of time zones begin with it. */
export function placeName(place: string): string {
  const code = places[place] ?? place;
  const known = /^(?:[A-Z]{2}|\d{3})$/u.test(code);
  return (
    (known ? new Intl.DisplayNames([locale()], { type: 'region' }).of(code) : undefined) ?? isolate(place)
  );
}

/** A keyboard is called after its country, as its layout is, and its variant as those know it who want it. */
export function keyboardName(keyboard: XkbKeyboard): string {
  const place = countryOf(keyboard);
  const name =
    place === 'ARA'
      ? (new Intl.DisplayNames([locale()], { type: 'language' }).of('ar') ?? place)
      : placeName(place);
  const variant = (keyboard.variant ?? '').split(',').find((one) => one !== '');
  return variant === undefined
    ? name
    : t(
        '{keyboard} ({variant})',
        { keyboard: name, variant },
        {
          comment:
            'A country, after which a keyboard is called, and a variant of it, as in “Germany (nodeadkeys)”.',
        },
      );
}

/** What a locale calls itself, with its country. */
export function localeName(one: string): string {
  const tag = tagOfLocale(one);
  const name = new Intl.DisplayNames([tag], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? one;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** The city after which a time zone is called. */
export function cityOf(zone: string): string {
  return isolate(
    zone
      .replace(/^[^/]*\//u, '')
      .replaceAll('_', ' ')
      .replaceAll('/', ', '),
  );
}

/** What time it is somewhere, to see whether it is the right zone. */
export function timeIn(zone: string, now: Date): string {
  const options = { timeZone: zone, hour: 'numeric', minute: '2-digit', timeZoneName: 'long' } as const;
  return new Intl.DateTimeFormat(locale(), options).format(now);
}
