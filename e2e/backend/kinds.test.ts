import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtraFacts, StoreFacts, SystemFacts } from '../../backend/contract/store.ts';
import { checkout, type Lab } from '../lab/lab.ts';
import { atTop, onEsp } from './house.ts';
import {
  change,
  Folder,
  inLab,
  install,
  installFrom,
  known,
  readFacts,
  readStore,
  refusalOf,
  says,
  shellOk,
  startMachine,
  stream,
  type Said,
} from './machine.ts';

// Runtimes, frameworks, apps and templates: published, fetched, updated and removed as versions of systems are.

const app = (version: string): string => `app:org.test.Notes:org.test.Base:x86_64:${version}`;
const runtime = (version: string): string => `runtime:org.test.Base:x86_64:${version}`;
const framework = 'framework:org.test.Tools:x86_64:1';
const template = 'root:server:org.test.small:x86_64';
const usr = 'usr:org.test.small:x86_64:1';

let folder: Folder;
let lab: Lab;

const pristine = (command: string): Promise<Said> => says(lab, command);
const ok = (script: string): Promise<string> => shellOk(lab, script);

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * 1024 ** 3, 2 * 1024 ** 3]);
  await ok(`sh -x ${checkout}/e2e/delivery/make-kinds.sh ${folder.path}`);
  await install(lab, '/dev/ubdb', [stream('good.btrfs.zst')]);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

function from(tree: string, repository = 'repository', root = 'trusted-root.json'): readonly string[] {
  return ['--repository', folder.file(repository), '--trust', folder.file(root), '--tree', tree];
}

async function does(command: string, ...more: readonly string[]): Promise<void> {
  expect(await change(lab, command, ...more)).toMatchObject({ exitCode: 0, outcome: { result: 'verified' } });
}

const refusal = (command: string, ...more: readonly string[]): Promise<string> =>
  refusalOf(lab, command, ...more);

async function extras(): Promise<readonly string[]> {
  return (await readStore(lab)).extras.map(({ tree }) => tree);
}

async function extra(tree: string): Promise<ExtraFacts> {
  return known((await readStore(lab)).extras, (one) => one.tree === tree, tree);
}

async function system(name: string): Promise<SystemFacts> {
  return known((await readStore(lab)).systems, (one) => one.name === name, name);
}

/** Publishes a folder, which is made from another one by a script, under a name. */
async function publish(made: string, name: string): Promise<Said> {
  const { path } = folder;
  await ok(`rm -rf ${path}/changed; cd ${path}; ${made}`);
  return pristine(
    `publish --repository ${path}/repository --keys ${path}/keys --tree ${path}/changed --name ${name} --json`,
  );
}

describe('a publisher', () => {
  test.each([
    ['cp -a app-1 changed; rm -r changed/bin', app('9'), 'tree.not-ready'],
    ['cp -a runtime-1 changed; rm changed/lib/os-release', runtime('9'), 'tree.not-ready'],
    ['cp -a runtime-1 changed', runtime('9'), 'tree.mismatch'],
    ['cp -a framework changed; rm changed/lib/os-release', 'framework:org.test:x86_64:1', 'tree.not-ready'],
    ['cp -a app-1 changed; cp /usr/bin/dash changed/bin', 'app:a:b:aarch64:1', 'tree.mismatch'],
    ['cp -a root changed; mkdir -p changed/usr/bin', 'root:a:b:x86_64', 'tree.not-template'],
    ['cp -a root changed; echo 1 > changed/etc/machine-id', 'root:a:b:x86_64', 'tree.not-template'],
    ['cp -a root changed; echo other > changed/etc/hostname', template, 'publish.differs'],
    ['cp -a root changed', 'home:anna:org.test.small:x86_64', 'tree.personal'],
  ])('who does `%s` for %s is told %s', async (made, name, code) => {
    expect(await publish(made, name)).toMatchObject({ status: 2, text: expect.stringContaining(code) });
  });

  test('may publish a template again, as it is', async () => {
    expect(await publish('cp -a root changed', template)).toMatchObject({ status: 0 });
  });
});

