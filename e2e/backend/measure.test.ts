import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../backend/client.ts';
import { startBackend } from '../journeys/harness/backend.ts';
import type { Lab } from '../lab/lab.ts';
import { atTop, root } from './house.ts';
import { Folder, inLab, installArgv, startMachine, stream } from './machine.ts';
import { connectBackend, whenRun } from './medium.ts';

// How much the trees take is read file by file; whoever wants to change something does not wait for that.

let folder: Folder;
let lab: Lab;
let client: Client;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * 1024 ** 3]);
  await inLab(lab, installArgv('/dev/ubdb', [stream('good.btrfs.zst')]));
  await atTop(
    lab,
    `mkdir ${root}/var/many; cd ${root}/var/many; seq 40000 | xargs touch; head -c 3M /dev/urandom > ../big`,
  );
  await startBackend(lab, folder.path);
  client = await connectBackend(lab);
});

afterAll(async () => {
  client[Symbol.dispose]();
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

test('what a tree takes is measured, and what would be free without it', async () => {
  const { stores } = await client['facts.refresh']({});
  const { sizes } = await client['store.measure']({ storeId: stores[0]?.id ?? '' });
  const state = sizes.find((one) => one.name === `${root}/var`);
  expect(state?.bytes).toBeGreaterThanOrEqual(3 * 1024 ** 2);
  expect(state?.freesBytes).toBe(state?.bytes);
});

test('of several at once the last one is answered, and none is left behind', async () => {
  const { stores } = await client['facts.refresh']({});
  const storeId = stores[0]?.id ?? '';
  const asked = [1, 2, 3].map(() =>
    client['store.measure']({ storeId }).then(
      () => 'measured',
      () => 'broken off',
    ),
  );
  expect(await Promise.all(asked)).toStrictEqual(['broken off', 'broken off', 'measured']);
  expect(await inLab(lab, ['sh', '-c', 'grep -h /run/pristine/mnt /proc/*/mountinfo || true'])).toBe('');
});

test('a run does not wait for it: it is broken off, and who asked is told why', async () => {
  const { stores } = await client['facts.refresh']({});
  const [store] = stores;
  const systemId = store?.systems[0]?.id ?? '';
  const { plan } = await client['plan.change']({ task: 'reset', systemId, mode: 'state' });
  const measured = client['store.measure']({ storeId: store?.id ?? '' }).then(
    () => 'measured',
    (error: unknown) => error,
  );
  const ended = whenRun(client, (run) => run.outcome !== null);
  await client['run.start']({ planId: plan?.id ?? '', digest: plan?.digest ?? '' });
  expect(await measured).toMatchObject({ problem: { code: 'run.busy' } });
  expect((await ended).outcome).toMatchObject({ result: 'verified' });
});

test('while a run is on nothing is measured', async () => {
  const { stores } = await client['facts.refresh']({});
  const [store] = stores;
  const remainsId = store?.remains[0]?.id ?? '';
  const { plan } = await client['plan.change']({ task: 'undo', remainsId });
  const ended = whenRun(client, (run) => run.planId === plan?.id && run.outcome !== null);
  await client['run.start']({ planId: plan?.id ?? '', digest: plan?.digest ?? '' });
  await expect(client['store.measure']({ storeId: store?.id ?? '' })).rejects.toMatchObject({
    problem: { code: 'run.busy' },
  });
  expect((await ended).outcome).toMatchObject({ result: 'verified' });
});
