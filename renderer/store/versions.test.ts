import { assert, constantFrom, oneof, property, string, stringMatching } from 'fast-check';
import { expect, it } from 'vitest';
import { nameField } from '../../backend/contract/tree-name.ts';
import { isName } from './versions.ts';

const nearly = stringMatching(/^[A-Za-z0-9._ :-]{0,66}$/u);

it('takes as a name what the contract takes', () => {
  assert(
    property(
      oneof(string(), nearly, constantFrom('main', '.a', '-a', '', 'a'.repeat(64), 'a'.repeat(65))),
      (text) => {
        expect(isName(text)).toBe(nameField.safeParse(text).success);
      },
    ),
  );
});
