import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../backend/client.ts';
import type { LogPlace } from '../../backend/contract/log.ts';
import { lineText } from '../../backend/contract/log-text.ts';
import type { Outcome } from '../../backend/contract/run.ts';
import { startBackend } from '../journeys/harness/backend.ts';
import type { Lab } from '../lab/lab.ts';
import { onEsp } from './house.ts';
import { Folder, inLab, setProfile, shell, shellOk, startMachine } from './machine.ts';
import { codeOf, connectBackend, makeMedium, planOnto, whenRun } from './medium.ts';
import { onStick, plugInWith, pullOut } from './stick.ts';

// The log: on a stick, on the boot partition, and never with a secret in it.

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
    product: 'Box / 7',
  });
  await startBackend(lab, folder.path);
  client = await connectBackend(lab);
});

afterAll(async () => {
  client[Symbol.dispose]();
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const hash = '$6$salt$planted.for.this.test';
const password = 'planted puddle ä';
let hashed = '';

async function readLog(): Promise<string> {
  let text = '';
  for (let after = 0; ;) {
    const { lines, next } = await client['log.read']({ after });
    if (lines.length === 0) return text;
    text += lines.map((line) => `${lineText(line)}\n`).join('');
    after = next;
  }
}

async function places(): Promise<readonly LogPlace[]> {
  return (await client['log.places']({})).places;
}

async function onlyPlace(kind: LogPlace['kind']): Promise<LogPlace> {
  const [place, ...others] = (await places()).filter((one) => one.kind === kind);
  if (place === undefined || others.length > 0) throw new Error(`not one ${kind}`);
  return place;
}

async function noMountIsLeft(): Promise<void> {
  expect(await inLab(lab, ['sh', '-c', 'grep -h /run/pristine/mnt /proc/*/mountinfo || true'])).toBe('');
}

/** Installs with the settings of somebody, and gives how it ended. */
async function installWithSecret(): Promise<Outcome | null> {
  const { offers, disks } = await client['facts.refresh']({});
  const diskId = disks.find((disk) => disk.device === '/dev/ubdb')?.id ?? '';
  const { plan, issues } = await client['plan.install']({
    offerId: offers[0]?.id ?? '',
    diskId,
    instance: 'main',
    firstBoot: 'skip',
    bringIds: [],
    settings: {
      keyboard: { layout: 'ru,us', options: 'grp:shifts_toggle', console: 'ru' },
      hostName: 'desk',
      rootPassword: hash,
      user: { name: 'anna', fullName: '', password: hashed },
    },
  });
  if (plan === null) throw new Error(JSON.stringify(issues));
  const ended = whenRun(client, ({ outcome }) => outcome !== null);
  await client['run.start']({ planId: plan.id, digest: plan.digest });
  return (await ended).outcome;
}

/** Puts a program in the place of one, for as long as something is done. */
async function instead<T>(tool: string, script: string, work: () => Promise<T>): Promise<T> {
  await shellOk(
    lab,
    `printf '#!/bin/sh\n${script}\n' > /usr/local/bin/${tool}; chmod 755 /usr/local/bin/${tool}`,
  );
  try {
    return await work();
  } finally {
    await inLab(lab, ['rm', `/usr/local/bin/${tool}`]);
  }
}

test('there is no place for it, and the terminal says so', async () => {
  await client['facts.refresh']({});
  expect(await places()).toStrictEqual([]);
  const { status, text } = await shell(lab, 'pristine log --save');
  expect(text).toContain('There is no stick');
  expect(status).toBe(2);
});

test('it is saved on a stick as a new file, again and again, and the stick is let go of', async () => {
  await inLab(lab, ['sh', '-c', 'mkdir /run/letters; echo dear > /run/letters/letter.txt']);
  await plugInWith(lab, '/run/letters');
  const place = await onlyPlace('stick');
  expect(place).toMatchObject({ name: 'STICK', device: '/dev/sda' });
  const { file } = await client['log.save']({ placeId: place.id });
  expect(file).toMatch(/^pristine-log-Box-7-\d{8}-\d{6}\.txt$/u);
  await noMountIsLeft();
  const [again, third] = await Promise.all([1, 2].map(() => client['log.save']({ placeId: place.id })));
  expect(new Set([file, again?.file, third?.file]).size).toBe(3);
  expect(await onStick(lab, 'cat letter.txt; ls | wc -l')).toBe('dear\n4\n');
  const saved = await onStick(lab, `cat ${file}`);
  expect(saved).toMatch(/^Pristine \S+\nExample Box \/ 7 \S+ lab\n\n/u);
  expect(saved).toMatch(/ run: mount --types vfat --options nosuid,nodev,rw,noexec,nosymfollow /u);
  await noMountIsLeft();
});

test('the terminal prints the log of the service, and has it saved', async () => {
  const printed = await inLab(lab, ['pristine', 'log']);
  expect(printed).toContain(' run: lsblk ');
  expect(await inLab(lab, ['pristine', 'log', '--save'])).toMatch(/^Saved as pristine-log-\S+ on STICK/u);
  expect(await inLab(lab, ['pristine', 'log', '--save', '--disk', '/dev/sda', '--json'])).toContain(
    '"file":"p',
  );
  expect((await shell(lab, 'pristine log --save --disk /dev/ubdb')).text).toContain('There is no stick');
});

test('a stick that is full keeps nothing of it', async () => {
  await onStick(lab, 'dd if=/dev/zero of=filling bs=1M status=none || true');
  const place = await onlyPlace('stick');
  const before = await onStick(lab, 'ls');
  expect(await codeOf(client['log.save']({ placeId: place.id }))).toBe('log.no-space');
  expect(await onStick(lab, 'ls')).toBe(before);
  await noMountIsLeft();
});

test('a stick that was exchanged meanwhile is not the one that was meant', async () => {
  const { id } = await onlyPlace('stick');
  await pullOut(lab);
  expect(await codeOf(client['log.save']({ placeId: id }))).toBe('log.no-stick');
  await plugInWith(lab, '/run/letters', 'mkfs.ext4 -q -L OTHER');
  expect(await codeOf(client['log.save']({ placeId: id }))).toBe('log.no-stick');
  const { file } = await client['log.save']({ placeId: (await onlyPlace('stick')).id });
  expect(await onStick(lab, `stat -c %a ${file}`)).toBe('644\n');
});

test('a stick that takes nothing in is called that', async () => {
  await onStick(lab, 'chattr +i .');
  const { id } = await onlyPlace('stick');
  expect(await codeOf(client['log.save']({ placeId: id }))).toBe('log.not-writable');
  await noMountIsLeft();
  await onStick(lab, 'chattr -i .');
});

test.each([
  ['is used by somebody else', 'mount --mkdir /dev/sda /run/used', 'umount /run/used'],
  ['cannot be written', 'blockdev --setro /dev/sda', 'blockdev --setrw /dev/sda'],
  [
    'is what computers are started from',
    'mount --mkdir /dev/sda /run/fill; touch /run/fill/pristine-medium.json; umount /run/fill',
    'mount /dev/sda /run/fill; rm /run/fill/pristine-medium.json; umount /run/fill',
  ],
  ['has what nobody can write', 'mkfs.ntfs -qF /dev/sda && udevadm trigger --settle /dev/sda', 'true'],
])('a stick that %s is no place', async (_how, make, unmake) => {
  await shellOk(lab, make);
  expect(await places()).toStrictEqual([]);
  await shellOk(lab, unmake);
});

// What every process was started with is written down while it is hashed.
const listing =
  'cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ > /run/told 2> /dev/null; exec /usr/bin/openssl "$@"';

test('a password is hashed, and nobody else is told it', async () => {
  hashed = await instead(
    'openssl',
    listing,
    async () => (await client['password.hash']({ password })).hashed,
  );
  const told = await shellOk(lab, String.raw`tr '\0' ' ' < /run/told`);
  expect(told).toContain('passwd -6 -stdin');
  expect(told).not.toContain('planted');
  const [, , salt = ''] = hashed.split('$');
  const again = await inLab(lab, ['openssl', 'passwd', '-6', '-salt', salt, '-stdin'], `${password}\n`);
  expect(again).toBe(`${hashed}\n`);
  const failing = instead('openssl', 'cat >&2; exit 1', () => codeOf(client['password.hash']({ password })));
  expect(await failing).toBe('tool.failed');
  expect(await readLog()).not.toContain('planted');
});

test('the keyboards are those that this system can tell the console, and more', async () => {
  const { keyboards } = await client['keyboards.list']({});
  expect(keyboards.length).toBeGreaterThan(50);
  expect(keyboards).toContainEqual({ layout: 'de', variant: 'nodeadkeys', console: 'de-latin1-nodeadkeys' });
  expect(keyboards).toContainEqual({ layout: 'ru,us', options: 'grp:shifts_toggle', console: 'ru' });
  expect(keyboards).toContainEqual({ layout: 'ara,us', options: 'grp:shifts_toggle', console: 'us' });
});

test('nothing is written on a disk where nothing was changed, whatever went wrong', async () => {
  await pullOut(lab);
  await inLab(lab, [
    'sh',
    '-c',
    'printf "label: gpt\nstart=2048, size=100MiB, type=uefi\n" | sfdisk -q /dev/ubdb',
  ]);
  await inLab(lab, ['mkfs.vfat', '/dev/ubdb1']);
  await makeMedium(folder, 'good.btrfs.zst', 'f'.repeat(64));
  expect(await installWithSecret()).toMatchObject({ result: 'failed', aftermath: 'untouched' });
  expect(await places()).toStrictEqual([]);
});

test('after a failure it is saved on the boot partition, and has no secret in it', async () => {
  await makeMedium(folder, 'good.btrfs.zst');
  const outcome = await instead('bootctl', 'echo http://anna:planted@proxy >&2; exit 1', installWithSecret);
  expect(outcome).toMatchObject({ result: 'failed', aftermath: 'erased-not-bootable' });
  const { file } = await client['log.save']({ placeId: (await onlyPlace('boot-partition')).id });
  const saved = await onEsp(lab, `cat pristine/log/${file}`);
  expect(saved).toContain('! bootctl: http://[secret]@proxy');
  expect(saved).not.toMatch(/planted/u);
  await noMountIsLeft();
});

test('after a good end there is no place beside the boot loader', async () => {
  expect(await installWithSecret()).toMatchObject({ result: 'verified' });
  expect(await places()).toStrictEqual([]);
  expect(await onEsp(lab, 'ls pristine')).not.toContain('log');
  expect(await readLog()).not.toMatch(/planted/u);
  const found = await inLab(lab, [
    'sh',
    '-euc',
    `mount --mkdir -o subvolid=5 /dev/ubdb2 /run/top; grep -rlF planted /run/top/.pristine || true; umount /run/top`,
  ]);
  expect(found).toBe('');
  const written = await shellOk(
    lab,
    `mount --mkdir -o subvolid=5 /dev/ubdb2 /run/top; cd /run/top/root:*/etc; cat hostname vconsole.conf
    cat credstore/passwd.hashed-password.anna; cd /; umount /run/top`,
  );
  expect(written).toBe(`desk\nKEYMAP=ru\nXKBLAYOUT=ru,us\nXKBOPTIONS=grp:shifts_toggle\n${hashed}`);
});

async function handOver(): Promise<Outcome | null> {
  const { stores } = await client['facts.refresh']({});
  const systemId = stores[0]?.systems[0]?.id ?? '';
  const { plan, issues } = await client['plan.change']({ task: 'reset', systemId, mode: 'hand-over' });
  if (plan === null) throw new Error(JSON.stringify(issues));
  const ended = whenRun(client, ({ outcome }) => outcome !== null);
  await client['run.start']({ planId: plan.id, digest: plan.digest });
  return (await ended).outcome;
}

test('what was saved beside the boot loader is gone when the system is handed over', async () => {
  expect(await instead('mv', 'exit 1', handOver)).toMatchObject({ result: 'failed' });
  const { file } = await client['log.save']({ placeId: (await onlyPlace('boot-partition')).id });
  expect(await onEsp(lab, 'ls pristine/log')).toBe(`${file}\n`);
  expect(await handOver()).toMatchObject({ result: 'verified' });
  expect(await places()).toStrictEqual([]);
  expect(await onEsp(lab, 'ls pristine')).not.toContain('log');
});

function off(): Promise<string> {
  return inLab(lab, ['sh', '-c', 'cat /run/off 2>/dev/null || true']);
}

test('the computer is switched off and restarted when nothing is being done, and only then', async () => {
  await instead('systemctl', 'echo "$@" > /run/off', async () => {
    const running = whenRun(client, ({ outcome }) => outcome === null);
    const ended = whenRun(client, ({ outcome }) => outcome !== null);
    await client['run.start'](await planOnto(client, '/dev/ubdb'));
    await running;
    expect(await codeOf(client['machine.power-off']({}))).toBe('run.busy');
    expect(await codeOf(client['machine.restart']({}))).toBe('run.busy');
    await ended;
    expect(await off()).toBe('');
    await client['machine.power-off']({});
    expect(await off()).toBe('poweroff\n');
    await client['machine.restart']({});
    expect(await off()).toBe('reboot\n');
  });
});
