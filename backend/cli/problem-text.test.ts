import { expect, test } from 'vitest';
import { sampleProblems } from '../contract/test-problems.ts';
import { problemText } from './problem-text.ts';

test.each(sampleProblems)('$code is said in whole sentences', (problem) => {
  const text = problemText(problem);
  expect(text).toMatch(/^\S.*[.?]$/u);
  expect(text).not.toMatch(/undefined|NaN|null|\[object/u);
});
