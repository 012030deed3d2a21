import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../contract/fixes.ts';
import { isDelivered, parseTreeName } from '../contract/tree-name.ts';
import type { Log } from '../system/log.ts';
import type { StreamHead } from './dump.ts';
import { offerId, type Offering } from './medium.ts';
import { readHead } from './scan.ts';
import { StreamFile } from './stream-file.ts';
import type { FileSource } from './stream-source.ts';
import { firstPiece } from './stream.ts';

interface Chain {
  /** The tree that comes out of it. */
  readonly tree: string;
  /** The tree that its first stream is a delta on; null for a whole one. */
  readonly parentUuid: string | null;
}

/**
 * Refuses a chain that cannot become one tree: first a full stream or a delta on a tree that is there, then each made on
 * the one before it. `there` are the UUIDs of those trees.
 */
export function checkChain(
  heads: readonly { readonly file: string; readonly head: StreamHead }[],
  there: ReadonlySet<string>,
): Chain {
  for (const [position, { file, head }] of heads.entries()) {
    const before = heads[position - 1]?.head;
    if (before === undefined && head.parentUuid !== null && !there.has(head.parentUuid)) {
      refuse('stream.parent-missing', { file });
    }
    if (before !== undefined && head.parentUuid !== before.uuid) refuse('stream.order', { file });
    const name = head.name.slice(0, 256);
    if (parseTreeName(head.name) === null) refuse('stream.name-invalid', { file, name });
    if (!isDelivered(head.name)) refuse('tree.personal', { tree: name });
  }
  const tree = heads.at(-1)?.head.name ?? refuse('source.unknown', {});
  return { tree, parentUuid: heads[0]?.head.parentUuid ?? null };
}

/** Only the beginning of each is read, which takes no time. */
const reading = {
  signal: new AbortController().signal,
  onWaiting: () => undefined,
  onSpent: () => undefined,
} as const;

/** The heads of a chain of streams, checked. Throws a ProblemError (`stream.*`, `source.not-found`). */
async function readChain(
  log: Log,
  sources: readonly FileSource[],
  there: ReadonlySet<string>,
): Promise<Chain> {
  const heads = [];
  for (const source of sources) {
    await using stream = await StreamFile.open(source);
    heads.push({ file: stream.file, head: await readHead(log, stream, await firstPiece(stream, reading)) });
  }
  return checkChain(heads, there);
}

async function pinOf(path: string, known: readonly Offering[]): Promise<string | null> {
  const real = await realpath(path).catch(() => path);
  const pinned = known
    .flatMap((one) => one.ways.flatMap((way) => way.sources))
    .find((source) => source.kind === 'file' && source.path === real);
  return pinned?.kind === 'file' ? pinned.sha256 : null;
}

/**
 * Makes an offer of stream files. Those that the medium's manifest names keep its digest; with any other
 * the offer is unsigned, which only a caller that may can accept (`source.unsigned`).
 */
export async function openStreams(
  log: Log,
  files: readonly string[],
  known: readonly Offering[],
  allowUnsigned: boolean,
  there: ReadonlySet<string>,
): Promise<Offering> {
  const sources = await Promise.all(
    files.map(async (path) => ({ kind: 'file' as const, path, sha256: await pinOf(path, known) })),
  );
  const unsigned = sources.find((source) => source.sha256 === null);
  if (unsigned !== undefined && !allowUnsigned) {
    refuse('source.unsigned', { file: basename(unsigned.path).slice(0, 256) });
  }
  const { tree, parentUuid } = await readChain(log, sources, there);
  const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    offer: {
      id: offerId([tree, ...files]),
      tree,
      title: tree,
      summary: '',
      date: null,
      origin: { kind: 'file' },
      trust: unsigned === undefined ? 'pinned' : 'unsigned',
      ways: [{ parentUuid, bytes }],
      installedBytes: null,
    },
    ways: [{ parentUuid, sources }],
  };
}
