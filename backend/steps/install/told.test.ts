import { expect, test } from 'vitest';
import { parseUnwritten } from './flush.ts';
import { parseScrubStatus } from './scrub.ts';

// What the tools tell of how far they are.

test('what waits to be written is what is dirty and what is on its way', () => {
  const meminfo = [
    'MemTotal:       16291840 kB',
    'Dirty:              2048 kB',
    'Writeback:          1024 kB',
    'WritebackTmp:          8 kB',
  ].join('\n');
  expect(parseUnwritten(`${meminfo}\n`)).toBe(3 * 1024 * 1024);
  expect(parseUnwritten('')).toBe(0);
});

test('reading back tells how much of how much it has read', () => {
  const status = [
    'UUID:             0f0e0d0c-0b0a-4908-8706-050403020100',
    'Scrub started:    Sat Nov 28 11:00:00 2026',
    'Status:           running',
    'Duration:         0:00:02',
    'Total to scrub:   149487616',
    'Bytes scrubbed:   37371904  (25.00%)',
    'Rate:             18685952/s',
    'Error summary:    no errors found',
  ].join('\n');
  expect(parseScrubStatus(status)).toStrictEqual({ done: 37_371_904, total: 149_487_616 });
  expect(parseScrubStatus('')).toBeNull();
  expect(parseScrubStatus('UUID: x\n\tno stats available\n')).toBeNull();
});
