import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Metadata, MetadataKind, type Targets } from '@tufjs/models';
import { Updater, type Fetcher } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import type { Log } from '../system/log.ts';
import { writeWhole } from '../system/write-file.ts';
import { locationKey, locationText, silence, type Location } from './location.ts';
import { jsonObject, metadataFolder } from './metadata-files.ts';
import { mirrorsOf, placesOf } from './mirrors.ts';
import { readWhole } from './open.ts';
import type { SignedStream } from './signed-stream.ts';
import { signedStreamOf } from './target.ts';
import { isPassing } from './web.ts';

/** One file of metadata may take so long, all tries together. Milliseconds. */
const patienceMs = 30_000;
const tries = 4;
/** A mirror is there to be had at once: of a network that is down it has to be said soon. */
const mirrorTries = 2;
const pauseMs = 500;
/** The library asks for files by an address, of which only the last part is looked at here. */
const anyBase = 'https://repository.invalid';
/** Room for some hundred long streams with the digests of their pieces. */
const longestTargets = 32 * 1024 * 1024;

function isRoot(path: string): boolean {
  return /\/\d+\.root\.json$/u.test(path);
}

/** Stores of files on the network say 403 of a file that is not there to who may not list them. */
function isMissing(path: string, { problem }: ProblemError): boolean {
  if (problem.code === 'repository.file-missing') return true;
  return isRoot(path) && problem.code === 'network.refused' && problem.params.status === 403;
}

/** Reads metadata by our own way, which knows folders, proxies and portals, and remembers what went wrong with it. */
class MetadataFetcher implements Fetcher {
  problem: ProblemError | null = null;
  clockErrorMs: number | null = null;
  readonly #location: Location;
  readonly #tries: number;

  constructor(location: Location, mostTries: number) {
    this.#location = location;
    this.#tries = mostTries;
  }

  async downloadBytes(url: string, maxLength: number): Promise<Buffer> {
    const path = `${metadataFolder}/${url.split('/').at(-1) ?? ''}`;
    const signal = AbortSignal.timeout(patienceMs);
    for (let left = this.#tries; ; left -= 1) {
      try {
        const onClockError = (ms: number): void => {
          this.clockErrorMs = ms;
        };
        return await readWhole(this.#location, path, maxLength, signal, onClockError);
      } catch (error) {
        const problem = error instanceof ProblemError ? error : this.#slow(error);
        if (isMissing(path, problem)) throw this.#missing(path, problem);
        if (left === 1 || signal.aborted || !isPassing(problem)) {
          this.problem = problem;
          throw problem;
        }
        await delay(pauseMs * 2 ** (this.#tries - left));
      }
    }
  }

  #missing(path: string, problem: ProblemError): Error {
    // That there is no newer root is how the library learns that it has the newest.
    if (!isRoot(path)) this.problem = problem;
    return new DownloadHTTPError('no such file', 404);
  }

  #slow(cause: unknown): ProblemError {
    return new ProblemError(silence(this.#location), { cause });
  }

  /** Targets are streams, which are read in pieces; the library never asks for one. */
  downloadFile<T>(): Promise<T> {
    return Promise.reject(new TypeError('targets are not read by way of the library'));
  }
}

/** What the library found wrong, in our words. It has no codes, and wraps some of its errors in text. */
function meaningOf(error: unknown, location: Location, fetcher: MetadataFetcher): ProblemError {
  if (fetcher.problem !== null) {
    const { code } = fetcher.problem.problem;
    const none = code === 'repository.file-missing';
    return none
      ? new ProblemError(
          problemOf('repository.not-found', { location: locationText(location).slice(0, 256) }),
        )
      : fetcher.problem;
  }
  const text = error instanceof Error ? error.message : String(error);
  const where = { location: locationText(location).slice(0, 256) };
  const problem = (): ReturnType<typeof problemOf> => {
    if (/is expired/u.test(text)) {
      const { clockErrorMs } = fetcher;
      // By a clock that is behind it would not be expired yet: then it is by the right time as well.
      return clockErrorMs === null || clockErrorMs > 0
        ? problemOf('repository.expired', where)
        : problemOf('clock.wrong', { behindMs: Math.round(clockErrorMs) });
    }
    if (/was signed by/u.test(text)) return problemOf('repository.untrusted', where);
    if (/is less than current version/u.test(text)) return problemOf('repository.rolled-back', where);
    return problemOf('repository.inconsistent', where);
  };
  return new ProblemError(problem(), { cause: error });
}

/** What a repository says. */
export interface Listing {
  readonly streams: readonly SignedStream[];
  /** The addresses at which it lies as well. */
  readonly mirrors: readonly string[];
}

async function targetsIn(folder: string): Promise<Targets> {
  const text = await readFile(join(folder, 'targets.json'), 'utf8');
  return Metadata.fromJSON(MetadataKind.Targets, jsonObject.parse(JSON.parse(text))).signed;
}

async function listedIn(folder: string): Promise<Listing> {
  const { targets, unrecognizedFields } = await targetsIn(folder);
  const streams = Object.values(targets)
    .filter((target) => target.custom['pristine'] !== undefined)
    .map(signedStreamOf);
  return { streams, mirrors: mirrorsOf(unrecognizedFields) };
}

/** The mirrors that were named when it was seen last. What is not there, or was written in half, names none. */
async function mirrorsSeen(folder: string): Promise<readonly string[]> {
  return targetsIn(folder).then(
    ({ unrecognizedFields }) => mirrorsOf(unrecognizedFields),
    () => [],
  );
}

export interface Trust {
  /** File with the root metadata that is trusted to begin with; it comes with the medium. */
  readonly root: string;
  /** Folder for what was seen last of each repository: who shows something older is not believed. */
  readonly state: string;
}

/** Reads it from one place. `folder` has what was seen last. */
async function readFrom(log: Log, location: Location, folder: string, mostTries: number): Promise<Listing> {
  const fetcher = new MetadataFetcher(location, mostTries);
  try {
    const updater = new Updater({
      metadataDir: folder,
      metadataBaseUrl: anyBase,
      fetcher,
      config: { targetsMaxLength: longestTargets },
    });
    await updater.refresh();
    return await listedIn(folder);
  } catch (error) {
    log.fail('repository', error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw error instanceof ProblemError ? error : meaningOf(error, location, fetcher);
  }
}

/**
 * Reads what a repository offers, by The Update Framework: nothing that is not signed by whom the root names, nothing older than
 * what was seen before, nothing that is out of date. A mirror, of those that are given and then of those that were named last time, is
 * asked where those before it cannot be had or believed. Throws the first one's ProblemError (`repository.*`, `network.*`,
 * `clock.wrong`) where none can.
 */
export async function readRepository(
  log: Log,
  given: readonly [Location, ...Location[]],
  trust: Trust,
): Promise<Listing> {
  const root = await readFile(trust.root).catch(() => refuse('repository.no-root', {}));
  const name = createHash('sha256').update(root).update(locationKey(given[0])).digest('hex').slice(0, 32);
  const folder = join(trust.state, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known = await readFile(join(folder, 'root.json')).catch(() => null);
  if (known === null) await writeWhole(join(folder, 'root.json'), root);
  const problems: unknown[] = [];
  for (const [index, location] of placesOf(given, await mirrorsSeen(folder)).entries()) {
    try {
      return await readFrom(log, location, folder, index === 0 ? tries : mirrorTries);
    } catch (error) {
      problems.push(error);
    }
  }
  throw problems[0];
}
