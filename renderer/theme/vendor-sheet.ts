import type { Vendor } from '../../backend/contract/vendor.ts';
import { coloursOf, contrasts, tokens, type Contrast } from './vendor-colours.ts';

const selectors: Readonly<Record<Contrast, string>> = {
  normal: ':root',
  more: ":root[data-contrast='more']",
};

function rule(given: Vendor['colours'], wanted: Contrast): string {
  const light = coloursOf(given, 'light', wanted);
  const dark = coloursOf(given, 'dark', wanted);
  if (light === null || dark === null) return '';
  const lines = tokens.map((token) => `--${token}: light-dark(${light[token]}, ${dark[token]});`);
  return `${selectors[wanted]} { ${lines.join(' ')} }`;
}

/** Puts a vendor's colours in the place of ours. Made by script, since the page's policy takes no inline styles. */
export function wearColours(given: Vendor['colours']): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(contrasts.map((wanted) => rule(given, wanted)).join('\n'));
  document.adoptedStyleSheets.push(sheet);
}
