import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deltaStart, secondVersion, streamOf, type Step } from '../delivery/send-stream.ts';
import { signStreams, type StreamToSign } from '../delivery/sign-streams.ts';
import type { Lab } from '../lab/lab.ts';
import { casesOf } from './extent.ts';
import { cases, file, made, moreCases, next, usr } from './hostile-cases.ts';
import { atTop, home, live, root } from './house.ts';
import { change, Folder, inLab, install, installFrom, readStore, startMachine, stream } from './machine.ts';

// Streams that are framed and signed as they should be, by a publisher who is trusted and ought not to be. Each is a delta on the
// version that is there, so that nothing but what is hostile in it can be wrong with it.

const uuid = randomUUID();

let folder: Folder;
let lab: Lab;
/** The UUID that deltas on the version that is there name it by. */
let base: string;
/** That of the private tree with the settings. */
let rootUuid: string;
/** What there was before anything hostile came. */
let before: string;
let count = 0;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * 1024 ** 3, 4 * 1024 ** 3]);
  await install(lab, '/dev/ubdb', [stream('good.btrfs')]);
  await live(lab);
  // Somebody else's folder, by a name that a table of mounts cannot have as it is.
  await atTop(lab, `echo letter > .pristine/marker; mkdir 'a #b\\c'; echo letter > 'a #b\\c/marker'`);
  base = (await readStore(lab)).trees[0]?.uuids.at(-1) ?? '';
  rootUuid = /UUID:\s+(\S+)/u.exec(await atTop(lab, `btrfs subvolume show ${root}`))?.[1] ?? '';
  before = await world();
  await inLab(lab, ['touch', '/run/mark']);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

function begin(name: string, parent: string, id = uuid): Step {
  return deltaStart(name, parent, id);
}

function delta(steps: readonly Step[], start = begin(next, base)): Buffer {
  return streamOf([start, ...secondVersion, ...steps, ['end', {}]]);
}

/** Signs a stream, and gives the options that lead to it. */
async function signed(
  bytes: Buffer,
  note: Partial<StreamToSign['note']> = {},
): Promise<readonly [string, ...string[]]> {
  count += 1;
  const signedFile = folder.file(`stream-${count}`);
  await writeFile(signedFile, zstdCompressSync(bytes));
  const said = { tree: next, uuid, parentUuid: base, writtenBytes: 1, ...note };
  const repository = folder.file(`repository-${count}`);
  const trust = await signStreams(repository, [{ file: signedFile, note: said, from: '1' }]);
  return [repository, '--tree', said.tree, '--trust', trust];
}

async function add(bytes: Buffer, note: Partial<StreamToSign['note']> = {}): ReturnType<typeof change> {
  const [repository, ...more] = await signed(bytes, note);
  return change(lab, `tree add --system main --repository ${repository}`, ...more);
}

/** What has changed on the running system since the mark, but where it keeps its own. Looking takes a while, so it is done at the end. */
const elsewhere = `find / /run /tmp /dev -xdev -cnewer /run/mark -printf '%p\\n' | sort -u |
  grep -vE '^/(run|tmp|dev|var/lib)$|^/(run|var/lib)/pristine|^/run/(mark|top|udev|lock|mount)|^/dev/(block|ttyS|loop|ubd|null|pts|shm)|^/var/cache/node' || true`;

/** All trees, and all that lies on the disk but our own notes, with what is in it. Nothing lies in the place for what is received. */
const onDisk = `find . -path ./.pristine/journal -prune -o ! -path ./.pristine/incoming -printf '%p %y %m %U:%G %n %s %T@ %C@ %l\\n' | sort
  find . -path ./.pristine/journal -prune -o -type f -print0 | sort -z | xargs -0 sha256sum
  btrfs subvolume list -a -u -R . | sed 's/ gen [0-9]*//' | sort`;

async function world(): Promise<string> {
  return atTop(lab, onDisk);
}

/** Tries a hostile stream, and gives what it came to. Nothing may be other than before then. */
async function refused(bytes: Buffer, note: Partial<StreamToSign['note']> = {}): Promise<string> {
  const { outcome, problem, issues, exitCode } = await add(bytes, note);
  expect(exitCode).not.toBe(0);
  expect(await world()).toBe(before);
  if (outcome?.result === 'failed') return outcome.problem.code;
  return problem?.code ?? issues[0]?.problem.code ?? 'nothing';
}

function spoiled(bytes: Buffer): Buffer {
  const at = bytes.length - 16;
  return Buffer.from(bytes).fill(0xff, at, at + 2);
}