describe('an app', () => {
  test('shows before what comes along, and what of it', async () => {
    const { status, text } = await pristine(`tree add ${from(app('1')).join(' ')}`);
    expect(status).toBe(2);
    expect(text).toContain(`comes along: ${runtime('1')}  Base 1, to read: `);
    expect(await extras()).toStrictEqual([]);
  });

  test('that does not come whole leaves nothing, and neither does what came along', async () => {
    await ok(`cp -a ${folder.file('repository')} ${folder.file('spoiled')}
      cd ${folder.file('spoiled')}/targets/app; for file in $(find . -name '*.zst'); do
        printf XXXX | dd of=$file bs=1 seek=2500000 conv=notrunc status=none; done`);
    const { exitCode, outcome } = await change(lab, 'tree add', ...from(app('1'), 'spoiled'));
    expect(exitCode).toBe(1);
    expect(outcome).toMatchObject({
      step: 'receive',
      aftermath: 'untouched',
      problem: { code: 'stream.digest-mismatch' },
    });
    expect(await readStore(lab)).toMatchObject({ extras: [], leftovers: [] });
    expect(await atTop(lab, 'ls .pristine/incoming; ls -d app:* runtime:* || true')).toBe('');
  });

  test('brings its runtime, both as they were published, and starts nothing', async () => {
    const menu = await onEsp(lab, 'find . -type f -exec sha256sum {} + | sort');
    await does('tree add', ...from(app('1')));
    expect(await extras()).toStrictEqual([app('1'), runtime('1')]);
    expect(await extra(app('1'))).toMatchObject({ title: 'Notes', intact: true, runtime: runtime('1') });
    expect(await extra(runtime('1'))).toMatchObject({ title: 'Base 1', usedBy: [app('1')] });
    await atTop(
      lab,
      `diff -r --no-dereference ${folder.file('app-1')} ${app('1')}; diff -r --no-dereference ${folder.file('runtime-1')} ${runtime('1')}`,
    );
    expect(await onEsp(lab, 'find . -type f -exec sha256sum {} + | sort')).toBe(menu);
    expect(await refusal('tree add', ...from(app('1')))).toBe('tree.exists');
  });

  test('runs on it', async () => {
    // By hand, since that is not what we do yet: the runtime as /usr, and the app where it belongs.
    const text = await ok(`set -e; cd /run; mkdir -p box/usr box/opt/org.test.Notes trees
      for link in bin lib lib64; do ln -s usr/$link box/$link; done
      mount -o subvolid=5,ro /dev/ubdb2 trees
      mount --bind trees/${runtime('1')} box/usr; mount --bind trees/${app('1')} box/opt/org.test.Notes
      chroot box /opt/org.test.Notes/bin/notes; umount box/usr box/opt/org.test.Notes trees`);
    expect(text).toBe('notes\n');
  });

  test('and its runtime get other versions beside those that are there, by deltas', async () => {
    const { path } = folder;
    const own = `--repository ${path}/repository --keys ${path}/keys`;
    await ok(`pristine publish ${own} --tree ${path}/runtime-2 --name ${runtime('2')}
      pristine publish ${own} --tree ${path}/app-2 --name ${app('2')}`);
    // Without its version the name means the newest.
    const newest = from('app:org.test.Notes:org.test.Base:x86_64');
    const { text } = await pristine(`tree add ${newest.join(' ')} --json`);
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({
      plan: { tree: app('2'), brings: [], way: { parentUuid: expect.stringMatching(/-/u) } },
    });
    await does('tree add', ...newest);
    await does('tree add', ...from(runtime('2')));
    expect(await extras()).toStrictEqual([app('1'), app('2'), runtime('1'), runtime('2')]);
    await atTop(
      lab,
      `diff -r --no-dereference ${folder.file('app-2')} ${app('2')}; diff -r --no-dereference ${folder.file('runtime-2')} ${runtime('2')}`,
    );
  });

  test('goes on with the newest runtime, which is not removed; the older one may go', async () => {
    expect(await extra(app('1'))).toMatchObject({ runtime: runtime('2') });
    expect(await refusal('tree remove --tree', runtime('2'))).toBe('tree.in-use');
    await does('tree remove --tree', runtime('1'));
    expect(await extras()).toStrictEqual([app('1'), app('2'), runtime('2')]);
  });

  test('that is in use is not removed', async () => {
    await ok(`mount --mkdir -o subvol=${app('1')} /dev/ubdb2 /run/in-use`);
    const code = await refusal('tree remove --tree', app('1'));
    await ok('umount /run/in-use');
    expect(code).toBe('tree.mounted');
  });

  test('whose runtime is neither here nor offered is refused', async () => {
    await ok(`cp ${folder.file('lonely')}/metadata/1.root.json ${folder.file('lonely-root.json')}`);
    const lonely = from('app:org.test.Lonely:org.test.Nowhere:x86_64:1', 'lonely', 'lonely-root.json');
    expect(await refusal('tree add', ...lonely)).toBe('app.no-runtime');
  });

  test('leaves its runtime when it goes, which then may go as well', async () => {
    await does('tree remove --tree', app('1'));
    expect(await refusal('tree remove --tree', runtime('2'))).toBe('tree.in-use');
    await does('tree remove --tree', app('2'));
    expect(await extras()).toStrictEqual([runtime('2')]);
    await does('tree remove --tree', runtime('2'));
    expect(await extras()).toStrictEqual([]);
  });
});

