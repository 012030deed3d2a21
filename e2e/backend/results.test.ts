import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../backend/client.ts';
import type { Results } from '../../backend/contract/results.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { startBackend } from '../journeys/harness/backend.ts';
import type { Lab } from '../lab/lab.ts';
import { Folder, inLab, setProfile, shellOk, startMachine } from './machine.ts';
import { codeOf, connectBackend, makeMedium, planOnto, whenRun } from './medium.ts';
import { onStick, plugIn, plugInWith, pullOut } from './stick.ts';

// What support staff carries from machine to machine: a list of what was done, and the answer file to do it again.

let folder: Folder;
let lab: Lab;
let client: Client;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * 1024 ** 3]);
  await makeMedium(folder, 'good.btrfs.zst');
  await setProfile(lab, {
    firmware: { kind: 'lab', secureBoot: 'off' },
    vendor: 'Example',
    product: '=1+1',
    serial: '7',
  });
  await startBackend(lab, folder.path);
  client = await connectBackend(lab);
});

afterAll(async () => {
  client[Symbol.dispose]();
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function stickId(): Promise<string> {
  const { places } = await client['log.places']({});
  return places.find(({ kind }) => kind === 'stick')?.id ?? 'place-0000000000000000';
}

/** Carries out a plan that is made, and gives how it ended. */
async function run(planned: { readonly planId: string; readonly digest: string }): Promise<RunState> {
  const ended = whenRun(client, ({ outcome }) => outcome !== null);
  await client['run.start'](planned);
  return ended;
}

async function reset(): Promise<RunState> {
  const { stores } = await client['facts.refresh']({});
  const systemId = stores[0]?.systems[0]?.id ?? '';
  const { plan, issues } = await client['plan.change']({ task: 'reset', systemId, mode: 'state' });
  if (plan === null) throw new Error(JSON.stringify(issues));
  return run({ planId: plan.id, digest: plan.digest });
}

function tasks({ rows }: Results): readonly string[] {
  return rows.map(({ task, mode, result }) => [task, mode, result].filter((word) => word !== '').join(' '));
}

test('there is no list until somebody begins one, and what was done meanwhile is in it then', async () => {
  expect(await client['results.read']({})).toStrictEqual({ place: null, rows: [], unwritten: 0, same: null });
  const planned = await planOnto(client, '/dev/ubdb');
  expect((await run(planned)).outcome).toMatchObject({ result: 'verified' });
  expect(await client['results.read']({})).toMatchObject({ place: null, unwritten: 1 });
  await shellOk(lab, 'mkdir /run/letters; echo dear > /run/letters/letter.txt');
  await plugInWith(lab, '/run/letters');
  expect(await client['results.read']({})).toMatchObject({ place: null, unwritten: 1 });
  const kept = await client['results.keep']({ placeId: await stickId() });
  expect(kept).toMatchObject({
    place: { name: 'STICK' },
    rows: [
      {
        vendor: 'Example',
        product: '=1+1',
        serial: '7',
        task: 'install',
        mode: '',
        version: '1',
        problem: '',
      },
    ],
    unwritten: 0,
    same: { task: 'install', tree: 'usr:org.test.small:x86_64:1' },
  });
  const file = await onStick(lab, 'cat letter.txt pristine-results.csv');
  expect(file).toMatch(/^dear\n\uFEFF"when","vendor","product",/u);
  expect(file).toContain(`"Example","'=1+1","7"`);
  expect(await onStick(lab, 'ls')).toBe('letter.txt\npristine-answers.json\npristine-results.csv\n');
});

test('the answer file beside it comes to the same on this machine, and so does the one that is shown', async () => {
  const { asked } = await client['answers.open']({ placeId: await stickId() });
  const planned = await planOnto(client, '/dev/ubdb');
  expect((await client.snapshot({})).plan?.request).toStrictEqual(asked.request);
  const { text } = await client['answers.show']({ planId: planned.planId, bound: true });
  const { file } = await client['answers.save']({
    planId: planned.planId,
    bound: true,
    placeId: await stickId(),
  });
  expect(file).toMatch(/^pristine-answers-1-1-\d{8}-\d{6}\.json$/u);
  expect(await onStick(lab, `cat ${file}`)).toBe(text);
  const answers = folder.file('answers.json');
  await writeFile(answers, JSON.stringify({ ...JSON.parse(text), countdown: 0 }));
  const argv = ['pristine', 'apply', answers, '--medium', folder.path];
  expect(await inLab(lab, argv)).toContain('Done and verified');
  await setProfile(lab, { firmware: { kind: 'lab', secureBoot: 'off' }, vendor: 'Example', serial: '8' });
  const { exitCode, stderr } = await lab.exec(argv);
  expect(stderr).toContain('for another machine');
  expect(exitCode).toBe(2);
});

test('each outcome is added by itself, after a line that a power cut tore, and when its stick is back', async () => {
  await onStick(lab, `printf '"2026-01-01T00:00' >> pristine-results.csv`);
  expect((await reset()).outcome).toMatchObject({ result: 'verified' });
  const after = await client['results.read']({});
  expect(tasks(after)).toStrictEqual(['reset state verified', 'install verified']);
  expect(after.same).toStrictEqual({ task: 'reset', system: 'main', mode: 'state' });
  await pullOut(lab);
  await reset();
  expect(await client['results.read']({})).toMatchObject({ place: null, unwritten: 1 });
  expect(await codeOf(client['answers.open']({ placeId: await stickId() }))).toBe('log.no-stick');
  await plugIn(lab);
  await shellOk(lab, 'udevadm settle');
  const back = await client['results.read']({});
  expect(tasks(back)).toStrictEqual(['reset state verified', 'reset state verified', 'install verified']);
  expect(back.unwritten).toBe(0);
  expect(await onStick(lab, 'grep -c verified pristine-results.csv')).toBe('3\n');
});

test('what is no list of ours is left alone, and what is full keeps what it has', async () => {
  const before = await onStick(
    lab,
    'truncate -s %32K pristine-results.csv; dd if=/dev/zero of=filling bs=1M status=none 2>/dev/null || true; tail -c 100 pristine-results.csv',
  );
  await reset();
  expect(await client['results.read']({})).toMatchObject({ place: { name: 'STICK' }, unwritten: 1 });
  expect(await onStick(lab, 'tail -c 100 pristine-results.csv')).toBe(before);
  await onStick(
    lab,
    'rm filling pristine-results.csv; truncate -s 9M pristine-results.csv; echo "{" > pristine-answers.json',
  );
  expect(await client['results.read']({})).toMatchObject({ rows: [], unwritten: 1, same: null });
  expect(await onStick(lab, 'stat -c %s pristine-results.csv')).toBe(`${9 * 1024 ** 2}\n`);
  expect(await codeOf(client['answers.open']({ placeId: await stickId() }))).toBe('answers.invalid');
  await onStick(lab, 'rm pristine-results.csv; mkdir pristine-results.csv');
  expect(await client['results.read']({})).toMatchObject({ place: null, unwritten: 1 });
  expect(await inLab(lab, ['sh', '-c', 'grep -h /run/pristine/mnt /proc/*/mountinfo || true'])).toBe('');
});

test('a part that cannot be read hides no other one of its stick', async () => {
  // What this kernel does not know of ext4 makes it refuse all of it.
  await shellOk(
    lab,
    `set -e; printf 'size=32M\\n,\\n' | sfdisk --quiet --wipe always --label dos /dev/sda; udevadm settle
    mkfs.ext4 -q -O ^metadata_csum /dev/sda1; printf '\\100' | dd of=/dev/sda1 bs=1 seek=1123 conv=notrunc status=none
    mkfs.vfat -n STICK /dev/sda2 >/dev/null; udevadm trigger --settle /dev/sda1 /dev/sda2`,
  );
  const { places } = await client['log.places']({});
  const stick = places.find(({ name }) => name === 'STICK');
  await client['results.keep']({ placeId: stick?.id ?? '' });
  expect(await client['results.read']({})).toMatchObject({ place: { device: '/dev/sda2' }, unwritten: 0 });
});
