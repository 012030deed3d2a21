import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StepId } from '../../backend/contract/plan.ts';
import { deltaStart, secondVersion, streamOf, type Step } from '../delivery/send-stream.ts';
import { serve, served } from '../delivery/serve.ts';
import { signStreams, type StreamToSign } from '../delivery/sign-streams.ts';
import type { Lab } from '../lab/lab.ts';
import { casesOf } from './extent.ts';
import { atTop, stepBack } from './house.ts';
import {
  change,
  changeArgv,
  Folder,
  inLab,
  install,
  readStore,
  startMachine,
  stream,
  untilRun,
} from './machine.ts';

// A tree that comes from a server is broken off at many instants: by the death of all that works at it, by that of the process alone
// which leads the others, and by power cuts.

const usr = 'usr:org.test.small:x86_64';
const next = `${usr}:2`;
const sizes = [4 * 1024 ** 3];
const content = randomBytes(16 * 1024 ** 2);
const runtime = 'runtime:org.test.Base:x86_64:1';
const app = 'app:org.test.Notes:org.test.Base:x86_64:1';

/** What a tree brings. */
function broughtBy(tree: string): Buffer {
  const mebibytes = tree === app ? 12 : 3;
  return tree === next ? content : content.subarray(0, mebibytes * 1024 ** 2);
}

/** A command that adds a tree, but for where it comes from. */
type Add = readonly [string, ...string[]];
const addNext: Add = ['tree add --system main'];
const addApp: Add = ['tree add', '--tree', app];

let folder: Folder;
let lab: Lab;
let trust: string;

async function start(): Promise<void> {
  lab = await startMachine(folder, sizes);
  await serve(lab, folder.path, folder.file('log'));
}

/** Makes a file with so much in it that it takes a while to come. */
function filled(data: Buffer): readonly Step[] {
  const size = 32 * 1024;
  const path = 'share/new';
  const writes = Array.from({ length: data.length / size }, (_, index): Step => [
    'write',
    { path, offset: index * size, data: data.subarray(index * size, (index + 1) * size) },
  ]);
  return [['mkfile', { path }], ...writes];
}

function update(parent: string, uuid: string): Buffer {
  return streamOf([
    deltaStart(next, parent, uuid),
    ...secondVersion,
    ...filled(broughtBy(next)),
    ['end', {}],
  ]);
}

/** A whole tree with a file that makes it one of its kind. */
function whole(tree: string, uuid: string, file: string, text: string): Buffer {
  const folders = [dirname(file), 'share'].map((path): Step => ['mkdir', { path }]);
  return streamOf([
    ['subvol', { path: tree, uuid, transid: 1 }],
    ...folders,
    ['mkfile', { path: file }],
    ['write', { path: file, offset: 0, data: text }],
    ...filled(broughtBy(tree)),
    ['end', {}],
  ]);
}

/** Writes a stream down, to be signed. */
async function toSign(
  tree: string,
  parentUuid: string | null,
  streamWith: (uuid: string) => Buffer,
): Promise<StreamToSign> {
  const uuid = randomUUID();
  const file = folder.file(uuid);
  await writeFile(file, zstdCompressSync(streamWith(uuid)));
  const note = { tree, uuid, parentUuid, writtenBytes: broughtBy(tree).length };
  return parentUuid === null ? { file, note } : { file, note, from: '1' };
}

