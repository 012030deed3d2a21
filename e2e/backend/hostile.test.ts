import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deltaStart, secondVersion, streamOf, type Step } from '../delivery/send-stream.ts';
import { signStreams, type StreamToSign } from '../delivery/sign-streams.ts';
import type { Lab } from '../lab/lab.ts';
import { casesOf } from './extent.ts';
import { atTop, home, live, root, stepBack } from './house.ts';
import { change, Folder, inLab, install, installFrom, readStore, startMachine, stream } from './machine.ts';

// Streams that are framed and signed as they should be, by a publisher who is trusted and ought not to be. Each is a delta on the
// version that is there, so that nothing but what is hostile in it can be wrong with it.

const usr = 'usr:org.test.small:x86_64';
const next = `${usr}:2`;
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
  const file = folder.file(`stream-${count}`);
  await writeFile(file, zstdCompressSync(bytes));
  const said = { tree: next, uuid, parentUuid: base, writtenBytes: 1, ...note };
  const repository = folder.file(`repository-${count}`);
  const trust = await signStreams(repository, [{ file, note: said, from: '1' }]);
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

const up = '../../../..';
const file = 'share/new';
const made: Step = ['mkfile', { path: file }];

function clone(from: string, source: string): Step {
  const range = { offset: 0, 'clone-offset': 0, 'clone-length': 0 };
  return ['clone', { path: file, 'clone-uuid': source, 'clone-transid': 1, 'clone-path': from, ...range }];
}

const through = (to: string, ...then: readonly Step[]): readonly Step[] => [
  ['symlink', { path: 'share/way', link: to }],
  ...then,
];

type Case = readonly [what: string, code: string, steps: () => readonly Step[]];

/** One for each way out of its tree that a stream can try, and for each thing that it can say wrong of itself. */
const cases: readonly Case[] = [
  ['makes a file at the top', 'stream.escapes', () => [['mkfile', { path: '../../../stray' }]]],
  [
    'writes into another tree',
    'stream.escapes',
    () => [['write', { path: `../../../${usr}:1/lib/os-release`, offset: 0, data: 'x' }]],
  ],
  [
    'makes a file by a link to the top',
    'stream.escapes',
    () => through('/top', ['mkfile', { path: 'share/way/x' }]),
  ],
  [
    'writes personal files by a link',
    'stream.corrupt',
    () => through(`/top/${home}/anna/marker`, ['write', { path: 'share/way', offset: 0, data: 'x' }]),
  ],
  [
    'changes the owner of another tree',
    'stream.escapes',
    () => [['chown', { path: `../../../${usr}:1/lib`, uid: 1, gid: 1 }]],
  ],
  [
    'takes another tree’s file',
    'stream.escapes',
    () => [['rename', { path: `../../../${usr}:1/lib/os-release`, to: file }]],
  ],
  ['moves itself away', 'stream.corrupt', () => [['rename', { path: `../${next}`, to: '../other' }]]],
  ['copies personal files by a path', 'stream.escapes', () => [made, clone(`../${home}/anna/marker`, base)]],
  [
    'copies settings by the UUID of their tree',
    'stream.corrupt',
    () => [made, clone('etc/marker', rootUuid)],
  ],
  [
    'copies from a pipe, at which one waits for ever',
    'stream.corrupt',
    () => [made, ['mkfifo', { path: 'share/pipe' }], clone('share/pipe', uuid)],
  ],
  [
    'goes on with a second tree on settings',
    'stream.corrupt',
    () => [begin(`${usr}:3`, rootUuid, randomUUID())],
  ],
  [
    'makes a device',
    'stream.device',
    () => [['mknod', { path: 'share/disk', mode: 0o060_666, rdev: 0xfe00 }]],
  ],
  [
    'has an attribute that is too large',
    'stream.corrupt',
    () => [made, ['set-xattr', { path: file, xattr: 'user.x', value: Buffer.alloc(60_000) }]],
  ],
  ['has a path that is too long', 'stream.corrupt', () => [['mkfile', { path: 'x/'.repeat(3000) }]]],
  [
    'has this system’s os-release',
    'tree.not-ready',
    () => [
      ['unlink', { path: 'lib/os-release' }],
      ['symlink', { path: 'lib/os-release', link: '/etc/os-release' }],
    ],
  ],
  [
    'has a pipe for its init',
    'tree.not-ready',
    () => [
      ['unlink', { path: 'lib/systemd/systemd' }],
      ['mkfifo', { path: 'lib/systemd/systemd' }],
    ],
  ],
];

