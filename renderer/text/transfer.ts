import type { Offer, Way } from '../../backend/contract/offer.ts';
import { wayFrom } from '../../backend/contract/way.ts';
import { en } from './en.ts';

/** How much has to come for a tree to be made in a way, with what comes along, and instead of how much. */
export function transferText(
  { ways, origin }: Pick<Offer, 'ways' | 'origin'>,
  way: Way,
  ...along: readonly Way[]
): string {
  const whole = wayFrom(ways, new Set());
  const others = along.map((one) => one.bytes).reduce((sum, bytes) => sum + bytes, 0);
  return en.source.amount(origin.kind, way.bytes + others, whole === undefined ? null : whole.bytes + others);
}