beforeAll(async () => {
  folder = await Folder.make();
  await start();
  await install(lab, '/dev/ubdb', [stream('good.btrfs')]);
  const parentUuid = (await readStore(lab)).trees[0]?.uuids.at(-1) ?? '';
  trust = await signStreams(folder.file('repository'), [
    await toSign(next, parentUuid, (uuid) => update(parentUuid, uuid)),
    await toSign(runtime, null, (uuid) => whole(runtime, uuid, 'lib/os-release', 'ID=base\n')),
    await toSign(app, null, (uuid) => whole(app, uuid, 'bin/notes', '#!/bin/sh\n')),
  ]);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Begins to add a tree in a group of processes of its own, and resolves when a step has begun and so much has come. */
async function untilInstant([command, ...more]: Add, step: StepId, cameMiB: number): Promise<void> {
  const source = ['--repository', served('slow'), '--trust', trust];
  const leader = 'echo $$ > /run/leader; exec "$@"';
  const add = changeArgv(command, ...more, ...source);
  await untilRun(lab, ['setsid', '--wait', 'sh', '-c', leader, 'sh', ...add], ({ progress }) => {
    return progress.step === step && (progress.bytes?.done ?? 0) >= cameMiB * 1024 ** 2;
  });
}

const ends = {
  all: () => inLab(lab, ['bash', '-c', 'kill -KILL -- "-$(cat /run/leader)"']),
  leader: () => inLab(lab, ['sh', '-c', 'kill -KILL "$(cat /run/leader)"']),
  power: async () => {
    await lab.powerCut();
    await start();
  },
} as const;

/** Whether a tree is there under its name; a half one never is. */
async function isThere(tree: string): Promise<boolean> {
  const look = `[ ! -e ${tree} ] || { btrfs property get ${tree} ro; sha256sum < ${tree}/share/new; }`;
  const found = await atTop(lab, look);
  if (found === '') return false;
  const digest = createHash('sha256').update(broughtBy(tree)).digest('hex');
  expect(found).toBe(`ro=true\n${digest}  -\n`);
  return true;
}

/** What lies where trees are received. */
function incoming(): Promise<string> {
  return atTop(lab, 'ls -A .pristine/incoming');
}

/** Adds a tree once more, which is verified, or is no different from one that was added where the last step was over. */
async function again([command, ...more]: Add): Promise<void> {
  const done = await change(lab, command, ...more, '--repository', served('plain'), '--trust', trust);
  const added = done.issues.some(({ problem }) => problem.code === 'tree.exists');
  expect(added || done.outcome?.result === 'verified').toBe(true);
  expect(await incoming()).toBe('');
}

/** The step, how many MiB of the tree have come, and how it ends. */
type Case = readonly [StepId, number, keyof typeof ends];

const cases = casesOf<Case>(
  [
    ['check-stream', 0, 'all'],
    ['receive', 1, 'leader'],
    ['receive', 4, 'all'],
    ['receive', 7, 'power'],
    ['boot-menu', 0, 'all'],
  ],
  [
    ['settle', 0, 'leader'],
    ['receive', 0, 'all'],
    ['receive', 10, 'leader'],
    ['receive', 13, 'all'],
    ['verify-store', 0, 'power'],
  ],
);

test.each(cases)(
  'broken off in %s after %i MiB by the end of %s, and then done',
  async (step, cameMiB, end) => {
    await untilInstant(addNext, step, cameMiB);
    await ends[end]();
    const there = await isThere(next);
    // Else there was nothing half done to look at; and what a power cut leaves may be older.
    expect(cameMiB < 4 || end === 'power' || (await incoming()) === `${next}\n` || there).toBe(true);
    expect(there && (step === 'check-stream' || step === 'settle')).toBe(false);
    await again(addNext);
    expect(await isThere(next)).toBe(true);
    await stepBack(lab, next);
  },
);

/** From now on there is time to end it all when so many trees were given their places: the runtime first, then the app. */
async function holdAfterPlacing(trees: number): Promise<void> {
  const script = `#!/bin/sh
/usr/bin/btrfs "$@" || exit
case "$*" in 'subvolume snapshot -r '*) echo >> /run/placing;; *) exit;; esac
[ "$(wc -l < /run/placing)" -lt ${trees} ] && exit
touch /run/placed; exec sleep 600
`;
  await inLab(lab, ['sh', '-c', 'cat > /usr/local/bin/btrfs; chmod 755 /usr/local/bin/btrfs'], script);
}

const placed =
  'until [ -e /run/placed ]; do sleep 0.1; done; rm /run/placed /run/placing /usr/local/bin/btrfs';

test.each(
  casesOf<Case>(
    [
      ['receive', 5, 'leader'],
      ['publish', 0, 'all'],
    ],
    [
      ['receive', 8, 'power'],
      ['publish', 0, 'power'],
    ],
  ),
)(
  'an app and its runtime, broken off in %s after %i MiB by the end of %s, and then done',
  async (step, cameMiB, end) => {
    if (step === 'publish') await holdAfterPlacing(1);
    await untilInstant(addApp, step, cameMiB);
    if (step === 'publish') await inLab(lab, ['sh', '-c', placed]);
    await ends[end]();
    const there = { runtime: await isThere(runtime), app: await isThere(app) };
    // What a power cut leaves may be older.
    expect(there).toStrictEqual({
      runtime: step === 'publish' && (there.runtime || end !== 'power'),
      app: false,
    });
    expect(end === 'power' || (await incoming()) === `${app}\n${runtime}\n`).toBe(true);
    await again(addApp);
    expect([await isThere(runtime), await isThere(app)]).toStrictEqual([true, true]);
    for (const tree of [app, runtime]) await change(lab, 'tree remove --store /dev/ubdb2', '--tree', tree);
  },
);

test.each(casesOf<[keyof typeof ends]>([], [['all'], ['leader'], ['power']]))(
  'an app and its runtime that both have their places, broken off by the end of %s: what is left over is cleared by the next change',
  async (end) => {
    await holdAfterPlacing(2);
    await untilInstant(addApp, 'publish', 0);
    await inLab(lab, ['sh', '-c', placed]);
    await ends[end]();
    const there = [await isThere(runtime), await isThere(app)];
    expect(end === 'power' || there.every(Boolean)).toBe(true);
    if (there.includes(false)) await again(addApp);
    for (const tree of [app, runtime]) await change(lab, 'tree remove --store /dev/ubdb2', '--tree', tree);
    expect([await isThere(runtime), await isThere(app), await incoming()]).toStrictEqual([false, false, '']);
  },
);
