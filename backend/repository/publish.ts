import { mkdir, rename, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TargetFile } from '@tufjs/models';
import { refuse } from '../contract/fixes.ts';
import { wayFrom } from '../contract/way.ts';
import { isDelivered } from '../contract/tree-name.ts';
import { compareVersions } from '../contract/version.ts';
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
import { MetadataFiles, trustedOnlineKey } from './metadata-files.ts';
import { makeScratch, type Scratch } from './scratch.ts';
import { SignedFile } from './signed-source.ts';
import { familyOf, storedPath, targetPath, type SignedStream, type StreamNote } from './signed-stream.ts';
import { signedStreamOf } from './trust.ts';

/** A tree that is to be published. */
export interface Publication {
  readonly repository: string;
  readonly keys: string;
  /** The folder or subvolume with what is in the tree. */
  readonly source: string;
  /** Its name. */
  readonly tree: string;
  /** What people are shown; null for what the tree calls itself. */
  readonly title: string | null;
  readonly summary: string;
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

/** The versions of the same family that are published, the newest first. */
function kinOf(streams: readonly SignedStream[], tree: string): readonly SignedStream[] {
  const { family } = familyOf(tree);
  const kin = new Map(
    streams
      .filter((one) => one.tree !== tree && familyOf(one.tree).family === family)
      .map((one) => [one.tree, one]),
  );
  return [...kin.values()].toSorted((a, b) =>
    compareVersions(familyOf(b.tree).version ?? '', familyOf(a.tree).version ?? ''),
  );
}

/** Gets a published tree as its clients get it, from what is in the scratch already. Gives its path. */
async function fetchTree(work: Work, stream: SignedStream, there: Map<string, string>): Promise<string> {
  const { commands, scratch, publication, streams } = work;
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

/** A version means one thing. Throws `publish.differs` where the tree is published with another content. */
async function checkSame(work: Work, published: SignedStream): Promise<void> {
  const { commands, publication } = work;
  const path = await fetchTree(work, published, new Map());
  const compare: Argv = [...copying, '--dry-run', '--itemize-changes', `${publication.source}/`, `${path}/`];
  const lines = (await commands.output(compare)).split('\n').filter((line) => line !== '');
  // The time of the top is ours.
  const differs = lines.some((line) => !/^\.d\.\.t\.* \.\/$/u.test(line));
  if (differs) refuse('publish.differs', { tree: publication.tree });
}

/** Makes the tree, from the version before it where there is one, so that a delta holds only what is another. */
async function makeTree(work: Work, parent: string | null): Promise<string> {
  const { commands, scratch, publication, now } = work;
  const path = join(scratch.top, publication.tree);
  if (parent === null) await createSubvolume(commands, path);
  else await commands.run(['btrfs', 'subvolume', 'snapshot', parent, path]);
  await commands.run([...copying, '--inplace', '--no-whole-file', `${publication.source}/`, `${path}/`]);
  // systemd compares the time of /usr with when /etc was last brought up to date, and believes only in newer ones; a received tree
  // cannot be touched any more. See ConditionNeedsUpdate= in systemd.unit(5).
  const last = parent === null ? 0 : Math.floor((await stat(parent)).mtimeMs / 1000);
  const time = Math.max(Math.floor(now.getTime() / 1000), last + 1);
  await utimes(path, time, time);
  await commands.run(['btrfs', 'property', 'set', '-ts', path, 'ro', 'true']);
  return path;
}

async function writeStream(work: Work, path: string, parent: string | null): Promise<string> {
  const { commands, scratch } = work;
  const file = join(scratch.folder, 'stream.btrfs.zst');
  const from = parent === null ? [] : ['-p', parent];
  const send: Argv = ['btrfs', '--quiet', 'send', '--proto', '2', ...from, path];
  const compress: Argv = ['zstd', '-19', '--long=27', '--threads=0', '--quiet', '--force', '-o', file];
  const pipeline = new Pipeline(commands.log, [send, compress]);
  const failed = (await pipeline.end()).find((end) => end.exitCode !== 0);
  if (failed !== undefined) throw toolFailed(failed.tool, failed.exitCode);
  return file;
}

/** Reads the stream that was made, as a client does who trusts nobody, and puts it where it belongs. */
async function store(
  work: Work,
  file: string,
  fromTree: string | null,
  installedBytes: number,
): Promise<TargetFile> {
  const { commands, publication, now } = work;
  const { tree, source, repository, title, summary } = publication;
  await using stream = await StreamFile.open({ kind: 'file', path: file, sha256: null });
  const scan = await scanStream(commands.log, stream, new Inventory(), patiently);
  if (scan.head.name !== tree)
    refuse('tree.mismatch', { tree, expected: tree, found: scan.head.name.slice(0, 256) });
  const note: StreamNote = {
    format: 1,
    tree,
    title: title === null ? await titleOf(source, tree) : title.slice(0, 256),
    summary,
    date: now.toISOString().slice(0, 10),
    uuid: scan.head.uuid,
    parentUuid: scan.head.parentUuid,
    writtenBytes: scan.writtenBytes,
    installedBytes,
    pieces: [...scan.pieces],
  };
  const path = targetPath(tree, fromTree === null ? null : familyOf(fromTree).version);
  const place = join(repository, storedPath(path, scan.sha256));
  await mkdir(dirname(place), { recursive: true });
  await move(commands, file, place);
  return new TargetFile({
    path,
    length: stream.sizeBytes,
    hashes: { sha256: scan.sha256 },
    unrecognizedFields: { custom: { pristine: note } },
  });
}

/** The scratch may be on another file system. */
async function move(commands: Commands, from: string, to: string): Promise<void> {
  await commands.run(['cp', '--reflink=auto', from, `${to}.new`]);
  await commands.run(['sync', `${to}.new`]);
  await rename(`${to}.new`, to);
}

function deltaParents({ publication }: Work, kin: readonly SignedStream[]): readonly SignedStream[] {
  const asked = publication.deltaFrom.map(
    (version) =>
      kin.find((one) => familyOf(one.tree).version === version) ??
      refuse('publish.no-such-version', { tree: `${publication.tree} from ${version}`.slice(0, 256) }),
  );
  return [...new Set([...kin.slice(0, 1), ...asked])];
}

async function makeStreams(work: Work): Promise<readonly TargetFile[]> {
  const { commands, publication, streams } = work;
  const there = new Map<string, string>();
  const parents: (readonly [SignedStream, string])[] = [];
  // The oldest first: the newer ones come as deltas on them, and share what is the same.
  for (const parent of deltaParents(work, kinOf(streams, publication.tree)).toReversed()) {
    parents.push([parent, await fetchTree(work, parent, there)]);
  }
  const path = await makeTree(work, parents.at(-1)?.[1] ?? null);
  const sum = await commands.output(['du', '--summarize', '--bytes', path]);
  const installedBytes = Number.parseInt(sum, 10);
  const made = [await store(work, await writeStream(work, path, null), null, installedBytes)];
  for (const [parent, from] of parents) {
    made.push(await store(work, await writeStream(work, path, from), parent.tree, installedBytes));
  }
  return made;
}

/**
 * Publishes a tree as a whole and as deltas from the newest version and from those asked for. Gives the streams that were made:
 * none where the same is there already. Throws a ProblemError (`tree.*`, `publish.*`, `keys.*`, `repository.not-found`).
 */
export async function publish(
  commands: Commands,
  publication: Publication,
  now: Date,
): Promise<readonly { readonly path: string; readonly bytes: number }[]> {
  await checkSource(publication);
  const files = new MetadataFiles(publication.repository);
  const before = await files.read();
  const online = await trustedOnlineKey(publication.keys, before);
  await using stack = new AsyncDisposableStack();
  const scratch = await makeScratch(commands, stack, publication.scratch ?? publication.repository);
  const listed = Object.values(before.targets.signed.targets);
  const streams = listed.map(signedStreamOf);
  const work: Work = { commands, publication, scratch, streams, now };
  const same = streams.find((one) => one.tree === publication.tree);
  if (same !== undefined) {
    await checkSame(work, same);
    return [];
  }
  const made = await makeStreams(work);
  await files.publish([...listed, ...made], online, now, before);
  return made.map(({ path, length }) => ({ path, bytes: length }));
}
