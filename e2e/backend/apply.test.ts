import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { makeMedium } from './medium.ts';
import { edgesOf, Folder, inLab, readStore, setProfile, shell, startMachine } from './machine.ts';

// Installing and resetting by an answer file, with nobody there.

const gib = 1024 ** 3;

let folder: Folder;
let lab: Lab;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * gib, 4 * gib, 3 * gib]);
  await makeMedium(folder, 'good.btrfs.zst');
  await setProfile(lab, {
    firmware: { kind: 'lab', secureBoot: 'off' },
    vendor: 'Example',
    product: 'Box',
    serial: '7',
  });
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const install = {
  format: 1,
  task: 'install',
  machine: { vendor: 'Example', product: 'Box', serial: '7' },
  eraseDisk: true,
  disk: { maxBytes: 3 * gib },
  source: { from: 'medium' },
  countdown: 1,
} as const;

async function apply(given: unknown): Promise<{ readonly exitCode: number; readonly output: string }> {
  const file = folder.file('answers.json');
  await writeFile(file, JSON.stringify(given));
  const { exitCode, stdout, stderr } = await lab.exec(['pristine', 'apply', file, '--medium', folder.path]);
  return { exitCode, output: `${stdout}${stderr}` };
}

test.each([
  ['another machine', { machine: { serial: '8' } }, 'for another machine: its serial'],
  [
    'two disks that fit',
    { disk: { minBytes: 3.5 * gib } },
    'Several disks are as the answers say: /dev/ubdb',
  ],
  ['no disk that fits', { disk: { serial: 'none such' } }, 'No disk is as the answers say'],
  ['a mistake in the file', { eraseDisk: false }, 'not right at eraseDisk'],
  ['a tree that is not offered', { source: { from: 'medium', tree: 'usr:a:x86_64:1' } }, 'usr:a:x86_64:1'],
])('nothing is done for %s', async (_what, changes, said) => {
  const before = await Promise.all([0, 1, 2].map((disk) => edgesOf(folder.file(`disk-${disk}.img`))));
  const { exitCode, output } = await apply({ ...install, ...changes });
  expect(output).toContain(said);
  expect(exitCode).toBe(2);
  await inLab(lab, ['sync']);
  expect(await Promise.all([0, 1, 2].map((disk) => edgesOf(folder.file(`disk-${disk}.img`))))).toStrictEqual(
    before,
  );
});

test('a file that is not there is called that', async () => {
  const { text, status } = await shell(lab, 'pristine apply /run/none-such.json --json');
  expect(text).toContain('answers.unreadable');
  expect(status).toBe(2);
});

test('a key stops it before it begins', async () => {
  const file = folder.file('answers.json');
  await writeFile(file, JSON.stringify({ ...install, countdown: 600 }));
  const command = `pristine apply ${file} --medium ${folder.path}`;
  const child = lab.spawn(['script', '--quiet', '--return', '--command', command, '/dev/null']);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('press any key') && !child.stdin.writableEnded) child.stdin.end(' ');
  }
  expect(printed).toContain('Stopped. Nothing was done.');
  expect(await child.exit).toBe(2);
});

/** What begins a command to a terminal. */
const escape = '\u001B';

/** Runs it on a terminal, and gives all that comes out of that. */
async function onTerminal(command: string, environment = ''): Promise<string> {
  const argv = ['script', '--quiet', '--return', '--command', `${environment} ${command}`, '/dev/null'];
  const { stdout } = await lab.exec(argv, { env: { TERM: 'xterm' } });
  return stdout;
}

test('the disk that is meant is installed to, and the system reset, without a question', async () => {
  const { exitCode, output } = await apply(install);
  expect(exitCode).toBe(0);
  // In a log each step is a line, and there is nothing that only a terminal understands.
  expect(output).toContain('\nReading back what was written\nInstalling the boot loader\n');
  for (const sign of ['\r', escape]) expect(output).not.toContain(sign);
  expect(await readStore(lab)).toMatchObject({
    device: '/dev/ubdd2',
    systems: [{ name: 'main', damage: [] }],
  });
  const reset = { format: 1, task: 'reset', system: 'main', mode: 'state', countdown: 0 };
  const file = folder.file('reset.json');
  await writeFile(file, JSON.stringify(reset));
  const shown = await onTerminal(`pristine apply ${file} --medium ${folder.path}`);
  const bars = shown.split(`\r${escape}[K`).slice(1);
  const percents = bars.map((bar) => Number(/^\[[#.]{24}\] (\d+) %/u.exec(bar)?.[1]));
  expect(percents.length).toBeGreaterThan(3);
  expect(percents).toStrictEqual(percents.toSorted((one, other) => one - other));
  // All of it is done only when that is proved.
  expect(percents.indexOf(100)).toBe(percents.length - 1);
  expect(shown).toContain(`${escape}[32mDone and verified${escape}[39m`);
  expect((await readStore(lab)).remains).toMatchObject([{ mode: 'state', undoable: true }]);
});

test('what is wrong is red on a terminal, unless somebody wants no colours', async () => {
  expect(await onTerminal('pristine reset')).toContain(`${escape}[31mpristine:${escape}[39m `);
  expect(await onTerminal('pristine reset', 'NO_COLOR=1')).toMatch(/^pristine: /u);
});

test('a password is where only root reads it, and neither in the log nor in the journal', async () => {
  const rootPassword = '$6$salt$planted.for.this.test';
  const file = folder.file('answers.json');
  await writeFile(file, JSON.stringify({ ...install, settings: { hostName: 'desk', rootPassword } }));
  const argv = ['pristine', 'apply', file, '--medium', folder.path, '--json'];
  const { exitCode, stdout, stderr } = await lab.exec(argv, { env: { PRISTINE_LOG: '1' } });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('sfdisk');
  expect(`${stdout}${stderr}`).not.toContain(rootPassword);
  const found = await inLab(lab, [
    'sh',
    '-euc',
    `mount --mkdir -o subvolid=5 /dev/ubdd2 /run/top; cd /run/top; grep -rlF '${rootPassword}' . | sort
    cat root:*/etc/hostname; cd /; umount /run/top`,
  ]);
  expect(found).toBe('./root:main:org.test.small:x86_64/etc/credstore/passwd.hashed-password.root\ndesk\n');
});

test('what a file may say can be had as a JSON Schema', async () => {
  const schema: unknown = JSON.parse(await inLab(lab, ['pristine', 'answers', 'schema']));
  expect(schema).toMatchObject({ oneOf: [{ properties: { eraseDisk: { const: true } } }, {}] });
});
