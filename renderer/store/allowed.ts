import type { Allowance } from '../../backend/contract/policy.ts';
import type { Fix } from '../../backend/contract/problem.ts';
import type { ResetMode } from '../../backend/contract/store.ts';
import { resetModes } from './state.ts';
import { vendor } from './vendor.ts';

export function inKiosk(): boolean {
  return vendor().face === 'kiosk';
}

/** The kinds of reset that strangers may ask for, from harmless to harmful: none that no policy names. */
export function allowedResets(policy: Allowance | null): readonly ResetMode[] {
  return resetModes.filter((mode) => policy?.resets.includes(mode));
}

/** What changes nothing, or leads back to where all that may be done begins. */
const harmless: ReadonlySet<Fix> = new Set(['retry', 'refresh', 'start-over', 'save-log']);

/**
 * Whether a way out of a problem is one here: what a policy forbids is not, and a kiosk has no window to close.
 * @param kiosk whether strangers touch this window
 */
export function leadsOn(fix: Fix, policy: Allowance | null, kiosk = inKiosk()): boolean {
  if (harmless.has(fix)) return true;
  if (policy === null) return !kiosk;
  return fix === 'switch-off' ? policy.powerOff : fix === 'close' && !kiosk;
}
