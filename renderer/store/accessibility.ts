import { create } from 'zustand';

/** Of all text, and of everything with it, in percent. */
export const textSizes = ['100', '125', '150', '200'] as const;
export const contrasts = ['system', 'more'] as const;
export const motions = ['system', 'reduced'] as const;
export const appearances = ['system', 'light', 'dark'] as const;

/** How a person wants to see this window; `system` is what the person's system says. */
export interface Accessibility {
  readonly textSize: (typeof textSizes)[number];
  readonly contrast: (typeof contrasts)[number];
  readonly motion: (typeof motions)[number];
  readonly appearance: (typeof appearances)[number];
}

const nothingChosen: Accessibility = {
  textSize: '100',
  contrast: 'system',
  motion: 'system',
  appearance: 'system',
};

const key = 'accessibility';

/** Reads what was kept; what is not there, or no choice, is as if nobody had chosen. */
export function parseAccessibility(kept: string | null): Accessibility {
  let found: unknown;
  try {
    found = JSON.parse(kept ?? 'null');
  } catch {
    return nothingChosen;
  }
  if (typeof found !== 'object' || found === null) return nothingChosen;
  const said: { readonly [K in keyof Accessibility]?: unknown } = found;
  return {
    textSize: textSizes.find((one) => one === said.textSize) ?? '100',
    contrast: contrasts.find((one) => one === said.contrast) ?? 'system',
    motion: motions.find((one) => one === said.motion) ?? 'system',
    appearance: appearances.find((one) => one === said.appearance) ?? 'system',
  };
}

/** The size that many steps up or down, as far as there are any. */
export function textSizeBeside(present: Accessibility['textSize'], steps: number): Accessibility['textSize'] {
  const place = Math.max(0, textSizes.indexOf(present) + steps);
  return textSizes[place] ?? '200';
}

export const useAccessibility = create<Accessibility>()(() => nothingChosen);

export function chooseAccessibility(chosen: Partial<Accessibility>): void {
  useAccessibility.setState(chosen);
}

/** By the keys that everybody has for it, wherever one is. */
function sizeByKeys(event: KeyboardEvent): void {
  const { ctrlKey, altKey, metaKey } = event;
  if (!ctrlKey || altKey || metaKey || !['+', '=', '-', '0'].includes(event.key)) return;
  event.preventDefault();
  const { textSize } = useAccessibility.getState();
  const steps = event.key === '-' ? -1 : 1;
  chooseAccessibility({ textSize: event.key === '0' ? '100' : textSizeBeside(textSize, steps) });
}

/**
 * Lets what was chosen hold from now on, and remembers what will be chosen, as long as the window is open. Called once,
 * before anything is drawn: it needs nothing but the page.
 */
export function startAccessibility(): void {
  const moreContrast = matchMedia('(prefers-contrast: more)');
  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const hold = (): void => {
    const { textSize, contrast, motion, appearance } = useAccessibility.getState();
    const { dataset } = document.documentElement;
    dataset['text'] = textSize;
    dataset['contrast'] = contrast === 'more' || moreContrast.matches ? 'more' : 'normal';
    dataset['motion'] = motion === 'reduced' || lessMotion.matches ? 'reduced' : 'full';
    dataset['appearance'] = appearance;
  };
  useAccessibility.setState(parseAccessibility(localStorage.getItem(key)));
  hold();
  useAccessibility.subscribe((chosen) => {
    hold();
    localStorage.setItem(key, JSON.stringify(chosen));
  });
  for (const query of [moreContrast, lessMotion]) query.addEventListener('change', hold);
  document.addEventListener('keydown', sizeByKeys);
}