test('a framework comes, gets another version beside it, and goes', async () => {
  await does('tree add', ...from(framework));
  expect(await extra(framework)).toMatchObject({ title: 'Tools 1', intact: true });
  const second = framework.replace(/1$/u, '2');
  const made = 'cp -a framework changed; sed -i "s/ 1/ 2/; s/=1/=2/" changed/lib/os-release';
  expect(await publish(made, second)).toMatchObject({ status: 0 });
  await does('tree add', ...from(second));
  expect(await extra(second)).toMatchObject({ title: 'Tools 2', intact: true });
  expect(await extras()).toStrictEqual([framework, second]);
  for (const tree of [second, framework]) await does('tree remove --tree', tree);
  expect(await extras()).toStrictEqual([]);
});

test('what somebody wrote to is said to be no longer what was delivered', async () => {
  await does('tree add', ...from(framework));
  await atTop(lab, `btrfs property set -f -ts ${framework} ro false; echo x > ${framework}/x`);
  expect(await extra(framework)).toMatchObject({ intact: false, uuids: [] });
  expect(await refusal('tree add', ...from(framework))).toBe('tree.exists');
  await does('tree remove --tree', framework);
});

test('a name that something else has is left to it', async () => {
  await atTop(lab, `mkdir ${framework}; echo mine > ${framework}/file`);
  const { exitCode, outcome } = await change(lab, 'tree add', ...from(framework));
  expect(exitCode).toBe(1);
  expect(outcome).toMatchObject({ aftermath: 'as-before', problem: { code: 'tree.exists' } });
  expect(await atTop(lab, `ls -A ${framework} .pristine/incoming; rm -r ${framework}`)).toBe(
    `.pristine/incoming:\n\n${framework}:\nfile\n`,
  );
});

describe('a template', () => {
  const root = 'root:web:org.test.small:x86_64';
  const shipped = (): Promise<string> =>
    atTop(lab, `cat ${root}/etc/hostname ${root}/var/lib/server/data 2>/dev/null || echo nothing`);

  test('is listed as one, and is no system', async () => {
    await does('tree add', ...from(template));
    expect(await readStore(lab)).toMatchObject({
      extras: [{ tree: template, usedBy: [] }],
      systems: [{ name: 'main', template: null }],
    });
    expect(await refusal('instance add --name server --tree', template)).toBe('system.name-taken');
  });

  test('makes a system, which has what it holds, and its state in a subvolume', async () => {
    await does('instance add --name web --tree', template);
    expect(await system('web')).toMatchObject({ template, usrTree: usr, damage: [] });
    expect(await extra(template)).toMatchObject({ usedBy: [root] });
    expect(await shipped()).toBe('server\nshipped\n');
    await atTop(lab, `btrfs subvolume show ${root}/var >/dev/null; echo mine > ${root}/etc/hostname`);
    expect(await atTop(lab, `cat ${template}/etc/hostname`)).toBe('server\n');
  });

  test('is still known after a reset of the state, and what a factory reset returns to', async () => {
    await does('reset --system web --mode state');
    expect(await shipped()).toBe('mine\nnothing\n');
    expect((await system('web')).template).toBe(template);
    await does('reset --system web --mode factory');
    expect(await shipped()).toBe('server\nshipped\n');
    expect((await system('web')).template).toBe(template);
    await does('undo --system web');
    expect(await shipped()).toBe('mine\nnothing\n');
  });

  test('may go: then a factory reset comes up empty', async () => {
    const { status, text } = await pristine(`tree remove --tree ${template}`);
    expect(status).toBe(2);
    expect(text).toContain(`${root} was made from ${template}`);
    await does('tree remove --tree', template);
    await does('reset --system web --mode factory');
    expect(await shipped()).toBe('nothing\n');
    await does('instance remove --system web');
  });
});

