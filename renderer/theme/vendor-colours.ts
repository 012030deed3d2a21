import type { Vendor } from '../../backend/contract/vendor.ts';
import { contrast } from './contrast.ts';
import { hexOf, oklchOf, type Oklch } from './oklch.ts';

/** The tokens that follow a vendor's colours. */
export const tokens = [
  'accent',
  'accent-deep',
  'accent-soft',
  'on-accent',
  'rail',
  'rail-ink',
  'rail-soft',
  'rail-line',
] as const;
export type Token = (typeof tokens)[number];
export type Colours = Readonly<Record<Token, string>>;

export const appearances = ['light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

/** What a person can ask of contrast. */
export const contrasts = ['normal', 'more'] as const;
export type Contrast = (typeof contrasts)[number];

/** The least contrast of text, by WCAG 2: level AA, and AAA where a person asks for more. */
export const leastForText: Readonly<Record<Contrast, number>> = { normal: 4.5, more: 7 };
/** The least contrast of what is no text and has to be told apart. */
export const leastForShapes = 3;

/** What the accent is seen on. The same as in tokens.css, which a test holds. */
export const grounds: Readonly<Record<Appearance, { readonly canvas: string; readonly surface: string }>> = {
  light: { canvas: '#ffffff', surface: '#f4f7f6' },
  dark: { canvas: '#16181d', surface: '#1f2329' },
};

const lightnessStep = 0.005;

function bounded(lightness: number): number {
  return Math.min(1, Math.max(0, lightness));
}

/** Moves a colour in lightness, and in nothing else, until it holds. There is nothing beyond black and white. */
function moved(colour: Oklch, towards: 'black' | 'white', holds: (hex: string) => boolean): Oklch {
  const [step, end] = towards === 'black' ? [-lightnessStep, 0] : [lightnessStep, 1];
  let lightness = bounded(colour.lightness);
  while (!holds(hexOf({ ...colour, lightness })) && lightness !== end) lightness = bounded(lightness + step);
  return { ...colour, lightness };
}

function tint(colour: Oklch, lightness: number, mostChroma: number): Oklch {
  return { ...colour, lightness, chroma: Math.min(colour.chroma, mostChroma) };
}

type AccentColours = Pick<Colours, 'accent' | 'accent-deep' | 'accent-soft' | 'on-accent'>;

/** Lightness, and the most chroma. */
type Shade = readonly [number, number];

interface AccentWay {
  readonly soft: Shade;
  readonly on: Shade;
  readonly towards: 'black' | 'white';
  /** How much deeper the accent gets under a pointer; the other way where it is at the end already. */
  readonly deeper: number;
  readonly nearTheEnd: number;
}

/** How the accent is made in each appearance: darker than paper, lighter than the night. */
const accentWays: Readonly<Record<Appearance, AccentWay>> = {
  light: { soft: [0.955, 0.03], on: [1, 0], towards: 'black', deeper: -0.09, nearTheEnd: 0.2 },
  dark: { soft: [0.29, 0.04], on: [0.2, 0.04], towards: 'white', deeper: 0.06, nearTheEnd: 0.92 },
};

function accentOf(colour: Oklch, appearance: Appearance, wanted: Contrast): AccentColours {
  const { soft, on, towards, deeper, nearTheEnd } = accentWays[appearance];
  const softly = hexOf(tint(colour, ...soft));
  const onIt = hexOf(tint(colour, ...on));
  const seenBeside = [...Object.values(grounds[appearance]), softly, onIt];
  const accent = moved(colour, towards, (hex) =>
    seenBeside.every((other) => contrast(hex, other) >= leastForText[wanted]),
  );
  const atTheEnd = towards === 'black' ? accent.lightness < nearTheEnd : accent.lightness > nearTheEnd;
  const deep = { ...accent, lightness: accent.lightness + (atTheEnd ? -1.5 * deeper : deeper) };
  return { accent: hexOf(accent), 'accent-deep': hexOf(deep), 'accent-soft': softly, 'on-accent': onIt };
}

type RailColours = Pick<Colours, 'rail' | 'rail-ink' | 'rail-soft' | 'rail-line'>;

const paleInk = [0.975, 0.012] as const;
const darkInk = [0.17, 0.02] as const;
/** In the dark no strip lights up the room. */
const lightestNightRail = 0.23;

function between(one: Oklch, other: Oklch, share: number): Oklch {
  const at = (a: number, b: number): number => a + (b - a) * share;
  return { ...one, lightness: at(one.lightness, other.lightness), chroma: at(one.chroma, other.chroma) };
}

function railOf(colour: Oklch, appearance: Appearance, wanted: Contrast): RailColours {
  const start =
    appearance === 'light' ? colour : tint(colour, Math.min(colour.lightness, lightestNightRail), 0.05);
  const [pale, dark] = [tint(start, ...paleInk), tint(start, ...darkInk)];
  const isDark = contrast(hexOf(start), hexOf(pale)) >= contrast(hexOf(start), hexOf(dark));
  const ink = isDark ? pale : dark;
  const least = leastForText[wanted];
  const rail = moved(start, isDark ? 'black' : 'white', (hex) => contrast(hex, hexOf(ink)) >= least);
  const onRail = (colourOn: Oklch, enough: number): string =>
    hexOf(moved(colourOn, isDark ? 'white' : 'black', (hex) => contrast(hex, hexOf(rail)) >= enough));
  return {
    rail: hexOf(rail),
    'rail-ink': hexOf(ink),
    'rail-soft': onRail(between(ink, rail, 0.28), least),
    'rail-line': onRail(between(rail, ink, 0.2), wanted === 'more' ? leastForShapes : 1),
  };
}

/** Of a rail that is not given but made from the accent. */
const madeRail = [0.285, 0.06] as const;

/**
 * The tokens that a vendor's colours become. Hue and chroma stay the vendor's; the lightness is moved where something would
 * be hard to read, so that no choice of colours can make it so. One colour is enough for both; null where there is none.
 */
export function coloursOf(
  given: Vendor['colours'],
  appearance: Appearance,
  wanted: Contrast,
): Colours | null {
  const accent = given.accent ?? given.rail;
  if (accent === undefined) return null;
  const rail = given.rail === undefined ? tint(oklchOf(accent), ...madeRail) : oklchOf(given.rail);
  return { ...accentOf(oklchOf(accent), appearance, wanted), ...railOf(rail, appearance, wanted) };
}
