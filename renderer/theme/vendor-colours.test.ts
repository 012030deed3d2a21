import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { hexOf, oklchOf } from './oklch.ts';
import {
  appearances,
  coloursOf,
  contrasts,
  grounds,
  leastForShapes,
  leastForText,
  tokens,
  type Appearance,
  type Contrast,
} from './vendor-colours.ts';

type Palette = Readonly<Record<string, string>>;

const css = readFileSync(join(import.meta.dirname, '../tokens.css'), 'utf8');
const [normalRule = '', moreRule = ''] = [
  /^:root \{(.*?)^\}/msu,
  /^\[data-contrast='more'\] \{(.*?)^\}/msu,
].map((rule) => rule.exec(css)?.[1] ?? '');

/** The colours that a rule names, as one appearance has them. */
function namedIn(rule: string, appearance: Appearance): Palette {
  const found = rule.matchAll(/--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+)|var\(--([\w-]+)\));/gu);
  const own = [...found].map(([, name = '', light, dark, both, other]) => {
    const value = both ?? (appearance === 'light' ? light : dark);
    return [name, value ?? `var ${other}`] as const;
  });
  return Object.fromEntries(own);
}

function ours(appearance: Appearance, wanted: Contrast): Palette {
  const normal = namedIn(normalRule, appearance);
  return wanted === 'normal' ? normal : { ...normal, ...namedIn(moreRule, appearance) };
}

const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['canvas', 'surface', 'accent-soft', 'danger-soft']],
  ['ink-soft', ['canvas', 'surface', 'accent-soft', 'danger-soft']],
  ['accent', ['canvas', 'surface', 'accent-soft']],
  ['danger', ['canvas', 'danger-soft']],
  ['on-accent', ['accent', 'accent-deep']],
  ['on-danger', ['danger', 'danger-deep']],
  ['rail-ink', ['rail']],
  ['rail-soft', ['rail']],
  ['rail', ['rail-ink']],
];
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', ['canvas', 'surface']],
  ['focus', ['canvas', 'surface', 'accent-soft']],
];

/** What is too hard to tell apart. */
function faults(palette: Palette, wanted: Contrast): readonly string[] {
  const least = leastForText[wanted];
  const pairs = [
    ...texts.map(([name, beside]) => [name, beside, least] as const),
    ...shapes.map(([name, beside]) => [name, beside, leastForShapes] as const),
    ...(wanted === 'more' ? [['rail-line', ['rail'], leastForShapes] as const] : []),
  ];
  return pairs.flatMap(([name, beside, enough]) =>
    beside.flatMap((other) => {
      const ratio = contrast(palette[name] ?? '', palette[other] ?? '');
      return ratio >= enough ? [] : [`${name} on ${other}: ${ratio.toFixed(2)}`];
    }),
  );
}

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
/** The hard ones come up as well: white, black, the greys between, and the purest colours. */
const colour = fc.oneof(
  hex,
  fc.constantFrom('#ffffff', '#000000', '#808080', '#ffff00', '#0000ff', '#fff6b0', '#00ff00'),
);

describe.each(appearances)('%s', (appearance) => {
  test('what the accent is seen on is the same as in the style sheet', () => {
    const { canvas, surface } = ours(appearance, 'normal');
    expect(grounds[appearance]).toEqual({ canvas, surface });
  });

  describe.each(contrasts)('contrast %s', (wanted) => {
    test('our own colours can be told apart', () => {
      expect(faults(ours(appearance, wanted), wanted)).toEqual([]);
    });

    test("so can a vendor's, whatever they are", () => {
      fc.assert(
        fc.property(fc.record({ accent: colour, rail: colour }, { requiredKeys: [] }), (given) => {
          const found = coloursOf(given, appearance, wanted);
          expect(found === null).toBe(Object.keys(given).length === 0);
          expect(faults({ ...ours(appearance, wanted), ...found }, wanted)).toEqual([]);
        }),
        { numRuns: 150 },
      );
    });
  });
});

test('a colour that is good as it is stays as it is', () => {
  const found = coloursOf({ accent: '#0b57d0', rail: '#4a1f5e' }, 'light', 'normal');
  expect(found).toMatchObject({ accent: '#0b57d0', rail: '#4a1f5e' });
});

test('a colour that is too pale keeps its hue', () => {
  const found = coloursOf({ accent: '#ffe066' }, 'light', 'normal');
  expect(oklchOf(found?.accent ?? '').hue).toBeCloseTo(oklchOf('#ffe066').hue, 1);
  expect(tokens.every((token) => /^#[0-9a-f]{6}$/u.test(found?.[token] ?? ''))).toBe(true);
});

test('a colour comes back as it went, and contrast is what WCAG says it is', () => {
  fc.assert(
    fc.property(hex, (one) => {
      expect(hexOf(oklchOf(one))).toBe(one);
    }),
  );
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
