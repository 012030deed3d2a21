import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SystemFacts } from '../../backend/contract/store.ts';
import type { Lab } from '../lab/lab.ts';
import { atTop, home, live, markers, onEsp, root } from './house.ts';
import { change, Folder, inLab, install, readStore, refusalOf, startMachine, stream } from './machine.ts';

// One system with several versions, several systems with one version, and what is broken repaired.

const v1 = 'usr:org.test.small:x86_64:1';
const v2 = 'usr:org.test.small:x86_64:2';
const everything = ['anna', 'etc', 'srv', 'var', 'var/machines'];

let folder: Folder;
let lab: Lab;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * 1024 ** 3]);
  await install(lab, '/dev/ubdb', [stream('good.btrfs.zst')]);
  await live(lab);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function system(name = 'main'): Promise<SystemFacts> {
  const found = (await readStore(lab)).systems.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no system ${name}`);
  return found;
}

function entries({ entries: all }: SystemFacts): readonly string[] {
  return all
    .map((one) => `${one.usrTree.at(-1) ?? ''} ${one.mode}${one.fault === null ? '' : ` ${one.fault}`}`)
    .toSorted((a, b) => a.localeCompare(b));
}

async function does(command: string, ...more: readonly string[]): Promise<void> {
  expect(await change(lab, command, ...more)).toMatchObject({
    exitCode: 0,
    outcome: { result: 'verified' },
  });
}

const refusal = (command: string, ...more: readonly string[]): Promise<string> =>
  refusalOf(lab, command, ...more);

const addTwo = ['--system', 'main', '--stream', stream('delta.btrfs'), '--allow-unsigned'];

describe('a version', () => {
  test('is not added where the ESP has no room for its kernel, and nothing of it stays', async () => {
    await onEsp(lab, 'dd if=/dev/zero of=filler bs=1M status=none || true; sync');
    const { exitCode, outcome } = await change(lab, 'tree add', ...addTwo);
    await onEsp(lab, 'rm filler');
    expect(exitCode).toBe(1);
    expect(outcome).toMatchObject({ aftermath: 'as-before', problem: { code: 'space.esp' } });
    const { trees, systems } = await readStore(lab);
    expect(trees.map((usr) => usr.tree)).toStrictEqual([v1]);
    expect(systems.flatMap(entries)).toStrictEqual(['1 normal']);
  });

  test('is not added where there is no room for it, and nothing of it stays', async () => {
    await atTop(lab, `fallocate -l $(($(stat -f -c '%a * %S' .) - 15 * 1024 * 1024)) ${home}/filler`);
    expect(await refusal('tree add', ...addTwo)).toBe('space.insufficient');
    await atTop(lab, `rm ${home}/filler`);
    const { trees, leftovers } = await readStore(lab);
    expect(trees.map((usr) => usr.tree)).toStrictEqual([v1]);
    expect(leftovers).toStrictEqual([]);
  });

  test('that nothing vouches for is refused without --allow-unsigned', async () => {
    expect(await refusal('tree add', ...addTwo.slice(0, -1))).toBe('source.unsigned');
  });

  test('is added by a delta on the one that is there, and starts by itself from then on', async () => {
    await does('tree add', ...addTwo);
    const now = await system();
    expect(now).toMatchObject({ usrTree: v2, title: 'Small System 2', damage: [] });
    expect(entries(now)).toStrictEqual(['1 normal', '2 normal']);
    expect(await markers(lab)).toStrictEqual(everything);
    expect(await refusal('tree add', ...addTwo)).toBe('tree.exists');
  });

  test('gives way to the older one, and systemd is made to see that', async () => {
    await does('tree rollback --system main');
    expect(entries(await system())).toStrictEqual(['1 normal', '2 spare']);
    expect(await atTop(lab, `ls -A ${root}/etc ${root}/var`)).not.toContain('.updated');
    expect(await refusal('tree rollback --system main')).toBe('tree.none-older');
  });

  test('is tried once, beside the usual one', async () => {
    await does('tree once --system main --tree', v2);
    const now = await system();
    expect(now.usrTree).toBe(v1);
    expect(entries(now)).toStrictEqual(['1 normal', '2 once', '2 spare']);
  });

  test('becomes the usual one again, and the trial is over', async () => {
    await does('tree default --system main --tree', v2);
    expect(entries(await system())).toStrictEqual(['1 normal', '2 normal']);
  });

  test('that is used is not removed; one that is not used goes, with its kernel', async () => {
    expect(await refusal('tree remove --tree', v2)).toBe('tree.in-use');
    await does('tree remove --tree', v1);
    expect((await readStore(lab)).trees.map((usr) => usr.tree)).toStrictEqual([v2]);
    expect((await onEsp(lab, 'ls pristine')).trim()).toBe('usr_0org.test.small_0x86_464_02');
  });
});

describe('a stateless way', () => {
  test('is switched on beside the ordinary one, made the usual one, and switched off', async () => {
    await does('stateless on --system main --mode forget-state');
    expect(entries(await system())).toStrictEqual(['2 forget-state', '2 normal']);
    await does('stateless default --system main --mode forget-all');
    expect(await system()).toMatchObject({ startMode: 'forget-all', usrTree: v2 });
    await does('stateless off --system main --mode forget-all');
    await does('stateless off --system main --mode forget-state');
    const now = await system();
    expect(now).toMatchObject({ startMode: 'normal', usrTree: v2, damage: [] });
    expect(entries(now)).toStrictEqual(['2 normal']);
  });
});

describe('a second system', () => {
  test('shares the version and has everything else of its own', async () => {
    await does('instance add --name kiosk --tree', v2);
    expect((await readStore(lab)).systems).toMatchObject([
      { name: 'kiosk', usrTree: v2, isDefault: false, damage: [] },
      { name: 'main', usrTree: v2, isDefault: true, damage: [] },
    ]);
    expect(await refusal('instance add --name kiosk --tree', v2)).toBe('system.name-taken');
  });

  test('gets another name, and starts by it', async () => {
    await does('instance rename --system kiosk --name desk');
    expect(await system('desk')).toMatchObject({ usrTree: v2, damage: [] });
    const names = await atTop(lab, 'ls -d root:* home:*');
    expect(names).not.toContain('kiosk');
    const options = await onEsp(lab, 'cat loader/entries/root_0desk*');
    expect(options).toContain('rootflags=subvol=root:desk:org.test.small:x86_64 ');
  });

  test('can be the one that starts by itself', async () => {
    await does('instance default --system desk');
    expect((await system('desk')).isDefault).toBe(true);
  });

  test('is removed with all that is its own, and the first one starts again', async () => {
    await does('instance remove --system desk');
    expect((await readStore(lab)).systems).toMatchObject([{ name: 'main', isDefault: true }]);
    expect(await atTop(lab, 'ls -d root:* home:*')).toBe(`${home}\n${root}\n`);
  });
});

describe('what is broken', () => {
  test.each([
    ['entry-missing', 'rm loader/entries/*'],
    // As the power leaves an entry that was being written.
    ['entry-missing', 'for f in loader/entries/*.conf; do mv $f $f.new; done'],
    ['entry-wrong', "sed -i 's/mount.usrflags=[^ ]*//' loader/entries/*"],
    ['kernel-missing', 'rm pristine/*/initrd'],
    ['loader-missing', 'rm -r EFI'],
  ])('%s is seen and repaired', async (damage, breaking) => {
    await onEsp(lab, breaking);
    expect((await system()).damage).toContain(damage);
    await does('repair');
    expect(await system()).toMatchObject({ usrTree: v2, damage: [] });
    expect(await markers(lab)).toStrictEqual(everything);
  });

  test('a system that could not start is not reset but repaired first', async () => {
    await onEsp(lab, 'rm loader/entries/*');
    expect(await refusal('reset --system main --mode state')).toBe('system.damaged');
    await does('repair');
  });

  test('a home that entries mount and that is not there is made anew', async () => {
    await atTop(lab, `mv ${home} aside`);
    expect((await system()).damage).toContain('home-missing');
    await does('repair');
    expect(await system()).toMatchObject({ homeTree: home, damage: [] });
    await atTop(lab, `btrfs -q subvolume delete ${home}; mv aside ${home}`);
  });

  test('options of somebody else in an entry survive every change', async () => {
    await onEsp(lab, "sed -i 's/^options .*/& quiet vendor.option=1/' loader/entries/*");
    await does('stateless on --system main --mode forget-all');
    await does('repair');
    expect(await onEsp(lab, 'cat loader/entries/*_3normal*.conf')).toContain('vendor.option=1');
    await does('stateless off --system main --mode forget-all');
  });
});

test('a disk that cannot be written is refused, and looking still works', async () => {
  await inLab(lab, ['blockdev', '--setro', '/dev/ubdb', '/dev/ubdb2']);
  const refused = await refusal('reset --system main --mode state');
  await inLab(lab, ['blockdev', '--setrw', '/dev/ubdb', '/dev/ubdb2']);
  expect(refused).toBe('store.read-only');
});
