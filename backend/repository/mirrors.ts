import { z } from 'zod';
import { locationKey, parseAddress, plainAddress, type Location } from './location.ts';
import type { Beside } from './metadata-files.ts';

/** Each of them that does not answer costs whoever waits some seconds. */
export const mostMirrors = 8;

/** A field of our own in the signed list of targets. Clients of TUF pass over what they do not know. */
const field = 'x-pristine-mirrors';

const mirrorList = z
  .array(z.string().refine((text) => plainAddress(text) === text, 'no address'))
  .max(mostMirrors);

/** The same, with these mirrors named in it, and no others. Throws `location.invalid`. */
export function withMirrors(beside: Beside, addresses: readonly string[]): Beside {
  const urls = new Set(addresses.map((address) => parseAddress(address).url));
  return { ...beside, [field]: mirrorList.parse([...urls]) };
}

/**
 * The mirrors that are named there. A list that is not understood names none: it is a help, without which a repository is as good, and
 * media that are in use already have to get over whatever a later one of ours may hold.
 */
export function mirrorsOf(beside: Beside): readonly string[] {
  return mirrorList.safeParse(beside[field]).data ?? [];
}

/**
 * Where a repository can be read: at the places that were given, then at the mirrors that it names, if the first is behind an address. A
 * stick or a folder is chosen where there is no network, which is then not asked, nor waited for in place of the stick.
 */
export function placesOf(
  given: readonly [Location, ...Location[]],
  named: readonly string[],
): readonly [Location, ...Location[]] {
  const [first, ...others] = given;
  const mirrors = first.kind === 'web' ? named.map((url): Location => ({ kind: 'web', url })) : [];
  const places = new Map([...others, ...mirrors].map((one) => [locationKey(one), one]));
  places.delete(locationKey(first));
  return [first, ...places.values()];
}
