/**
 * Whether every case of a kind is tried, as `npm run proofs` does, or, as in `npm test`, one for each way in which it can go wrong: a case
 * takes many seconds in the lab.
 */
export const everyCase = process.env['PRISTINE_EVERY_CASE'] === '1';

/** The cases that are always tried, and the others where every one is. */
export function casesOf<C>(always: readonly C[], others: readonly C[]): readonly C[] {
  return everyCase ? [...always, ...others] : always;
}
