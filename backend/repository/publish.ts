import { mkdir, rename, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TargetFile } from '@tufjs/models';
import { refuse } from '../contract/fixes.ts';
import { wayFrom } from '../contract/way.ts';
import { isDelivered } from '../contract/tree-name.ts';
import { cheapestWays } from '../plan/ways.ts';
import { toolFailed, type Argv, type Commands } from '../system/command.ts';
import { Pipeline } from '../system/pipeline.ts';
import { checkTree } from '../trees/check-tree.ts';
import { Inventory } from '../trees/inventory.ts';
import { Reading } from '../trees/reading.ts';
import { receiveRoot } from '../trees/receive-root.ts';
import { receiveStream } from '../trees/receive.ts';
import { scanStream } from '../trees/scan.ts';
import { StreamFile } from '../trees/stream-file.ts';
import { createSubvolume, publishTree } from '../trees/subvolume.ts';
import { titleOf } from '../trees/title.ts';
import { kinOf, timeBetween, type Kin } from './kin.ts';
import { MetadataFiles, trustedOnlineKey } from './metadata-files.ts';
import { makeScratch, removeLeftScratch, type Scratch } from './scratch.ts';
import { prunedOf } from './pruned.ts';
import { SignedFile } from './signed-source.ts';
import { familyOf, storedPath, targetPath, type SignedStream, type StreamNote } from './signed-stream.ts';
import { signedStreamOf, targetOf } from './target.ts';

/** A tree that is to be published. */
export interface Publication {
  readonly repository: string;
  readonly keys: string;
  /** The folder or subvolume with what is in the tree. */
  readonly source: string;
  /** Its name. */
  readonly tree: string;
  /** What people are shown; null for what they were shown before, and of a new tree for what it calls itself, and for nothing. */
  readonly title: string | null;
  readonly summary: string | null;
  /** Versions from which there shall be a delta as well, beside the newest. */
  readonly deltaFrom: readonly string[];
  /** A folder with room for two trees and their streams; null for the repository itself. */
  readonly scratch: string | null;
}

interface Work {
  readonly commands: Commands;
  readonly publication: Publication;
  readonly scratch: Scratch;
  readonly streams: readonly SignedStream[];
  readonly now: Date;
  /** Where published trees are that were fetched into the scratch, by their UUIDs. */
  readonly there: Map<string, string>;
}

/** What is said of a tree, in each of its streams the same. */
type About = Pick<StreamNote, 'title' | 'summary' | 'date' | 'installedBytes'>;

/** What is to be signed of it. */
export interface Outcome {
  /** Streams that were made. */
  readonly made: readonly TargetFile[];
  /** Streams that were there, with another title or summary. */
  readonly reworded: readonly TargetFile[];
}

/** Nobody waits for a publisher, and nobody cancels it. */
const patiently = {
  signal: new AbortController().signal,
  onWaiting: () => undefined,
  onSpent: () => undefined,
  onBytes: () => undefined,
} as const;

const copying: Argv = ['rsync', '-aHAX', '--numeric-ids', '--checksum', '--delete'];

/** A mistake of the publisher is told to the publisher, not to those who install. */
async function checkSource({ source, tree }: Publication): Promise<void> {
  const found = await stat(source).catch(() => null);
  if (found === null || !found.isDirectory()) refuse('publish.not-a-folder', { file: source.slice(-256) });
  if (!isDelivered(tree)) refuse('tree.personal', { tree });
  await checkTree(source, tree);
}

/** Gets a published tree as its clients get it, from what is in the scratch already. Gives its path. */
async function fetchTree(work: Work, stream: SignedStream): Promise<string> {
  const { commands, scratch, publication, streams, there } = work;
  const known = there.get(stream.uuid);
  if (known !== undefined) return known;
  const way = wayFrom(cheapestWays(streams, stream.uuid), new Set(there.keys()));
  await using mounts = new AsyncDisposableStack();
  const incoming = { ...(await receiveRoot(commands, mounts, scratch.node)), device: scratch.node };
  const mirrors = [{ kind: 'folder', path: publication.repository }] as const;
  for (const one of way?.leads ?? refuse('publish.no-such-version', { tree: stream.tree })) {
    const { tree: name, uuid, parentUuid, pieces, writtenBytes } = one;
    await using file = new SignedFile({ stream: one, mirrors });
    await using reading = new Reading(file, patiently);
    const expected = { head: { name, uuid, parentUuid }, pieces, writtenBytes };
    const received = await receiveStream(commands, incoming, reading, expected, patiently);
    await publishTree(commands, received, join(scratch.top, name));
    there.set(uuid, join(scratch.top, name));
  }
  return there.get(stream.uuid) ?? refuse('publish.no-such-version', { tree: stream.tree });
}

