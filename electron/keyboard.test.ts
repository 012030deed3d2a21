import { expect, test } from 'vitest';
import { xkbKeyboard } from '../backend/contract/settings.ts';
import { argumentsFor, parseQuery } from './keyboard.ts';

test('the keyboard in force is read, with the options that are not ours', () => {
  const said =
    'rules:      evdev\nmodel:      pc105\nlayout:     de,us\nvariant:    nodeadkeys,\noptions:    ctrl:nocaps,grp:shifts_toggle\n';
  expect(parseQuery(said)).toStrictEqual({
    keyboard: { layout: 'de,us', variant: 'nodeadkeys,', options: 'grp:shifts_toggle' },
    options: ['ctrl:nocaps', 'grp:shifts_toggle'],
  });
  expect(parseQuery('layout:     us\nvariant:    ,\n')).toStrictEqual({
    keyboard: { layout: 'us' },
    options: [],
  });
});

test.each(['', 'layout:     us(intl)\n', `layout:     ${'us,'.repeat(9)}us\n`, 'Cannot open display'])(
  'of %j nothing is said',
  (said) => {
    expect(parseQuery(said)).toBeNull();
  },
);

test('one is put in the place of the other, and a person’s own options stay', () => {
  const before = ['ctrl:nocaps', 'grp:shifts_toggle'];
  expect(argumentsFor({ layout: 'de', variant: 'nodeadkeys' }, before)).toStrictEqual([
    '-layout',
    'de',
    '-variant',
    'nodeadkeys',
    '-option',
    '',
    '-option',
    'ctrl:nocaps',
  ]);
  expect(argumentsFor({ layout: 'ru,us', options: 'grp:alt_shift_toggle' }, before)).toStrictEqual([
    '-layout',
    'ru,us',
    '-variant',
    '',
    '-option',
    '',
    '-option',
    'ctrl:nocaps',
    '-option',
    'grp:alt_shift_toggle',
  ]);
});

test.each([
  { layout: '-display' },
  { layout: 'us;reboot' },
  { layout: 'us us' },
  { layout: '../us' },
  { layout: '' },
  { layout: 'us', variant: '-print' },
  { layout: 'us', variant: 'a\nb' },
  { layout: 'us', variant: '' },
  { layout: 'us', options: 'terminate:ctrl_alt_bksp' },
  { layout: 'us', options: '-I/tmp' },
  { layout: 'us', model: 'pc105' },
  { layout: `u${'s'.repeat(40)}` },
])('%j is no keyboard', (wanted) => {
  expect(xkbKeyboard.safeParse(wanted).success).toBe(false);
});
