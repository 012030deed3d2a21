import { expect, test } from 'vitest';
import { ZodError } from 'zod';
import { prunedOf, withPruned } from './pruned.ts';

const [first, second] = ['usr:org.test:x86_64:1', 'usr:org.test:x86_64:2'];

test('what was taken out is remembered, each once, and all else stays', () => {
  const beside = withPruned(withPruned({ 'x-other': 1 }, [first]), [first, second]);
  expect(prunedOf(beside)).toStrictEqual([first, second]);
  expect(beside).toMatchObject({ 'x-other': 1 });
});

test('a repository from before remembers nothing', () => {
  expect(prunedOf({})).toStrictEqual([]);
});

test.each([
  ['a name', first],
  ['what is no tree', ['one']],
  ['what is no text', [7]],
])('a list that is %s is not taken for an empty one', (_, list) => {
  expect(() => prunedOf({ 'x-pristine-pruned': list })).toThrow(ZodError);
});
