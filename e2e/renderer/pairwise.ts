/** One value for each of several factors. */
export type Combination = Readonly<Record<string, string | number>>;

/** Each two values that stand together in a combination. */
function pairsOf(combination: Combination): readonly string[] {
  const values = Object.entries(combination).map(([factor, value]) => `${factor}=${value}`);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} ${other}`));
}

/**
 * Some of the combinations, in which each two values stand together that do so in any of them: what goes wrong by how a screen is
 * looked at goes wrong by one thing or by two that meet.
 */
export function pairwise<C extends Combination>(all: readonly C[]): readonly C[] {
  const missing = new Set(all.flatMap(pairsOf));
  const chosen: C[] = [];
  while (missing.size > 0) {
    const gainOf = (one: C): number => pairsOf(one).filter((pair) => missing.has(pair)).length;
    const best = all.reduce((left, right) => (gainOf(right) > gainOf(left) ? right : left));
    chosen.push(best);
    for (const pair of pairsOf(best)) missing.delete(pair);
  }
  return chosen;
}
