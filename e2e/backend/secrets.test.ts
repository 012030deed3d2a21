import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { Folder, inLab, startMachine } from './machine.ts';
import { makeMedium } from './medium.ts';

// A secret is planted wherever one can come from, and looked for in all that is said: on the terminal, as JSON, and in the log.

let folder: Folder;
let lab: Lab;

const word = 'planted';
const key = `-----BEGIN PRIVATE KEY-----\n${word}\n-----END PRIVATE KEY-----\n`;

beforeAll(async () => {
  folder = await Folder.make();
  lab = await startMachine(folder, [4 * 1024 ** 3]);
  await makeMedium(folder, 'good.btrfs.zst');
  const made = folder.file('made');
  await inLab(lab, [
    'pristine',
    'repository',
    'init',
    '--repository',
    made,
    '--keys',
    folder.file('true-keys'),
  ]);
  await inLab(lab, ['cp', `${made}/metadata/1.root.json`, folder.file('trusted-root.json')]);
  await inLab(lab, ['mkdir', folder.file('keys')]);
  for (const name of ['root.pem', 'online.pem']) await writeFile(folder.file(`keys/${name}`), key);
});

afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

interface Said {
  readonly exitCode: number;
  readonly all: string;
}

async function say(command: string, env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const argv = ['pristine', ...command.replace('MEDIUM', folder.path).split(' ')];
  const { exitCode, stdout, stderr } = await lab.exec(argv, { env: { PRISTINE_LOG: '1', ...env } });
  return { exitCode, all: `${stdout}${stderr}` };
}

function installFrom(location: string): string {
  return `install --disk /dev/ubdb --repository ${location} --medium MEDIUM --erase-disk --yes --json`;
}

const secretProxy = `http://anna:${word}@127.0.0.1:1`;

test.each([
  [
    'a name and a password in an address',
    installFrom(`https://anna:${word}@example.org/os`),
    {},
    'location.invalid',
  ],
  ['a token in an address', installFrom(`https://example.org/os?token=${word}`), {}, 'location.invalid'],
  [
    'a password in an address without a beginning',
    installFrom(`anna:${word}@example.org/os`),
    {},
    'location.invalid',
  ],
  [
    'a proxy that does not answer',
    installFrom('http://example.org/os'),
    { http_proxy: secretProxy, https_proxy: secretProxy },
    'network.unreachable',
  ],
  ['a proxy that is none', 'facts', { http_proxy: `http://anna:${word}@:x` }, '[secret]'],
])('nobody is told %s', async (_what, command, env, said) => {
  const { exitCode, all } = await say(command, env);
  expect(all).toContain(said);
  expect(all).not.toContain(word);
  expect(exitCode).not.toBe(0);
});

test.each(['refresh', 'prune'])('nobody is told a private key by repository %s', async (task) => {
  await inLab(lab, ['mkdir', '-p', folder.file('repository/metadata')]);
  const where = `--repository ${folder.file('repository')} --keys ${folder.file('keys')}`;
  const { exitCode, all } = await say(`repository ${task} ${where} --json`);
  expect(all).not.toContain(word);
  expect(all).not.toContain('PRIVATE KEY');
  expect(exitCode).not.toBe(0);
});

const answers = {
  format: 1,
  task: 'install',
  eraseDisk: true,
  disk: {},
  source: { from: 'medium' },
  countdown: 0,
};

test.each([
  ['a mistake in the file', JSON.stringify({ ...answers, settings: { rootPassword: word } })],
  ['a key too many', JSON.stringify({ ...answers, settings: { password: word } })],
  ['a file that is not JSON', `{"settings":{"rootPassword": ${word}}}`],
  ['a file that ends too early', `{"settings":{"rootPassword":"${word}",`],
])('nobody is told the answers by %s', async (_what, text) => {
  await writeFile(folder.file('answers.json'), text);
  const { exitCode, all } = await say(`apply ${folder.file('answers.json')} --medium ${folder.path} --json`);
  expect(all).toContain('answers.invalid');
  expect(all).not.toContain(word);
  expect(exitCode).toBe(2);
});
