import type { Offer, Way } from '../../backend/contract/offer.ts';
import { wayBytes, wayFrom } from '../../backend/contract/way.ts';
import { en } from './en.ts';

/** How much has to come for a tree to be made in a way, and instead of how much. */
export function transferText({ ways, origin }: Pick<Offer, 'ways' | 'origin'>, way: Way): string {
  const whole = wayFrom(ways, new Set());
  return en.source.amount(origin.kind, wayBytes(way), whole === undefined ? null : wayBytes(whole));
}
