import { randomUUID } from 'node:crypto';
import { deltaStart, type Step } from '../delivery/send-stream.ts';
import { home, root } from './house.ts';

// What a hostile stream tries, after it has begun as it should.

export const usr = 'usr:org.test.small:x86_64';
export const next = `${usr}:2`;

const up = '../../../..';
export const file = 'share/new';
export const made: Step = ['mkfile', { path: file }];

function clone(from: string, source: string): Step {
  const range = { offset: 0, 'clone-offset': 0, 'clone-length': 0 };
  return ['clone', { path: file, 'clone-uuid': source, 'clone-transid': 1, 'clone-path': from, ...range }];
}

const through = (to: string, ...then: readonly Step[]): readonly Step[] => [
  ['symlink', { path: 'share/way', link: to }],
  ...then,
];

/** As if it were data of 8 KiB, compressed with zstd. */
const packed = {
  'unencoded-file-length': 8192,
  'unencoded-length': 8192,
  'unencoded-offset': 0,
  compression: 2,
};

export interface Known {
  /** The UUID that deltas on the version that is there name it by. */
  readonly base: string;
  /** That of the private tree with the settings. */
  readonly rootUuid: string;
  /** That of the stream itself. */
  readonly uuid: string;
}

export type Case = readonly [what: string, code: string, steps: (known: Known) => readonly Step[]];

/** One for each way out of its tree that a stream can try, and for each thing that it can say wrong of itself. */
export const cases: readonly Case[] = [
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
    'takes another tree’s file',
    'stream.escapes',
    () => [['rename', { path: `../../../${usr}:1/lib/os-release`, to: file }]],
  ],
  [
    'copies personal files by a path',
    'stream.escapes',
    (known) => [made, clone(`../${home}/anna/marker`, known.base)],
  ],
  [
    'copies settings by the UUID of their tree',
    'stream.corrupt',
    (known) => [made, clone('etc/marker', known.rootUuid)],
  ],
  [
    'copies from a pipe, at which one waits for ever',
    'stream.corrupt',
    (known) => [made, ['mkfifo', { path: 'share/pipe' }], clone('share/pipe', known.uuid)],
  ],
  [
    'goes on with a second tree on settings',
    'stream.corrupt',
    (known) => [deltaStart(`${usr}:3`, known.rootUuid, randomUUID())],
  ],
  [
    'makes a device',
    'stream.device',
    () => [['mknod', { path: 'share/disk', mode: 0o060_666, rdev: 0xfe00 }]],
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
  [
    'has data that cannot be unpacked where it must be read',
    'disk.io-error',
    () => [
      ['truncate', { path: 'lib/os-release', size: 0 }],
      ['encoded-write', { path: 'lib/os-release', offset: 0, ...packed, data: Buffer.alloc(4096, 7) }],
    ],
  ],
  [
    'has an attribute that is too large',
    'stream.corrupt',
    () => [made, ['set-xattr', { path: file, xattr: 'user.x', value: Buffer.alloc(60_000) }]],
  ],
];

/** The same ways, to elsewhere. */
export const moreCases: readonly Case[] = [
  ['moves itself away', 'stream.corrupt', () => [['rename', { path: `../${next}`, to: '../other' }]]],
  [
    'changes the owner of another tree',
    'stream.escapes',
    () => [['chown', { path: `../../../${usr}:1/lib`, uid: 1, gid: 1 }]],
  ],
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
  [
    'copies somebody else’s file by a path',
    'stream.escapes',
    (known) => [made, clone('../a #b\\c/marker', known.base)],
  ],
  [
    'copies what is kept by a path',
    'stream.escapes',
    (known) => [made, clone('../.pristine/marker', known.base)],
  ],
  [
    'copies personal files by a link',
    'stream.corrupt',
    (known) => [made, ...through(`/top/${home}/anna/marker`), clone('share/way', known.uuid)],
  ],
  [
    'goes on with a second tree on the same',
    'stream.escapes',
    (known) => [deltaStart(`${usr}:3`, known.base, randomUUID())],
  ],
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
