import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEspId, toEspId } from './esp-id.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._:-]{0,40}$/u);

test('an ESP id can be turned back', () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(fromEspId(toEspId(text))).toBe(text);
    }),
  );
});

test('an ESP id has only what VFAT and the boot loader allow, and no dot at its end', () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(toEspId(text)).toMatch(/^[a-z0-9._-]+$/u);
      expect(toEspId(text)).not.toMatch(/\.$/u);
    }),
  );
});

test('names that differ only in case stay different on a file system without case', () => {
  expect(toEspId('usr:Acme:x86_64:1').toLowerCase()).not.toBe(toEspId('usr:acme:x86_64:1').toLowerCase());
});
