/** A stream by what it leads from and to: the UUIDs of trees, null for nothing. */
export interface Lead {
  readonly uuid: string;
  readonly parentUuid: string | null;
  readonly bytes: number;
}

export interface Way<L extends Lead> {
  /** The tree that has to be there, or null where nothing has to. */
  readonly parentUuid: string | null;
  /** In the order in which they are received. */
  readonly leads: readonly L[];
  readonly bytes: number;
}

/** A chain that is longer is not worth its time. */
const longestWay = 16;

/**
 * The ways to a tree with the fewest bytes, one from each tree that it can be reached from and one from nothing, the cheapest
 * first. Dijkstra's algorithm, backwards from the tree.
 */
export function cheapestWays<L extends Lead>(leads: readonly L[], uuid: string): readonly Way<L>[] {
  const open = new Map<string | null, Way<L>>([[uuid, { parentUuid: uuid, leads: [], bytes: 0 }]]);
  const settled = new Map<string | null, Way<L>>();
  for (;;) {
    const [nearest] = [...open.values()].toSorted((a, b) => a.bytes - b.bytes);
    if (nearest === undefined) break;
    open.delete(nearest.parentUuid);
    settled.set(nearest.parentUuid, nearest);
    if (nearest.parentUuid === null || nearest.leads.length === longestWay) continue;
    for (const lead of leads.filter((one) => one.uuid === nearest.parentUuid)) {
      const bytes = nearest.bytes + lead.bytes;
      const known = open.get(lead.parentUuid);
      if (settled.has(lead.parentUuid) || (known !== undefined && known.bytes <= bytes)) continue;
      open.set(lead.parentUuid, { parentUuid: lead.parentUuid, leads: [lead, ...nearest.leads], bytes });
    }
  }
  return [...settled.values()].filter((way) => way.leads.length > 0).toSorted((a, b) => a.bytes - b.bytes);
}
