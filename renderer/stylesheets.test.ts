import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What is a token, and the list of the fonts' files, which names nothing that is drawn. */
const others: ReadonlySet<string> = new Set(['tokens.css', 'fonts.css', 'fonts-east-asia.css']);
const names = globSync('**/*.css', { cwd: import.meta.dirname }).filter((name) => !others.has(name));

const own = [
  ['a colour', /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|\b(?:black|white)\b(?!-)/iu],
  ['a length in pixels', /\d(?:px|pt|cm|mm|in)\b/u],
  ['a type size', /\bfont(?:-size)?: (?!inherit;|(?:(?:calc|min)\()?var\(--text)/u],
] as const;

/** Each line of a stylesheet that names what a token should. */
function namedIn(css: string): readonly string[] {
  const lines = css.replaceAll(/\/\*.*?\*\//gsu, '').split('\n');
  return own.flatMap(([what, pattern]) =>
    lines.filter((line) => pattern.test(line)).map((line) => `${what}: ${line.trim()}`),
  );
}

test.each(names)('%s is made of tokens', (name) => {
  expect(namedIn(readFileSync(join(import.meta.dirname, name), 'utf8'))).toEqual([]);
});

test.each([
  'color: #0a6a5a;',
  'background: rgb(0 0 0 / 55%);',
  'color: white;',
  'outline: 3px solid var(--focus);',
  'font-size: 0.75rem;',
  'font: 1rem serif;',
])('what names something of its own is found: %s', (line) => expect(namedIn(line)).toHaveLength(1));
