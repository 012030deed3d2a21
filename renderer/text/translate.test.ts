import { afterEach, describe, expect, it } from 'vitest';
import { pseudo } from '../languages/pseudo.ts';
import { parseMessage } from './message.ts';
import { english, keyOf, speak, t } from './translate.ts';

afterEach(() => speak(english));

function speakCatalogue(
  locale: string,
  messages: Readonly<Record<string, string>>,
  rightToLeft = false,
): void {
  speak({
    locale,
    rightToLeft,
    messageFor: (key) => {
      const text = messages[key];
      return text === undefined ? null : parseMessage(text);
    },
  });
}

const disks = '{count, plural, =0 {no disk} one {# disk} other {# disks}}';

describe('a text', () => {
  it('is said in English where there is no catalogue', () => {
    expect(t('Erase {disk}', { disk: 'Samsung' })).toBe('Erase Samsung');
    expect([0, 1, 1234].map((count) => t(disks, { count }))).toEqual(['no disk', '1 disk', '1,234 disks']);
  });

  it('is said in another language, and in English where that lacks it', () => {
    speakCatalogue('de', { 'Erase {disk}': '{disk} löschen', [keyOf('System', 'step')]: 'Systemwahl' });
    expect(t('Erase {disk}', { disk: 'Samsung' })).toBe('Samsung löschen');
    expect(t('System', {}, { context: 'step' })).toBe('Systemwahl');
    expect(t('System')).toBe('System');
  });

  it('has the numbers and plurals of its language', () => {
    speakCatalogue('pl', {
      [disks]: '{count, plural, one {# dysk} few {# dyski} many {# dysków} other {# dysku}}',
    });
    expect([1, 3, 5, 22_000].map((count) => t(disks, { count }))).toEqual([
      '1 dysk',
      '3 dyski',
      '5 dysków',
      '22\u00A0000 dysków',
    ]);
  });

  it('chooses words, also within a plural', () => {
    const text = '{kind, select, app {{count, plural, one {# app} other {# apps}}} other {{count} things}}';
    expect(t(text, { kind: 'app', count: 2 })).toBe('2 apps');
    expect(t(text, { kind: 'x', count: 2 })).toBe('2 things');
  });

  it('keeps names from turning what stands around them', () => {
    expect(t('Erase {disk}', { disk: 'كينغستون' })).toBe('Erase \u2068كينغستون\u2069');
    speakCatalogue('he', { 'Erase {disk}': 'מחיקת {disk}' }, true);
    expect(t('Erase {disk}', { disk: 'Samsung' })).toBe('מחיקת \u2068Samsung\u2069');
  });

  it('keeps a path in one piece', () => {
    speakCatalogue('he', { 'what is in /var': 'מה שב־ /var' }, true);
    expect(t('what is in /var')).toBe('מה שב־ \u2066/var\u2069');
  });

  it('runs as its language does where names are put together in it', () => {
    speakCatalogue('he', { 'Erase {disk}': 'מחיקת {disk}', '{name} ({size})': '{name} ({size})' }, true);
    const disk = t('{name} ({size})', { name: 'Windows', size: '120 GB' });
    expect(t('Erase {disk}', { disk })).toBe('מחיקת \u2067\u2068Windows\u2069 (\u2068120 GB\u2069)\u2069');
  });

  it('is told apart from English when nobody speaks its language', () => {
    speak(pseudo('en-XA'));
    expect(t('Erase {disk}', { disk: 'Samsung' })).toBe('⟦Éŕåšé Samsung ẋẋẋẋẋ⟧');
    expect(t(disks, { count: 2 })).toMatch(/^⟦2 ðîšķš/u);
    speak(pseudo('ar-XB'));
    expect(t('Erase {disk}', { disk: 'Samsung' })).toContain('\u202EÉŕåšé \u202C\u2068Samsung\u2069');
  });
});
