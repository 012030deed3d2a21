import { setInterval } from 'node:timers/promises';

/**
 * Looks again and again while something is done, each so many milliseconds, and gives what comes of it. A look that fails is the last:
 * how far it is can be told or not, and what is done goes on.
 */
export async function watching<T>(work: Promise<T>, everyMs: number, look: () => Promise<void>): Promise<T> {
  const stop = new AbortController();
  const looks = async (): Promise<void> => {
    for await (const _ of setInterval(everyMs, null, { signal: stop.signal })) await look();
  };
  const looking = looks().catch(() => undefined);
  try {
    return await work;
  } finally {
    stop.abort();
    await looking;
  }
}
