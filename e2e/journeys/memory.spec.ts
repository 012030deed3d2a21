import { expect, test } from '@playwright/test';
import { mostTimesEmpty, windowMemory } from './harness/memory.ts';

test('the window takes little more memory than one with nothing in it', async () => {
  const { empty, welcome, review } = await windowMemory(1);
  const most = (empty[0] ?? 0) * mostTimesEmpty;
  expect(welcome[0]).toBeLessThan(most);
  expect(review[0]).toBeLessThan(most);
});