async function shelf(): Promise<StoreFacts> {
  const found = (await readFacts(lab)).stores.find(({ device }) => device === '/dev/ubdc');
  if (found === undefined) throw new Error('no such store');
  return found;
}

describe('a file system without any system', () => {
  test('shows the trees that are there, and takes more', async () => {
    await ok(`set -e; mkfs.btrfs -q -f /dev/ubdc; mount --mkdir /dev/ubdc /run/shelf
      zstd -dcq ${stream('good.btrfs.zst')} | btrfs -q receive /run/shelf
      btrfs -q receive /run/shelf < ${stream('lacks-initrd.btrfs')}; umount /run/shelf; udevadm settle`);
    expect(await shelf()).toMatchObject({
      systems: [],
      trees: [
        { tree: 'usr:org.test.lacks-initrd:x86_64:1', missing: ['initrd'] },
        { tree: usr, usedBy: [], missing: [] },
      ],
      esp: null,
    });
    expect((await pristine(`tree add ${from(app('1')).join(' ')}`)).text).toContain('give --store');
    await does('tree add', ...from(app('1')), '--store', (await shelf()).id);
    expect((await shelf()).extras.map(({ tree }) => tree)).toStrictEqual([app('1'), runtime('2')]);
  });

  test('is listed with what each tree takes', async () => {
    const text = await inLab(lab, ['pristine', 'trees']);
    expect(text).toMatch(/app:org\.test\.Notes:\S+ {2}Notes {2}3\.\d MB/u);
    expect(text).toContain(`    runs on: ${runtime('2')}`);
    expect(text).toContain(`    used by: ${app('1')}`);
  });
});

describe('an installation', () => {
  beforeAll(async () => {
    const own = `--repository ${folder.file('repository')} --keys ${folder.file('keys')}`;
    await atTop(lab, `pristine publish ${own} --tree ${usr} --name ${usr}`);
  });

  test('brings apps along with what they run on, and says so before', async () => {
    const along = ['--bring', app('1'), '--bring', template];
    const { text } = await pristine(`plan install --disk /dev/ubdc ${[...from(usr), ...along].join(' ')}`);
    expect(text).toContain(`comes along: ${app('1')}`);
    const { outcome } = await installFrom(lab, '/dev/ubdc', [...from(usr), ...along]);
    expect(outcome).toMatchObject({
      result: 'verified',
      proofs: expect.arrayContaining(['delivered-trees']),
    });
    const store = (await readFacts(lab)).stores.find(({ device }) => device === '/dev/ubdc2');
    expect(store).toMatchObject({
      systems: [{ usrTree: usr, damage: [] }],
      extras: [
        { tree: app('1'), intact: true, runtime: expect.stringMatching(/^runtime:/u) },
        { tree: expect.stringMatching(/^runtime:/u), intact: true, usedBy: [app('1')] },
        { tree: template, intact: true },
      ],
      leftovers: [],
    });
  });

  test.each([
    ['tree.unknown', 'app:org.test.Other:org.test.Base:x86_64', 'main'],
    ['tree.needs-system', usr, 'main'],
    ['tree.exists', template, 'server'],
  ])('is refused with %s for bringing %s along with %s', async (code, tree, name) => {
    const asked = [...from(usr), '--bring', tree, '--name', name].join(' ');
    const { status, text } = await pristine(`plan install --disk /dev/ubdc ${asked} --json`);
    expect({ status, text }).toMatchObject({ status: 2, text: expect.stringContaining(code) });
  });
});
