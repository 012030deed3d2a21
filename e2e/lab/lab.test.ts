import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout, Lab } from './lab.ts';

const MiB = 2 ** 20;
let folder: string;
let lab: Lab;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pristine-lab-test-'));
  lab = await Lab.start({ disks: [{ file: path.join(folder, 'first, with a comma'), bytes: 64 * MiB }] });
});

afterAll(async () => {
  await lab.stop();
  await rm(folder, { recursive: true });
});

const sh = (script: string) => lab.exec(['sh', '-c', script]);

test('a command gets its input and gives back its exit code, output and error output apart', async () => {
  const result = await lab.exec(['sh', '-c', 'cat; echo "$LAB" >&2; pwd; exit 7'], {
    stdin: 'in\n',
    env: { LAB: 'a=b c' },
    cwd: '/usr/lib',
  });
  expect(result).toEqual({ exitCode: 7, stdout: 'in\n/usr/lib\n', stderr: 'a=b c\n' });
});

test('standard streams are real pipes, which can be opened by name', async () => {
  const result = await lab.exec(
    ['sh', '-c', 'cat /dev/stdin; echo out >/dev/stdout; echo err >/dev/stderr'],
    {
      stdin: 'in\n',
    },
  );
  expect(result).toEqual({ exitCode: 0, stdout: 'in\nout\n', stderr: 'err\n' });
});

test('a signal, and a command that is not there, are told as a shell tells them', async () => {
  expect((await sh('kill -TERM $$')).exitCode).toBe(128 + 15);
  expect(await lab.exec(['no-such-command'])).toMatchObject({ exitCode: 127 });
  const sleeping = lab.spawn(['sleep', '1000']);
  sleeping.kill('SIGKILL');
  expect(await sleeping.exit).toBe(128 + 9);
});

test('it is root on the kernel and the systemd of the lab, with Node 24 and the checkout in place', async () => {
  const { stdout } = await sh('id -u; uname -r; systemctl --version | head -n 1; node --version');
  expect(stdout).toMatch(/^0\n(?:[7-9]|\d{2})\.\d+\.\d+\nsystemd 257.*\nv24\./);
  expect((await lab.exec(['cat', path.join(checkout, 'package.json')])).stdout).toContain('"pristine"');
});

test('Node starts commands as elsewhere: each with its environment, itself keeping its own, and told of what is not there', async () => {
  const script = `
    const { spawnSync } = require('node:child_process');
    const env = (given) => spawnSync('sh', ['-c', 'echo $LAB'], { encoding: 'utf8', env: { ...process.env, LAB: given } }).stdout.trim();
    const told = [env('first'), process.env.LAB, env('second'), process.env.LAB, spawnSync('no-such-command').error.code];
    console.log(told.join(' '));`;
  const { stdout } = await lab.exec(['node', '-e', script], { env: { LAB: 'own' } });
  expect(stdout).toBe('first own second own ENOENT\n');
});

test('the first disk is /dev/ubdb, of the size asked for, with a sequence number', async () => {
  const { stdout } = await sh(
    'blockdev --getsize64 /dev/ubdb; cat /sys/block/ubdb/diskseq; test -e /dev/ubda; echo $?',
  );
  expect(stdout).toMatch(/^67108864\n[1-9][0-9]*\n1\n$/);
});

test('100 MB come through a channel intact', async () => {
  const bytes = 100_000_000;
  const generate = `openssl=no; node -e "
    let n = ${bytes}, i = 0;
    const write = () => { while (n > 0) { const size = Math.min(n, 65536); n -= size;
      if (!process.stdout.write(Buffer.alloc(size, i++ % 251))) return process.stdout.once('drain', write); } };
    write()"`;
  const child = lab.spawn(['sh', '-c', generate]);
  const received = createHash('sha256');
  let count = 0;
  for await (const chunk of child.stdout) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('not bytes');
    received.update(chunk);
    count += chunk.length;
  }
  const expected = createHash('sha256');
  for (let left = bytes, i = 0; left > 0; left -= 65_536, i++)
    expected.update(Buffer.alloc(Math.min(left, 65_536), i % 251));
  expect(count).toBe(bytes);
  expect(received.digest('hex')).toBe(expected.digest('hex'));
  expect(await child.exit).toBe(0);
});

