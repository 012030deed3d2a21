import type { Damage } from './damage.ts';

// Apart from the schemas: the window needs this and must not bring along what checks shapes.

/** What keeps a system from starting at all: it is to be repaired first, not emptied. */
export function graveDamage(damage: readonly Damage[]): readonly Damage[] {
  return damage.filter((one) => one === 'usr-missing' || one === 'entry-missing');
}
