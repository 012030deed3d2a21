import { expect, test } from 'vitest';
import { systemSettings } from '../../backend/contract/settings.ts';
import { locales, tagOfLocale } from './locales.ts';
import { timeZones } from './zones.ts';

test('every time zone that is offered is one, under its present name, and can be asked for', () => {
  const zones = timeZones();
  expect(zones.length).toBeGreaterThan(300);
  expect(zones).toEqual(expect.arrayContaining(['Europe/Berlin', 'Europe/Kyiv', 'Asia/Kolkata', 'UTC']));
  expect(zones).not.toContain('Europe/Kiev');
  const wrong = zones.filter((timeZone) => {
    const known = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
    return !known || !systemSettings.safeParse({ timeZone }).success;
  });
  expect(wrong).toEqual([]);
});

test('every locale that is offered is one, and can be asked for', () => {
  const tags = locales.map(tagOfLocale);
  expect(Intl.getCanonicalLocales(tags)).toEqual(tags);
  expect(locales.filter((language) => !systemSettings.safeParse({ language }).success)).toEqual([]);
});