test('what goes in arrives intact while something else comes out', async () => {
  const input = Buffer.alloc(2_000_000, 'input');
  const [hash, other] = await Promise.all([
    lab.exec(['sha256sum'], { stdin: input }),
    lab.exec(['head', '-c', '5000000', '/dev/zero']),
  ]);
  expect(hash.stdout).toBe(`${createHash('sha256').update(input).digest('hex')}  -\n`);
  expect(other.stdout.length).toBe(5_000_000);
});

test('a socket that systemd-socket-activate serves inside is reached from outside', async () => {
  const server = lab.spawn([
    'systemd-socket-activate',
    '--listen=/run/echo.sock',
    '--inetd',
    '--accept',
    'cat',
  ]);
  await sh('until test -S /run/echo.sock; do sleep 0.05; done');
  const connection = await lab.connect('/run/echo.sock');
  connection.end('through the wall\n');
  const answer: unknown[] = await connection.toArray();
  expect(answer.join('')).toBe('through the wall\n');
  server.kill('SIGTERM');
  await server.exit;
  await expect(lab.connect('/run/nobody.sock')).rejects.toThrow('ENOENT');
});

test('a disk can be plugged in, is not pulled while it is open, and makes room when it is', async () => {
  const file = path.join(folder, 'plugged');
  const device = await lab.attachDisk({ file, bytes: 64 * MiB });
  expect(device).toBe('/dev/ubdc');
  expect((await sh(`mkfs.ext4 -q ${device} && mount ${device} /mnt`)).stderr).toBe('');
  await expect(lab.detachDisk(device)).rejects.toThrow('open');
  await sh('umount /mnt');
  await lab.detachDisk(device);
  expect((await lab.exec(['test', '-e', device])).exitCode).toBe(1);
  expect(await lab.attachDisk({ file, readOnly: true })).toBe('/dev/ubdc');
  expect((await lab.exec(['cat', '/sys/block/ubdc/ro'])).stdout).toBe('1\n');
});

test('what was flushed to a disk is there after a power cut; shares are the folders themselves', async () => {
  const disks = [{ file: path.join(folder, 'cut'), bytes: 256 * MiB }];
  const doomed = await Lab.start({ disks, shares: [folder] });
  const write = `mkfs.btrfs -q /dev/ubdb && mount /dev/ubdb /mnt && echo kept > /mnt/file && sync &&
    echo shared > "${folder}/shared" && echo lost > /mnt/lost`;
  expect(await doomed.exec(['sh', '-c', write])).toMatchObject({ exitCode: 0 });
  const running = doomed.spawn(['sleep', '1000']);
  await doomed.powerCut();
  await expect(running.exit).rejects.toThrow('line');
  expect(await readFile(path.join(folder, 'shared'), 'utf8')).toBe('shared\n');
  await using again = await Lab.start({ disks });
  const read = await again.exec(['sh', '-c', 'mount /dev/ubdb /mnt && ls /mnt && cat /mnt/file']);
  expect(read).toMatchObject({ exitCode: 0, stdout: 'file\nkept\n' });
});

test('an existing disk keeps its size, a missing one is refused', async () => {
  const file = path.join(folder, 'existing');
  await writeFile(file, Buffer.alloc(MiB));
  await using other = await Lab.start({ disks: [{ file, bytes: 5 * MiB }] });
  expect((await other.exec(['blockdev', '--getsize64', '/dev/ubdb'])).stdout).toBe(`${MiB}\n`);
  expect((await stat(file)).size).toBe(MiB);
  await expect(Lab.start({ disks: [{ file: path.join(folder, 'missing') }] })).rejects.toThrow('ENOENT');
});