/**
 * A version means one thing. Gives the path of the tree as it is published. Throws `publish.differs` where it is published with another
 * content.
 */
async function fetchSame(work: Work, published: SignedStream): Promise<string> {
  const { commands, publication } = work;
  const path = await fetchTree(work, published);
  const compare: Argv = [...copying, '--dry-run', '--itemize-changes', `${publication.source}/`, `${path}/`];
  const lines = (await commands.output(compare)).split('\n').filter((line) => line !== '');
  // The time of the top is ours.
  const differs = lines.some((line) => !/^\.d\.\.t\.* \.\/$/u.test(line));
  return differs ? refuse('publish.differs', { tree: publication.tree }) : path;
}

/** The time of a tree's top, in whole seconds. */
async function timeOf(path: string): Promise<number> {
  return Math.floor((await stat(path)).mtimeMs / 1000);
}

/** The time for the top of the tree. Throws `publish.no-time`. */
async function topTime(work: Work, { older, newer }: Kin): Promise<number> {
  const [before = null, after = null] = [older[0], newer[0]];
  const time = timeBetween(
    Math.floor(work.now.getTime() / 1000),
    before === null ? null : await timeOf(await fetchTree(work, before)),
    after === null ? null : await timeOf(await fetchTree(work, after)),
  );
  return time ?? refuse('publish.no-time', { tree: work.publication.tree });
}

/** Makes the tree, from another version where there is one, so that a delta holds only what is another. */
async function makeTree(work: Work, kin: Kin, parent: string | null): Promise<string> {
  const { commands, scratch, publication } = work;
  const path = join(scratch.top, publication.tree);
  if (parent === null) await createSubvolume(commands, path);
  else await commands.run(['btrfs', 'subvolume', 'snapshot', parent, path]);
  await commands.run([...copying, '--inplace', '--no-whole-file', `${publication.source}/`, `${path}/`]);
  // A received tree cannot be touched any more.
  const time = await topTime(work, kin);
  await utimes(path, time, time);
  await commands.run(['btrfs', 'property', 'set', '-ts', path, 'ro', 'true']);
  return path;
}

async function writeStream(work: Work, path: string, parent: string | null): Promise<string> {
  const { commands, scratch } = work;
  const file = join(scratch.folder, 'stream.btrfs.zst');
  // A whole tree comes as it lies compressed in the scratch: on the target it takes less room and less time to write. Of a delta that
  // would be whole extents where some bytes are another.
  const from = parent === null ? ['--compressed-data'] : ['-p', parent];
  const send: Argv = ['btrfs', '--quiet', 'send', '--proto', '2', ...from, path];
  const compress: Argv = ['zstd', '-19', '--long=27', '--threads=0', '--quiet', '--force', '-o', file];
  const pipeline = new Pipeline(commands.log, [send, compress]);
  const failed = (await pipeline.end()).find((end) => end.exitCode !== 0);
  if (failed !== undefined) throw toolFailed(failed.tool, failed.exitCode);
  return file;
}

/** Reads the stream that was made, as a client does who trusts nobody, and puts it where it belongs. */
async function store(work: Work, file: string, fromTree: string | null, about: About): Promise<TargetFile> {
  const { commands, publication } = work;
  const { tree, repository } = publication;
  await using stream = await StreamFile.open({ kind: 'file', path: file, sha256: null });
  const scan = await scanStream(commands.log, stream, new Inventory(), patiently);
  if (scan.head.name !== tree)
    refuse('tree.mismatch', { tree, expected: tree, found: scan.head.name.slice(0, 256) });
  const path = targetPath(tree, fromTree === null ? null : familyOf(fromTree).version);
  const place = join(repository, storedPath(path, scan.sha256));
  await mkdir(dirname(place), { recursive: true });
  await move(commands, file, place);
  return targetOf({
    format: 1,
    tree,
    ...about,
    uuid: scan.head.uuid,
    parentUuid: scan.head.parentUuid,
    writtenBytes: scan.writtenBytes,
    pieces: [...scan.pieces],
    path,
    bytes: stream.sizeBytes,
    sha256: scan.sha256,
  });
}

