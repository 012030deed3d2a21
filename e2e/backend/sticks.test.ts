import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../backend/client.ts';
import type { Facts } from '../../backend/contract/facts.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { startBackend } from '../journeys/harness/backend.ts';
import { checkout, type Lab } from '../lab/lab.ts';
import { Folder, inLab, startMachine } from './machine.ts';
import { codeOf, connectBackend, whenRun } from './medium.ts';
import { plugIn, plugInWith, pullOut } from './stick.ts';

// A repository on a stick that is plugged in while somebody waits for it, and pulled out while it is read.

let folder: Folder;
let lab: Lab;
let client: Client;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * 1024 ** 3]);
  await inLab(lab, ['sh', '-x', `${checkout}/e2e/delivery/make-repository.sh`, folder.path]);
  // The folder is the medium as well: it says whom to trust.
  await startBackend(lab, folder.path);
  client = await connectBackend(lab);
});

afterAll(async () => {
  client[Symbol.dispose]();
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** The next facts that a condition holds for, told without being asked for. */
function whenFacts(holds: (facts: Facts) => boolean): Promise<Facts> {
  return new Promise((resolve) => {
    client.listen((event) => {
      if (event.type === 'facts' && holds(event.facts)) resolve(event.facts);
    });
  });
}

function stickOf(facts: Facts): Facts['sticks'][number] {
  const [stick, ...others] = facts.sticks;
  if (stick === undefined || others.length > 0) throw new Error(`not one stick: ${facts.sticks.length}`);
  return stick;
}

test('a stick that is plugged in is told of, without being asked for and without changing a byte of it', async () => {
  expect((await client['facts.refresh']({})).sticks).toStrictEqual([]);
  await plugInWith(lab, folder.file('repository'));
  await pullOut(lab);
  const told = whenFacts(({ sticks }) => sticks.length > 0);
  await plugIn(lab);
  const before = await inLab(lab, ['sha256sum', '/dev/sda']);
  const facts = await told;
  expect(stickOf(facts)).toMatchObject({
    name: 'STICK',
    fileSystem: 'vfat',
    folder: '',
    holds: 'repository',
  });
  expect(await inLab(lab, ['sha256sum', '/dev/sda'])).toBe(before);
});

/** Opens the stick and plans to install its first version. */
async function planFromStick(): Promise<{ readonly planId: string; readonly digest: string }> {
  const { id: stickId } = stickOf(await client['facts.refresh']({}));
  const { origin } = await client['source.open']({ source: { kind: 'stick', stickId } });
  expect(origin).toStrictEqual({ kind: 'stick', stickId });
  const facts = await client['facts.refresh']({});
  const offers = facts.offers.filter((one) => one.origin.kind === 'stick');
  expect(offers.map((one) => [one.tree.split(':').at(-1), one.trust])).toStrictEqual([
    ['2', 'signed'],
    ['1', 'signed'],
  ]);
  const diskId = facts.disks.find((disk) => disk.device === '/dev/ubdb')?.id ?? '';
  const request = {
    offerId: offers[1]?.id ?? '',
    diskId,
    instance: 'main',
    firstBoot: 'ask',
    bringIds: [] as string[],
  } as const;
  const { plan, issues } = await client['plan.install'](request);
  if (plan === null) throw new Error(JSON.stringify(issues));
  return { planId: plan.id, digest: plan.digest };
}

function whenEnded(): Promise<RunState> {
  return whenRun(client, ({ outcome }) => outcome !== null);
}

test('a run waits for a stick that is gone before it begins to read it, and goes on', async () => {
  const plan = await planFromStick();
  await pullOut(lab);
  const waiting = whenRun(client, ({ progress }) => progress.waitingFor?.code === 'stick.unreachable');
  const ended = whenEnded();
  await client['run.start'](plan);
  expect(await Promise.race([waiting, ended])).toMatchObject({
    cancellable: true,
    stopping: false,
    progress: { step: 'check-stream' },
  });
  await plugIn(lab);
  expect((await ended).outcome).toMatchObject({ result: 'verified' });
});

test('a stick that is pulled out while it is read is waited for, and read on from where it was', async () => {
  const plan = await planFromStick();
  // So slow that there is a middle: half a megabyte a tenth of a second.
  await inLab(lab, [
    'sh',
    '-c',
    `printf '#!/bin/sh\nwhile dd bs=512K count=1 iflag=fullblock status=none of=/run/part && [ -s /run/part ]
      do cat /run/part; sleep 0.1; done | /usr/bin/zstd "$@"\n' > /usr/local/bin/zstd; chmod 755 /usr/local/bin/zstd`,
  ]);
  const middle = whenRun(
    client,
    ({ progress: { step, bytes } }) => step === 'receive' && (bytes?.done ?? 0) >= 1024 ** 2,
  );
  const waiting = whenRun(
    client,
    ({ progress }) => progress.step === 'receive' && progress.waitingFor?.code === 'stick.unreachable',
  );
  const slow = whenRun(client, ({ progress }) => progress.step === 'receive' && progress.slowest === 'disk');
  const ended = whenEnded();
  await client['run.start'](plan);
  await middle;
  await pullOut(lab);
  expect((await Promise.race([waiting, ended])).outcome).toBeNull();
  expect(await inLab(lab, ['sh', '-c', 'grep /dev/sda /proc/*/mountinfo || true'])).toBe('');
  await plugIn(lab);
  await slow;
  // What is read from is not written to meanwhile, not even the log.
  expect(await client['log.places']({})).toStrictEqual({ places: [] });
  expect((await ended).outcome).toMatchObject({ result: 'verified' });
  expect(await client['log.places']({})).toMatchObject({ places: [{ kind: 'stick', device: '/dev/sda' }] });
  await inLab(lab, ['rm', '/usr/local/bin/zstd']);
});

test('what lies on a stick is offered only as long as that is plugged in', async () => {
  await planFromStick();
  const { id: stickId } = stickOf(await client['facts.refresh']({}));
  const gone = whenFacts(({ sticks }) => sticks.length === 0);
  await pullOut(lab);
  expect((await gone).offers.filter((one) => one.origin.kind === 'stick')).toStrictEqual([]);
  expect(await codeOf(client['source.open']({ source: { kind: 'stick', stickId } }))).toBe('stick.unknown');
});

test('what a stick links to elsewhere is not read', async () => {
  await inLab(lab, [
    'sh',
    '-c',
    `mkdir -p /run/links; ln -s ${folder.file('repository')}/metadata ${folder.file('repository')}/targets /run/links`,
  ]);
  await plugInWith(lab, '/run/links', 'mkfs.ext4 -q -L STICK');
  await pullOut(lab);
  const told = whenFacts(({ sticks }) => sticks.length > 0);
  await plugIn(lab);
  const { id: stickId } = stickOf(await told);
  const opening = client['source.open']({ source: { kind: 'stick', stickId } });
  expect(await codeOf(opening)).toBe('stick.unreachable');
  await pullOut(lab);
});

test("another computer's medium proves nothing, and a folder is no address", async () => {
  await inLab(lab, ['sh', '-c', 'mkdir -p /run/medium; echo {} > /run/medium/pristine-medium.json']);
  await plugInWith(lab, '/run/medium');
  const { id: stickId, holds } = stickOf(await client['facts.refresh']({}));
  expect(holds).toBe('medium');
  expect(await codeOf(client['source.open']({ source: { kind: 'stick', stickId } }))).toBe('stick.unknown');
  for (const address of [folder.file('repository'), `file://${folder.file('repository')}`, '']) {
    expect(await codeOf(client['source.open']({ source: { kind: 'address', address } }))).toBe(
      'location.invalid',
    );
  }
});
