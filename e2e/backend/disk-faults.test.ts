import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StepId } from '../../backend/contract/plan.ts';
import type { Lab } from '../lab/lab.ts';
import {
  change,
  changeArgv,
  Folder,
  inLab,
  install,
  installArgv,
  readDisk,
  readFacts,
  refusalOf,
  startMachine,
  stream,
  untilStep,
  type Installed,
} from './machine.ts';

// Disks that go away, and file systems that are not well.

const gibibyte = 1024 ** 3;
const disk = '/dev/ubdb';
/** The disk, once something is laid between. */
const shown = '/dev/loop0';
const root = 'root:main:org.test.small:x86_64';

let folder: Folder;
let lab: Lab;

async function shell(script: string): Promise<string> {
  return inLab(lab, ['sh', '-euc', script]);
}

async function atTop(node: string, script: string): Promise<string> {
  return shell(`mount --mkdir -o subvolid=5 ${node} /run/top; cd /run/top; ${script}; cd /; umount /run/top`);
}

/** What lies under the disk: `linear` is one that works, `error` one that was pulled out. */
async function layUnder(target: string): Promise<void> {
  await shell(
    `dmsetup load breakable --table "0 $(blockdev --getsz ${disk}) ${target}"
    dmsetup resume --noflush --nolockfs breakable`,
  );
}

async function pullOutAt(step: StepId, argv: readonly string[]): Promise<Installed> {
  const { rest } = await untilStep(lab, argv, step);
  await layUnder('error');
  return rest;
}

async function plugIn(): Promise<void> {
  await layUnder(`linear ${disk} 0`);
  await shell(`blockdev --flushbufs ${shown}; partx --update ${shown}; udevadm settle`);
}

/** The code that a reset is refused with. */
const refusal = (): Promise<string> => refusalOf(lab, 'reset --system main --mode state');

describe('a disk that goes away', () => {
  beforeAll(async () => {
    folder = await Folder.make();
    lab = await startMachine(folder, [4 * gibibyte]);
    await shell(
      `modprobe dm-mod
      dmsetup create breakable --table "0 $(blockdev --getsz ${disk}) linear ${disk} 0"
      sh e2e/lab/mapped-disk.sh breakable`,
    );
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  test.each(['partition', 'receive'] as const)(
    'while it is installed to (%s) is what the run failed of, and says so when it is back',
    async (step) => {
      const { exitCode, outcome } = await pullOutAt(step, installArgv(shown, [stream('good.btrfs')]));
      expect(exitCode).toBe(1);
      expect(outcome).toMatchObject({
        result: 'failed',
        aftermath: 'erased-not-bootable',
        problem: { code: 'disk.io-error', params: { device: shown } },
      });
      // Looking at the machine meanwhile tells of the disk what can be told.
      expect((await readFacts(lab)).stores).toStrictEqual([]);
      await plugIn();
      const { unfinished, table } = await readDisk(lab, shown);
      expect(unfinished !== null || table === null).toBe(true);
    },
  );

  test.each(['build', 'exchange', 'delete'] as const)(
    'while its system is reset (%s) is what the run failed of, and has the old or the new state when it is back',
    async (step) => {
      expect((await install(lab, shown, [stream('good.btrfs')])).exitCode).toBe(0);
      await atTop(`${shown}p2`, `echo state > ${root}/var/marker`);
      const { exitCode, outcome } = await pullOutAt(step, changeArgv('reset --system main --mode state'));
      expect(exitCode).toBe(1);
      expect(outcome).toMatchObject({ result: 'failed', problem: { code: 'disk.io-error' } });
      await plugIn();
      const { stores } = await readFacts(lab);
      expect(stores[0]?.systems).toMatchObject([{ name: 'main', damage: [] }]);
      const inForce = outcome?.result === 'failed' && outcome.aftermath === 'in-force';
      const marker = await atTop(`${shown}p2`, `ls ${root}/var`);
      expect(inForce ? [''] : ['', 'marker\n']).toContain(marker);
      expect((await change(lab, 'reset --system main --mode state')).exitCode).toBe(0);
    },
  );
});

/** Prints where a text begins on a disk. What grep takes for a line, hundreds of megabytes of zeros before it, does not fit in the lab. */
const findText = `
import sys
at = 0
with open(sys.argv[1], 'rb') as disk:
    while (part := disk.read(1 << 20)):
        found = part.find(sys.argv[2].encode())
        if found >= 0:
            print(at + found)
            break
        at += len(part)
`;

describe('a file system', () => {
  const node = `${disk}2`;

  beforeAll(async () => {
    folder = await Folder.make();
    lab = await startMachine(folder, [4 * gibibyte, 3 * gibibyte]);
    await inLab(lab, installArgv(disk, [stream('good.btrfs')]));
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  test('that has met errors is not changed before somebody has looked at them', async () => {
    // A block of a file goes bad on the disk, and somebody reads it.
    await atTop(node, `yes damaged-by-the-test | head -c 65536 > ${root}/var/bad; sync -f ${root}`);
    const place = await inLab(lab, ['python3', '-c', findText, node, 'damaged-by-the-test']);
    await shell(
      `printf X | dd of=${node} bs=1 seek=${place.trim()} conv=notrunc,fsync status=none
      blockdev --flushbufs ${node}`,
    );
    await atTop(node, `! cat ${root}/var/bad 2> /dev/null > /dev/null`);
    expect((await readFacts(lab)).stores).toMatchObject([{ health: 'errors', systems: [{ name: 'main' }] }]);
    expect(await refusal()).toBe('store.errors');
    await atTop(node, `rm ${root}/var/bad; btrfs device stats --reset . > /dev/null`);
    expect((await change(lab, 'reset --system main --mode state')).exitCode).toBe(0);
  });

  test('that spans two disks is one, and without one of them it is told of and not changed', async () => {
    await atTop(
      node,
      'btrfs -q device add -f /dev/ubdc .; btrfs -q balance start -dconvert=raid1 -mconvert=raid1 .',
    );
    expect((await readFacts(lab)).stores).toMatchObject([{ health: 'good', systems: [{ name: 'main' }] }]);
    await lab.stop();
    lab = await startMachine(folder, [4 * gibibyte]);
    expect((await readFacts(lab)).stores).toMatchObject([
      { health: 'degraded', systems: [{ name: 'main' }] },
    ]);
    expect(await refusal()).toBe('store.degraded');
  });
});
