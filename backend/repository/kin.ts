import { compareVersions } from '../contract/version.ts';
import { familyOf, type SignedStream } from './signed-stream.ts';

/** The other versions of a tree that are published, one stream of each, the nearest first. */
export interface Kin {
  readonly older: readonly SignedStream[];
  readonly newer: readonly SignedStream[];
}

function versionOf(tree: string): string {
  return familyOf(tree).version ?? '';
}

export function kinOf(streams: readonly SignedStream[], tree: string): Kin {
  const { family } = familyOf(tree);
  const kin = new Map(
    streams
      .filter((one) => one.tree !== tree && familyOf(one.tree).family === family)
      .map((one) => [one.tree, one]),
  );
  const byAge = [...kin.values()].toSorted((a, b) => compareVersions(versionOf(a.tree), versionOf(b.tree)));
  const isNewer = (one: SignedStream): boolean => compareVersions(versionOf(one.tree), versionOf(tree)) > 0;
  return { older: byAge.filter((one) => !isNewer(one)).toReversed(), newer: byAge.filter(isNewer) };
}

/**
 * The time for the top of a tree, in whole seconds: now, unless the versions before or after say otherwise, whose times are given, or
 * null where there are none. Null where nothing lies between. systemd compares the time of /usr with when /etc was last brought up
 * to date, and believes only in newer ones. See ConditionNeedsUpdate= in systemd.unit(5).
 */
export function timeBetween(now: number, before: number | null, after: number | null): number | null {
  const earliest = before === null ? 0 : before + 1;
  const latest = after === null ? Number.MAX_SAFE_INTEGER : after - 1;
  return earliest > latest ? null : Math.min(Math.max(now, earliest), latest);
}
