import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unprivilegedPrefix } from '../setup/user.ts';
import { parseLabArguments } from './arguments.ts';
import { checkout } from './lab.ts';

const cli = path.join(checkout, 'e2e/lab/cli.ts');
const node = path.join(checkout, 'node_modules/.bin/node');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pristine-cli-test-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

const lab = (args: readonly string[], input = '') =>
  execa(node, [cli, ...args], { cwd: folder, input, reject: false, env: { INIT_CWD: folder } });

test('sizes, relative paths and the command after the separator', () => {
  expect(
    parseLabArguments(['--disk', 'a:8G', '--disk=/b:c', '--share', '.', '--', 'ls', '--', '-l'], '/x'),
  ).toEqual({
    disks: [{ file: '/x/a', bytes: 8 * 2 ** 30 }, { file: '/b:c' }],
    shares: ['/x'],
    command: ['ls', '--', '-l'],
  });
  expect(() => parseLabArguments(['ls'], '/')).toThrow('--');
  expect(() => parseLabArguments(['--nonsense', '--', 'ls'], '/')).toThrow('nonsense');
});

test('passes on input, output, error output and exit status, and prints nothing of its own', async () => {
  const script = 'cat; pwd; echo error >&2; blockdev --getsize64 /dev/ubdb; exit 42';
  const result = await lab(['--disk', 'new.img:64M', '--share', '.', '--', 'sh', '-c', script], 'input\n');
  expect(result.stdout).toBe(`input\n${folder}\n67108864`);
  expect(result.stderr).toBe('error');
  expect(result.exitCode).toBe(42);
  expect((await stat(path.join(folder, 'new.img'))).blocks).toBeLessThan(64);
});

test('says what is wrong with a disk that is not there', async () => {
  const result = await lab(['--disk', 'missing.img', '--', 'true']);
  expect(result.exitCode).toBe(125);
  expect(result.stderr).toContain('missing.img');
});

test('runs without privilege, and root inside all the same', async () => {
  const [command, ...rest] = [...(await unprivilegedPrefix()), node, cli, '--', 'id', '-u'];
  const result = await execa(command, rest, { cwd: '/', reject: false });
  expect(result).toMatchObject({ exitCode: 0, stdout: '0', stderr: '' });
});

test('leaves no process and no folder behind when it is killed', async () => {
  const child = spawn(node, [cli, '--', 'sh', '-c', 'echo up; sleep 1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  await once(child.stdout, 'data');
  const left = (await readdir(folder)).find((name) => name.startsWith('pristine-lab-')) ?? '';
  const uses = async () =>
    (await execa('pgrep', ['--full', `uml_dir=${folder}/${left}/`], { reject: false })).stdout;
  expect(await uses()).not.toBe('');
  child.kill('SIGKILL');
  await once(child, 'exit');
  for (let tries = 0; tries < 50 && (await uses()) !== ''; tries++) await delay(100);
  expect(await uses()).toBe('');
  expect((await readdir(folder)).filter((name) => name === left)).toEqual([]);
});
