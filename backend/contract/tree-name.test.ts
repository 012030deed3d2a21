import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTreeName, parseTreeName, parseUsrTreeName, treeFields, type TreeKind } from './tree-name.ts';

const field = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,12}$/u);
const kinds: readonly TreeKind[] = ['usr', 'root', 'runtime', 'framework', 'app', 'home'];

export const treeNames = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    fc
      .tuple(...treeFields[kind].map(() => field))
      .map((values) =>
        formatTreeName(kind, Object.fromEntries(treeFields[kind].map((name, i) => [name, values[i] ?? '']))),
      ),
  );

test('a name is what it was made from', () => {
  fc.assert(
    fc.property(treeNames, (text) => {
      const name = parseTreeName(text);
      expect(name === null ? null : formatTreeName(name.kind, name.fields)).toBe(text);
    }),
  );
});

test('the names of the talk are read', () => {
  expect(parseUsrTreeName('usr:org.pristine.sample:x86_64:13.1')).toStrictEqual({
    vendor: 'org.pristine.sample',
    architecture: 'x86_64',
    version: '13.1',
  });
  expect(parseTreeName('app:org.libreoffice:org.gnome:x86_64:4.2')?.fields['runtime']).toBe('org.gnome');
});

test.each([
  'usr:a:b',
  'usr:a:b:c:d',
  'usr::x86_64:1',
  'usr:a,ro:x86_64:1',
  'usr:a/b:x86_64:1',
  'usr:..:x86_64:1',
  'usr:.a:x86_64:1',
  'usr:-a:x86_64:1',
  'usr:a b:x86_64:1',
  'usr:a\n:x86_64:1',
  'other:a:x86_64:1',
  `usr:${'a'.repeat(300)}:x86_64:1`,
  '',
])('%j is no tree name', (text) => {
  expect(parseTreeName(text)).toBeNull();
});

test('nothing that is read can leave a mount option, a path or a boot entry', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (vendor, version) => {
      const text = `usr:${vendor}:x86_64:${version}`;
      expect(parseTreeName(text) === null || /^[A-Za-z0-9._:-]+$/u.test(text)).toBe(true);
    }),
  );
});
