import { createHash } from 'node:crypto';
import { refuse } from '../contract/fixes.ts';
import type { Log } from '../system/log.ts';
import { download } from './download.ts';
import type { Location } from './location.ts';
import { readRepository, type Trust } from './trust.ts';

export interface CheckedStream {
  readonly path: string;
  readonly bytes: number;
}

/** Reads every stream of a repository to its end, piece by piece and as a whole. Throws a ProblemError at the first that is wrong. */
export async function check(log: Log, location: Location, trust: Trust): Promise<readonly CheckedStream[]> {
  const streams = await readRepository(log, [location], trust);
  const { signal } = new AbortController();
  const options = { signal, onWaiting: () => undefined, onSpent: () => undefined };
  for (const stream of streams) {
    const whole = createHash('sha256');
    for await (const piece of download(stream, [location], options)) {
      whole.update(piece);
    }
    if (whole.digest('hex') !== stream.sha256)
      refuse('stream.digest-mismatch', { file: stream.path.slice(-256) });
  }
  return streams.map(({ path, bytes }) => ({ path, bytes }));
}