test.each(casesOf(cases, moreCases))('a stream that %s is refused: %s', async (_what, code, steps) => {
  expect(await refused(delta(steps({ base, rootUuid, uuid })))).toBe(code);
});

type NotedCase = readonly [
  what: string,
  code: string,
  made: () => readonly [Buffer, Partial<StreamToSign['note']>],
];

test.each(
  casesOf<NotedCase>(
    [
      ['is on another tree than it says', 'tree.mismatch', () => [delta([], begin(next, rootUuid)), {}]],
      ['has a name with a path', 'tree.mismatch', () => [delta([], begin(`../../${next}`, base)), {}]],
      ['ends in mid command', 'stream.truncated', () => [delta([made]).subarray(0, -20), {}]],
      ['has a wrong checksum', 'stream.corrupt', () => [spoiled(delta([made])), {}]],
      ['has another UUID than it says', 'tree.mismatch', () => [delta([]), { uuid: randomUUID() }]],
    ],
    [
      [
        'is on no tree that is delivered',
        'stream.parent-missing',
        () => [delta([], begin(next, rootUuid)), { parentUuid: rootUuid }],
      ],
      ['has another name than is offered', 'tree.mismatch', () => [delta([], begin(`${usr}:9`, base)), {}]],
    ],
  ),
)('a stream that %s is refused: %s', async (_what, code, made_) => {
  expect(await refused(...made_())).toBe(code);
});

test('what an installation is offered is looked at before the disk is erased', async () => {
  const start: Step = ['subvol', { path: next, uuid, transid: 1 }];
  const [repository, ...more] = await signed(delta([], start), { uuid: randomUUID(), parentUuid: null });
  const { outcome } = await installFrom(lab, '/dev/ubdc', ['--repository', repository, ...more]);
  expect(outcome).toMatchObject({
    result: 'failed',
    aftermath: 'untouched',
    problem: { code: 'tree.mismatch' },
  });
});

test('a stream that takes more than it says, and more than there is, leaves nothing', async () => {
  const steps: readonly Step[] = [
    ['fallocate', { path: file, 'fallocate-mode': 0, offset: 0, size: 1024 ** 4 }],
  ];
  expect(await refused(delta([made, ...steps]))).toBe('space.insufficient');
});

/** All but what is added, and the folders that it is added to. */
async function others(): Promise<readonly string[]> {
  return (await world())
    .split('\n')
    .filter((line) => !line.includes(next) && !/^\.(?:\/\.pristine\S*)? d /u.test(line));
}

test('what only looks hostile is delivered: it stays within the tree, or is the publisher’s to decide', async () => {
  const there = await others();
  const capability = Buffer.from('0100000200200000000000000000000000000000', 'hex');
  const steps: readonly Step[] = [
    // From the root, which is the tree's.
    ['mkfile', { path: '/etc-shadow' }],
    // What leads elsewhere, or is waited at, for whoever follows it.
    ['symlink', { path: 'share/link', link: `../../${home}/anna/marker` }],
    ['mkfifo', { path: 'share/pipe' }],
    ['mksock', { path: 'share/socket' }],
    ['mkfifo', { path: 'lib/tmpfiles.d/pipe.conf' }],
    // What lets a program do more than its user may.
    made,
    ['chown', { path: file, uid: 0, gid: 50 }],
    ['set-xattr', { path: file, xattr: 'security.capability', value: capability }],
    ['chmod', { path: file, mode: 0o6755 }],
    ['set-xattr', { path: file, xattr: 'user.note', value: 'kept' }],
  ];
  expect((await add(delta(steps))).outcome).toMatchObject({ result: 'verified' });
  expect(await others()).toStrictEqual(there);
  const look = `cd ${next}; ls -d etc-*; find share lib ! -type d ! -type f -printf '%f %y\\n' | sort
    python3 -c 'import os; p = "${file}"; print(oct(os.stat(p).st_mode), os.getxattr(p, "security.capability").hex(), os.getxattr(p, "user.note").decode())'`;
  expect((await atTop(lab, look)).trim().split('\n')).toStrictEqual([
    'etc-shadow',
    'link l',
    'pipe p',
    'pipe.conf p',
    'socket s',
    `0o106755 ${capability.toString('hex')} kept`,
  ]);
});

test('after all that nothing of the running system was written to', async () => {
  expect(await inLab(lab, ['sh', '-c', elsewhere])).toBe('');
});
