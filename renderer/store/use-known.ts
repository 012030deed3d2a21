import { useMemo } from 'react';
import { knownIn } from './known.ts';
import type { Known } from './setup.ts';
import { useWizard } from './wizard.ts';

/** What the window can propose from, as it is now. */
export function useKnown(): Known {
  const keyboards = useWizard((state) => state.keyboards);
  const keyboard = useWizard((state) => state.keyboard);
  return useMemo(() => knownIn({ keyboards, keyboard }), [keyboards, keyboard]);
}