/** The scratch may be on another file system. */
async function move(commands: Commands, from: string, to: string): Promise<void> {
  await commands.run(['cp', '--reflink=auto', from, `${to}.new`]);
  await commands.run(['sync', `${to}.new`]);
  await rename(`${to}.new`, to);
}

/** Each with its path in the scratch, the oldest first: the newer ones come as deltas on them, and share what is the same. */
type Parents = readonly (readonly [SignedStream, string])[];

async function fetchParents(work: Work, { older, newer }: Kin): Promise<Parents> {
  const { publication } = work;
  const byAge = [...older.toReversed(), ...newer];
  const asked = publication.deltaFrom.map(
    (version) =>
      byAge.find((one) => familyOf(one.tree).version === version) ??
      refuse('publish.no-such-version', { tree: `${publication.tree} from ${version}`.slice(0, 256) }),
  );
  const wanted = new Set([...older.slice(0, 1), ...asked]);
  const parents: (readonly [SignedStream, string])[] = [];
  for (const parent of byAge.filter((one) => wanted.has(one))) {
    parents.push([parent, await fetchTree(work, parent)]);
  }
  return parents;
}

async function storeDeltas(
  work: Work,
  path: string,
  parents: Parents,
  about: About,
): Promise<readonly TargetFile[]> {
  const made: TargetFile[] = [];
  for (const [parent, from] of parents) {
    made.push(await store(work, await writeStream(work, path, from), parent.tree, about));
  }
  return made;
}

async function publishNew(work: Work, kin: Kin): Promise<Outcome> {
  const { commands, publication, now } = work;
  const { source, tree, title, summary } = publication;
  const parents = await fetchParents(work, kin);
  const path = await makeTree(work, kin, parents.at(-1)?.[1] ?? null);
  const sum = await commands.output(['du', '--summarize', '--bytes', path]);
  const about: About = {
    title: title ?? (await titleOf(source, tree)),
    summary: summary ?? '',
    date: now.toISOString().slice(0, 10),
    installedBytes: Number.parseInt(sum, 10),
  };
  const whole = await store(work, await writeStream(work, path, null), null, about);
  return { made: [whole, ...(await storeDeltas(work, path, parents, about))], reworded: [] };
}

/** Of a tree that is published already: the deltas that it lacks, and what people are shown now. */
async function publishMore(
  work: Work,
  published: readonly [SignedStream, ...SignedStream[]],
  kin: Kin,
): Promise<Outcome> {
  const parents = await fetchParents(work, kin);
  const path = await fetchSame(work, published[0]);
  const lacking = parents.filter(([{ uuid }]) => !published.some((one) => one.parentUuid === uuid));
  const { date, installedBytes, ...before } = published[0];
  const title = work.publication.title ?? before.title;
  const summary = work.publication.summary ?? before.summary;
  return {
    made: await storeDeltas(work, path, lacking, { title, summary, date, installedBytes }),
    reworded: published
      .filter((one) => one.title !== title || one.summary !== summary)
      .map((one) => targetOf({ ...one, title, summary })),
  };
}

/**
 * Publishes a tree as a whole and as deltas from the version before it and from those asked for. Where the same is there already, only
 * deltas that it lacks, and another title or summary, if one is given. Throws a ProblemError (`tree.*`, `publish.*`, `keys.*`,
 * `repository.not-found`).
 */
export async function publish(commands: Commands, publication: Publication, now: Date): Promise<Outcome> {
  await checkSource(publication);
  const files = new MetadataFiles(publication.repository);
  const before = await files.read();
  const online = await trustedOnlineKey(publication.keys, before);
  const { tree } = publication;
  if (prunedOf(before.targets.signed.unrecognizedFields).includes(tree)) refuse('publish.pruned', { tree });
  await removeLeftScratch(publication.repository);
  await using stack = new AsyncDisposableStack();
  const scratch = await makeScratch(commands, stack, publication.scratch ?? publication.repository);
  const listed = Object.values(before.targets.signed.targets);
  const streams = listed.map(signedStreamOf);
  const work: Work = { commands, publication, scratch, streams, now, there: new Map() };
  const kin = kinOf(streams, tree);
  const [same, ...more] = streams.filter((one) => one.tree === tree);
  const outcome =
    same === undefined ? await publishNew(work, kin) : await publishMore(work, [same, ...more], kin);
  const news = [...outcome.reworded, ...outcome.made];
  if (news.length > 0) await files.publish([...listed, ...news], online, now, before);
  return outcome;
}
