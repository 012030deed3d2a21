import { describe, expect, it, test } from 'vitest';
import { systemSettings } from '../../backend/contract/settings.ts';
import {
  answersOf,
  faultsOf,
  noSetup,
  parseSetup,
  settingsOf,
  suggestedName,
  type Known,
  type Setup,
} from './setup.ts';

const hashed = '$6$salt$hash';

const known: Known = {
  spoken: 'de',
  wanted: ['de-AT', 'en'],
  timeZone: 'Europe/Vienna',
  keyboards: [
    { layout: 'us', console: 'us' },
    { layout: 'at', console: 'de' },
    { layout: 'de', console: 'de' },
    { layout: 'latam', console: 'la-latin1' },
    { layout: 'in,us', options: 'grp:shifts_toggle', console: 'us' },
    { layout: 'ara,us', options: 'grp:shifts_toggle', console: 'us' },
  ],
  present: null,
};

const here: Setup = { ...noSetup, here: true };
const anna: Setup = { ...here, owner: 'user', fullName: 'Anna Ärmel' };

describe('what is proposed', () => {
  it('follows from what the window knows', () => {
    expect(answersOf(here, known)).toEqual({
      language: 'de_AT.UTF-8',
      keyboard: 'at',
      timeZone: 'Europe/Vienna',
      userName: '',
    });
  });

  it('is the keyboard on which is typed, where that is known', () => {
    expect(answersOf(here, { ...known, present: { layout: 'us' } }).keyboard).toBe('us');
    expect(answersOf(here, { ...known, present: { layout: 'neo' } }).keyboard).toBe('at');
  });

  it.each([
    ['es_MX.UTF-8', 'latam'],
    ['ar_EG.UTF-8', 'ara,us'],
    ['hi_IN.UTF-8', 'in,us'],
    ['en_IN.UTF-8', 'us'],
    ['zh_CN.UTF-8', 'us'],
  ])('for %s is the keyboard %j', (language, keyboard) => {
    expect(answersOf({ ...here, language }, known).keyboard).toBe(keyboard);
  });

  it('gives way to what was chosen, and to what is left open', () => {
    const chosen = { ...here, language: '', keyboard: '', timeZone: '' };
    expect(answersOf(chosen, known)).toMatchObject({ language: '', keyboard: '', timeZone: '' });
  });
});

test.each([
  ['Anna Ärmel', 'anna'],
  ['  Øyvind', 'oyvind'],
  ['Łukasz', 'lukasz'],
  ['Strauß', 'strauss'],
  ['7of9', 'of9'],
  ["O'Neill", 'oneill'],
  ['张伟', ''],
  ['Root', ''],
  ['', ''],
])('%j is called %j', (fullName, name) => {
  expect(suggestedName(fullName)).toBe(name);
});

describe('what a system is told', () => {
  it('is nothing where all is left to its first start', () => {
    expect(settingsOf(noSetup, known, hashed)).toBeUndefined();
    const open = { ...here, language: '', keyboard: '', timeZone: '' };
    expect(settingsOf(open, known, null)).toBeUndefined();
  });

  it('waits for a password', () => {
    expect(settingsOf(anna, known, null)).toBeNull();
  });

  it('is what the contract takes', () => {
    const settings = settingsOf({ ...anna, hostName: 'desk-7' }, known, hashed);
    expect(systemSettings.parse(settings)).toEqual({
      language: 'de_AT.UTF-8',
      keyboard: { layout: 'at', console: 'de' },
      timeZone: 'Europe/Vienna',
      hostName: 'desk-7',
      user: { name: 'anna', fullName: 'Anna Ärmel', password: hashed },
    });
    expect(settingsOf({ ...here, owner: 'root' }, known, hashed)).toMatchObject({ rootPassword: hashed });
  });

  it('is not what the contract does not take', () => {
    const wrong: readonly Partial<Setup>[] = [
      { hostName: 'a b' },
      { hostName: 'a'.repeat(65) },
      { fullName: 'a:b' },
      { fullName: 'a\nb' },
      { userName: 'systemd-x' },
      { userName: 'Anna' },
      { userName: '../anna' },
    ];
    const told = wrong.map((one) => settingsOf({ ...anna, ...one }, known, hashed));
    expect(told).toEqual(wrong.map(() => null));
  });
});

describe('what is wrong', () => {
  it('is nothing as long as all is left to the first start', () => {
    expect(faultsOf({ ...anna, here: false, hostName: '-' }, { userName: 'root' }, null)).toEqual({});
  });

  it.each([
    [{ password: '', repeated: '' }, { password: 'missing' }],
    [{ password: 'a', repeated: '' }, { repeated: 'differs' }],
    [{ password: 'a\u0007', repeated: 'a\u0007' }, { password: 'rule' }],
    [{ password: 'ä b', repeated: 'ä b' }, {}],
  ])('with %j is %j', (typed, faults) => {
    expect(faultsOf(anna, { userName: 'anna' }, typed)).toEqual(faults);
  });
});

test('what was kept over a reload is read, whatever became of it', () => {
  expect(parseSetup(JSON.parse(JSON.stringify(anna)))).toEqual(anna);
  for (const kept of [null, 7, [], { owner: 'king', here: 'yes', hostName: 7 }]) {
    expect(parseSetup(kept)).toEqual(noSetup);
  }
});
