import { expect, test } from 'vitest';
import { parseAccessibility, textSizeBeside } from './accessibility.ts';

const nothing = { textSize: '100', contrast: 'system', motion: 'system', appearance: 'system' };

test('what was chosen is read again', () => {
  const chosen = { textSize: '150', contrast: 'more', motion: 'reduced', appearance: 'dark' };
  expect(parseAccessibility(JSON.stringify(chosen))).toEqual(chosen);
});

test.each([[null], ['{'], ['7'], ['null'], ['{"textSize":150,"contrast":"less"}']])(
  'what is no choice is as if nobody had chosen: %s',
  (kept) => expect(parseAccessibility(kept)).toEqual(nothing),
);

test('a size goes up and down as far as there are any', () => {
  expect(textSizeBeside('100', 1)).toBe('125');
  expect(textSizeBeside('200', 1)).toBe('200');
  expect(textSizeBeside('100', -1)).toBe('100');
});
