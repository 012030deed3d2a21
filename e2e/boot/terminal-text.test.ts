import { array, assert, constantFrom, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { TerminalText } from './terminal-text.ts';

test.each([
  ['\u001B[2J\u001B[01;01H\u001B[=3hBdsDxe: loading\r\n', 'BdsDxe: loading\n'],
  ['[\u001B[0;32m  OK  \u001B[0m] Reached target\r\n', '[  OK  ] Reached target\n'],
  ['\u001B[!p\u001B]104\u001B\\\u001B[?7h\u001B[6nlogin', 'login'],
  ['\u001B]0;a title\u0007text\u001B(B\u001BM', 'text'],
])('%j is shown as %j', (printed, shown) => {
  expect(new TerminalText().read(printed)).toBe(shown);
});

test('it does not matter where the output is torn', () => {
  const piece = constantFrom(
    '\u001B[0;32m',
    '\u001B]104\u001B\\',
    '\u001B]0;x\u0007',
    '\r\n',
    'a[1]m',
    '\u001B(B',
  );
  assert(
    property(array(piece), array(nat(3)), (pieces, sizes) => {
      const whole = pieces.join('');
      const torn = new TerminalText();
      let shown = '';
      let rest = whole;
      for (const size of sizes) {
        shown += torn.read(rest.slice(0, size));
        rest = rest.slice(size);
      }
      expect(shown + torn.read(rest)).toBe(new TerminalText().read(whole));
    }),
  );
});
