import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from './version.ts';

const version = fc.stringMatching(/^[a-z0-9.^~_-]{0,10}$/u);

// From the examples of the specification.
test.each([
  ['11', '11'],
  ['122.1', '122.1'],
  ['0_', '0'],
])('%s is the same as %s', (left, right) => {
  expect(compareVersions(left, right)).toBe(0);
});

test.each([
  ['bar-123', 'foo-123'],
  ['123^patch1', '123.patch1'],
  ['123-3', '123^patch1'],
  ['123', '123-3'],
  ['124~rc1', '124'],
  ['123~rc1-1', '123'],
  ['1.2', '1.10'],
  ['123.a', '123.1'],
  ['13.1', '13.2'],
  ['6.12.9-amd64', '6.12.10-amd64'],
])('%s is older than %s', (left, right) => {
  expect(compareVersions(left, right)).toBeLessThan(0);
  expect(compareVersions(right, left)).toBeGreaterThan(0);
});

test('comparing is a total order', () => {
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
      const [low, middle, high] = [a, b, c].toSorted(compareVersions);
      expect(compareVersions(low ?? '', middle ?? '')).toBeLessThanOrEqual(0);
      expect(compareVersions(low ?? '', high ?? '')).toBeLessThanOrEqual(0);
    }),
  );
});
