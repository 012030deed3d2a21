import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download } from '../../backend/repository/download.ts';
import { parseLocation } from '../../backend/repository/location.ts';
import { readRepository } from '../../backend/repository/trust.ts';
import { Log } from '../../backend/system/log.ts';

// Run in the lab: `fetch.ts ADDRESS ROOT PATH CLIENTS` has so many clients at once read a repository, each as one that has never seen
// it, and download a stream to nothing, by the product's own code. One process, since as many Nodes would measure themselves.

const [, , address = '', root = '', path = '', clients = '1'] = process.argv;
const location = parseLocation(address);
const { signal } = new AbortController();

export interface Fetched {
  /** From the first question to the last byte, in milliseconds. */
  readonly wholeMs: number;
  /** The stream alone. */
  readonly streamMs: number;
  readonly bytes: number;
}

async function client(): Promise<Fetched> {
  const state = await mkdtemp(join(tmpdir(), 'client-'));
  const started = performance.now();
  const { streams } = await readRepository(new Log(), [location], { root, state });
  const stream = streams.find((one) => one.path === path);
  if (stream === undefined) throw new Error(`${path} is not there`);
  const begun = performance.now();
  const options = { signal, onWaiting: () => undefined, onSpent: () => undefined };
  let bytes = 0;
  for await (const piece of download(stream, [location], options)) {
    bytes += piece.length;
  }
  if (bytes !== stream.bytes) throw new Error(`${bytes} of ${stream.bytes}`);
  const ended = performance.now();
  return { wholeMs: ended - started, streamMs: ended - begun, bytes };
}

const fetched = await Promise.all(Array.from({ length: Number(clients) }, client));
process.stdout.write(JSON.stringify(fetched));