/** The same ways, to elsewhere. */
const moreCases: readonly Case[] = [
  ['makes a file above its tree', 'stream.escapes', () => [['mkfile', { path: '../stray' }]]],
  ['puts a library before programs', 'stream.escapes', () => [['mkdir', { path: `${up}/etc` }]]],
  [
    'writes by a link to a program',
    'stream.escapes',
    () => through('/usr/bin/true', ['write', { path: 'share/way', offset: 0, data: 'x' }]),
  ],
  [
    'cuts another tree’s file by a link',
    'stream.escapes',
    () => through(`/top/${usr}:1/lib/os-release`, ['truncate', { path: 'share/way', size: 0 }]),
  ],
  [
    'changes the mode of another tree',
    'stream.escapes',
    () => [['chmod', { path: `../../../${root}`, mode: 0o777 }]],
  ],
  [
    'changes the times of another tree',
    'stream.escapes',
    () => [['utimes', { path: `../../../${usr}:1/lib`, atime: 1, mtime: 1, ctime: 1 }]],
  ],
  [
    'changes an attribute of another tree',
    'stream.escapes',
    () => [['set-xattr', { path: `../../../${usr}:1/lib`, xattr: 'user.x', value: 'x' }]],
  ],
  [
    'removes another tree’s file',
    'stream.escapes',
    () => [['unlink', { path: `../../../${usr}:1/lib/os-release` }]],
  ],
  [
    'links another tree’s file',
    'stream.escapes',
    () => [['link', { path: file, link: `../../../${usr}:1/lib/os-release` }]],
  ],
  ['copies somebody else’s file by a path', 'stream.escapes', () => [made, clone('../a #b\\c/marker', base)]],
  ['copies what is kept by a path', 'stream.escapes', () => [made, clone('../.pristine/marker', base)]],
  [
    'copies personal files by a link',
    'stream.corrupt',
    () => [made, ...through(`/top/${home}/anna/marker`), clone('share/way', uuid)],
  ],
  ['goes on with a second tree on the same', 'stream.escapes', () => [begin(`${usr}:3`, base, randomUUID())]],
  ['has a name that is too long', 'stream.corrupt', () => [['mkfile', { path: 'x'.repeat(300) }]]],
  [
    'has a pipe for its os-release',
    'tree.not-ready',
    () => [
      ['unlink', { path: 'lib/os-release' }],
      ['mkfifo', { path: 'lib/os-release' }],
    ],
  ],
  [
    'has personal files for its initrd',
    'tree.not-ready',
    () => [
      ['unlink', { path: 'lib/modules/6.1.0/initrd' }],
      ['symlink', { path: 'lib/modules/6.1.0/initrd', link: `../../../../../../${home}/anna/marker` }],
    ],
  ],
];

test.each(casesOf(cases, moreCases))('a stream that %s is refused: %s', async (_what, code, steps) => {
  expect(await refused(delta(steps()))).toBe(code);
});

test.each<readonly [string, string, () => readonly [Buffer, Partial<StreamToSign['note']>]]>([
  ['is on another tree than it says', 'tree.mismatch', () => [delta([], begin(next, rootUuid)), {}]],
  [
    'is on no tree that is delivered',
    'stream.parent-missing',
    () => [delta([], begin(next, rootUuid)), { parentUuid: rootUuid }],
  ],
  ['has another name than is offered', 'tree.mismatch', () => [delta([], begin(`${usr}:9`, base)), {}]],
  ['has a name with a path', 'tree.mismatch', () => [delta([], begin(`../../${next}`, base)), {}]],
  ['has another UUID than it says', 'tree.mismatch', () => [delta([]), { uuid: randomUUID() }]],
  ['ends in mid command', 'stream.truncated', () => [delta([made]).subarray(0, -20), {}]],
  ['has a wrong checksum', 'stream.corrupt', () => [spoiled(delta([made])), {}]],
])('a stream that %s is refused: %s', async (_what, code, made_) => {
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

/** Adds a tree that is to be harmless, looks at it, and takes it away again. */
async function harmless(steps: readonly Step[], script: string): Promise<string> {
  const others = async (): Promise<readonly string[]> =>
    (await world())
      .split('\n')
      .filter((line) => !line.includes(next) && !/^\.(?:\/\.pristine\S*)? d /u.test(line));
  const there = await others();
  const { outcome } = await add(delta(steps));
  expect(outcome).toMatchObject({ result: 'verified' });
  expect(await others()).toStrictEqual(there);
  const found = await atTop(lab, `cd ${next}; ${script}`);
  await stepBack(lab, next);
  return found.trim();
}

test('a path from the root is one within the tree', async () => {
  expect(await harmless([['mkfile', { path: '/etc-shadow' }]], 'ls -d etc-*')).toBe('etc-shadow');
});

test('links to anywhere, pipes and sockets are what they are, and nothing follows them', async () => {
  const steps: readonly Step[] = [
    ['symlink', { path: 'share/link', link: `../../${home}/anna/marker` }],
    ['mkfifo', { path: 'share/pipe' }],
    ['mksock', { path: 'share/socket' }],
    ['mkfifo', { path: 'lib/tmpfiles.d/pipe.conf' }],
  ];
  expect(await harmless(steps, `find share lib ! -type d ! -type f -printf '%f %y\\n' | sort`)).toBe(
    ['link l', 'pipe p', 'pipe.conf p', 'socket s'].join('\n'),
  );
});

test('what lets a program do more than its user is delivered: it is the publisher’s to decide', async () => {
  const capability = Buffer.from('0100000200200000000000000000000000000000', 'hex');
  const steps: readonly Step[] = [
    made,
    ['chown', { path: file, uid: 0, gid: 50 }],
    ['set-xattr', { path: file, xattr: 'security.capability', value: capability }],
    ['chmod', { path: file, mode: 0o6755 }],
    ['set-xattr', { path: file, xattr: 'user.note', value: 'kept' }],
  ];
  const look = `python3 -c 'import os; p = "${file}"; print(oct(os.stat(p).st_mode), os.getxattr(p, "security.capability").hex(), os.getxattr(p, "user.note").decode())'`;
  expect(await harmless(steps, look)).toBe(`0o106755 ${capability.toString('hex')} kept`);
});

test('after all that nothing of the running system was written to', async () => {
  expect(await inLab(lab, ['sh', '-c', elsewhere])).toBe('');
});
