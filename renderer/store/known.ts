import { locale } from '../text/translate.ts';
import type { Known } from './setup.ts';
import type { WizardState } from './state.ts';
import { ownTimeZone } from './zones.ts';

/** What the window can propose from. */
export function knownIn({ keyboards, keyboard }: Pick<WizardState, 'keyboards' | 'keyboard'>): Known {
  return {
    spoken: locale(),
    wanted: navigator.languages,
    timeZone: ownTimeZone(),
    keyboards: keyboards ?? [],
    present: keyboard,
  };
}
