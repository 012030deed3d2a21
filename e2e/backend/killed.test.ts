import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StepId } from '../../backend/contract/plan.ts';
import { deltaStart, secondVersion, streamOf, type Step } from '../delivery/send-stream.ts';
import { serve, served } from '../delivery/serve.ts';
import { signStreams } from '../delivery/sign-streams.ts';
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

let folder: Folder;
let lab: Lab;
let trust: string;

async function start(): Promise<void> {
  lab = await startMachine(folder, sizes);
  await serve(lab, folder.path, folder.file('log'));
}

/** A delta with so much that is new that it takes a while to come. */
function update(parent: string, uuid: string): Buffer {
  const size = 32 * 1024;
  const writes = Array.from({ length: content.length / size }, (_, index): Step => [
    'write',
    { path: 'share/new', offset: index * size, data: content.subarray(index * size, (index + 1) * size) },
  ]);
  const begin = deltaStart(next, parent, uuid);
  return streamOf([begin, ...secondVersion, ['mkfile', { path: 'share/new' }], ...writes, ['end', {}]]);
}

beforeAll(async () => {
  folder = await Folder.make();
  await start();
  await install(lab, '/dev/ubdb', [stream('good.btrfs')]);
  const parentUuid = (await readStore(lab)).trees[0]?.uuids.at(-1) ?? '';
  const uuid = randomUUID();
  await writeFile(folder.file('stream'), zstdCompressSync(update(parentUuid, uuid)));
  const note = { tree: next, uuid, parentUuid, writtenBytes: content.length };
  trust = await signStreams(folder.file('repository'), [{ file: folder.file('stream'), note, from: '1' }]);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Begins to add the tree in a group of processes of its own, and resolves when a step has begun and so much of it has come. */
async function untilInstant(step: StepId, cameMiB: number): Promise<void> {
  const source = ['--repository', served('slow'), '--trust', trust];
  const leader = 'echo $$ > /run/leader; exec "$@"';
  const add = changeArgv('tree add --system main', ...source);
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

/** Whether the tree is there under its name; a half one never is. */
async function isThere(): Promise<boolean> {
  const look = `[ ! -e ${next} ] || { btrfs property get ${next} ro; sha256sum < ${next}/share/new; }`;
  const found = await atTop(lab, look);
  if (found === '') return false;
  expect(found).toBe(`ro=true\n${createHash('sha256').update(content).digest('hex')}  -\n`);
  return true;
}

/** What lies where trees are received. */
function incoming(): Promise<string> {
  return atTop(lab, 'ls -A .pristine/incoming');
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
    await untilInstant(step, cameMiB);
    await ends[end]();
    const there = await isThere();
    // Else there was nothing half done to look at; and what a power cut leaves may be older.
    expect(cameMiB < 4 || end === 'power' || (await incoming()) === `${next}\n` || there).toBe(true);
    expect(there && (step === 'check-stream' || step === 'settle')).toBe(false);
    const again = await change(lab, 'tree add --system main --repository', served('plain'), '--trust', trust);
    // Past the last step it is no different from one that was added.
    const added = again.issues.some(({ problem }) => problem.code === 'tree.exists');
    expect(added || again.outcome?.result === 'verified').toBe(true);
    expect(await isThere()).toBe(true);
    expect(await incoming()).toBe('');
    await stepBack(lab, next);
  },
);
