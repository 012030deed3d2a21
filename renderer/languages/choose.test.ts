import { describe, expect, it } from 'vitest';
import { bestFit, ownName, runsRightToLeft } from './choose.ts';

const available = ['en', 'ar', 'de', 'he', 'pt-BR', 'zh-Hans'];

describe('the language', () => {
  it.each([
    [['de'], 'de'],
    [['de-AT', 'en'], 'de'],
    [['pt-PT'], 'pt-BR'],
    [['pt'], 'pt-BR'],
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-TW', 'de'], 'de'],
    [['zh-Hant'], 'en'],
    [['iw'], 'he'],
    [['ar-EG'], 'ar'],
    [['en-US', 'de'], 'en'],
    [['sw', 'de'], 'de'],
    [['C'], 'en'],
    [[], 'en'],
  ])('that fits %j is %s', (wanted, found) => {
    expect(bestFit(wanted, available)).toBe(found);
  });

  it('is called as its speakers call it', () => {
    expect(['en', 'de', 'fr', 'pt-BR', 'zh-Hans', 'he'].map(ownName)).toEqual([
      'English',
      'Deutsch',
      'Français',
      'Português (Brasil)',
      '简体中文',
      'עברית',
    ]);
  });

  it('runs as its script does', () => {
    expect(['ar', 'he', 'fa', 'ur', 'yi'].map(runsRightToLeft)).not.toContain(false);
    expect(['en', 'az', 'zh-Hans', 'hi'].map(runsRightToLeft)).not.toContain(true);
  });
});
