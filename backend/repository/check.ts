import { createHash } from 'node:crypto';
import { refuse } from '../contract/fixes.ts';
import type { Log } from '../system/log.ts';
import { download } from './download.ts';
import type { Location } from './location.ts';
import { readRepository, type Listing, type Trust } from './trust.ts';

/**
 * Reads every stream of a repository to its end, piece by piece and as a whole, at this place and at no mirror. Throws a ProblemError at
 * the first that is wrong.
 */
export async function check(log: Log, location: Location, trust: Trust): Promise<Listing> {
  const listing = await readRepository(log, [location], trust);
  const { signal } = new AbortController();
  const options = { signal, onWaiting: () => undefined, onSpent: () => undefined };
  for (const stream of listing.streams) {
    const whole = createHash('sha256');
    for await (const piece of download(stream, [location], options)) {
      whole.update(piece);
    }
    if (whole.digest('hex') !== stream.sha256)
      refuse('stream.digest-mismatch', { file: stream.path.slice(-256) });
  }
  return listing;
}
