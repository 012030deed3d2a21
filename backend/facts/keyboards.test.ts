import { expect, test } from 'vitest';
import { parseKeyboards } from './keyboards.ts';

test('each keyboard is listed once, by the name of the console that is most like it', () => {
  const text = `
# a comment
de-latin1	de	pc105	-	terminate:ctrl_alt_bksp
de		de	pc105	-	terminate:ctrl_alt_bksp
de-nodeadkeys	de	pc105	nodeadkeys	terminate:ctrl_alt_bksp
uk	gb	pc105	-	terminate:ctrl_alt_bksp
ru	ru,us	pc105	-	terminate:ctrl_alt_bksp,grp:shifts_toggle,grp_led:scroll
cz-qwerty	cz,us	pc105	qwerty,	terminate:ctrl_alt_bksp,grp:shifts_toggle`;
  expect(parseKeyboards(text)).toStrictEqual([
    { layout: 'de', console: 'de' },
    { layout: 'de', variant: 'nodeadkeys', console: 'de-nodeadkeys' },
    { layout: 'gb', console: 'uk' },
    { layout: 'ru,us', options: 'grp:shifts_toggle', console: 'ru' },
    { layout: 'cz,us', variant: 'qwerty,', options: 'grp:shifts_toggle', console: 'cz-qwerty' },
  ]);
});

test.each([
  'x',
  '-option us pc105 - -',
  'us -option pc105 - -',
  'us us;reboot pc105 - -',
  'us us,us,us,us,us pc105 - -',
  'us us pc105 -option -',
  `us ${'u'.repeat(33)} pc105 - -`,
  '../us us pc105 - grp:a;b',
])('nothing is made of %j', (line) => {
  expect(parseKeyboards(line)).toStrictEqual([]);
});

test('however long the list is, no more is taken than there is room for', () => {
  const lines = Array.from({ length: 1000 }, (_, index) => `k${index} k${index} pc105 - -`);
  expect(parseKeyboards(lines.join('\n')).length).toBeLessThanOrEqual(256);
});
