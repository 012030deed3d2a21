import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { served as at } from '../delivery/serve.ts';
import type { Lab } from '../lab/lab.ts';
import { casesOf } from './extent.ts';
import { atTop, stepBack } from './house.ts';
import {
  change,
  type Folder,
  inLab,
  installArgvFrom,
  installFrom,
  readStore,
  says,
  type Said,
  untilRun,
} from './machine.ts';
import { name, Published } from './published.ts';

// Trees are published, and come to a disk from a folder and by a web server that does all that servers do.

let published: Published;
let folder: Folder;
let lab: Lab;

const trust = (): readonly string[] => ['--trust', published.root];
const sh = (script: string): Promise<Said> => published.sh(script);
const ok = (script: string): Promise<string> => published.ok(script);
const planned = (location: string): string => published.planned(location);

beforeAll(async () => {
  published = await Published.make();
  ({ folder, lab } = published);
});

afterAll(async () => {
  await published[Symbol.asyncDispose]();
});

const mebibyte = 1024 ** 2;

/** What there is of files in the machine, but for its disks: deleted ones that somebody has open as well. */
async function keptBytes(): Promise<number> {
  const used = await ok('df --output=used --block-size=1 / /run /tmp /dev/shm');
  return used
    .trim()
    .split('\n')
    .slice(1)
    .reduce((sum, line) => sum + Number(line), 0);
}

/** Installs the first version from a place. */
function install(...locations: readonly string[]): ReturnType<typeof installFrom> {
  const places = locations.flatMap((location) => ['--repository', location]);
  return installFrom(lab, '/dev/ubdb', [...places, '--tree', `${name}:1`, ...trust()]);
}

describe('an installation', () => {
  test('comes from a folder', async () => {
    const { exitCode, outcome } = await install(folder.file('repository'));
    expect(outcome).toMatchObject({ result: 'verified' });
    expect(exitCode).toBe(0);
    expect((await readStore(lab)).trees.map((usr) => usr.tree)).toStrictEqual([`${name}:1`]);
    // As it lay compressed with its publisher.
    expect(await atTop(lab, `filefrag -v ${name}:1/lib/systemd/systemd`)).toContain('encoded');
  });

  test('gets over a server that is down, falls silent, cuts, lies, asks for a password, is too long and does not listen', async () => {
    await recordWhatIsGiven();
    const { outcome } = await install(at('mischievous'));
    expect(outcome).toMatchObject({ result: 'verified' });
    await onlyRightBytesWereGiven('whole');
    await atTop(lab, `cmp ${folder.file('one')}/share/filler ${name}:1/share/filler`);
    const requests = (await readFile(folder.file('log'), 'utf8')).match(/^mischievous .*full/gmu);
    expect(requests?.length).toBeGreaterThanOrEqual(10);
  });

  test('can be had from a store of files that says of what it has not that nobody may have it', async () => {
    expect(await ok(planned(at('store')))).toContain('/dev/ubdb');
  });

  test('comes by way of a proxy, where the environment names one', async () => {
    const plan = planned('http://publisher.invalid/plain/repository');
    const proxy = 'http_proxy=http://127.0.0.1:8080';
    await ok(`${proxy} ${plan}`);
    for (const none of ['', `${proxy} no_proxy=publisher.invalid`]) {
      expect(await sh(`${none} ${plan} --json`)).toMatchObject({
        status: 2,
        text: expect.stringContaining('network.unreachable'),
      });
    }
  });

  test.each([
    ['wrong-start', 'stream.digest-mismatch', 'untouched'],
    ['wrong-middle', 'stream.digest-mismatch', 'erased-not-bootable'],
    ['wrong-end', 'stream.digest-mismatch', 'erased-not-bootable'],
    ['changes', 'stream.digest-mismatch', 'erased-not-bootable'],
    ['is-missing', 'repository.file-missing', 'untouched'],
    ['forbids', 'network.refused', 'untouched'],
  ])('from a server that gives it %s fails with %s', async (way, code, aftermath) => {
    await recordWhatIsGiven();
    const { outcome } = await install(at(way));
    expect(outcome).toMatchObject({ result: 'failed', problem: { code }, aftermath });
    await onlyRightBytesWereGiven(aftermath === 'untouched' ? 'none' : 'some');
  });

  test('from a slow network says so, and keeps nothing of the stream anywhere on its way', async () => {
    const before = await keptBytes();
    const source = ['--repository', at('slower'), '--tree', `${name}:1`, ...trust()];
    const { rest } = await untilRun(
      lab,
      installArgvFrom('/dev/ubdb', source),
      ({ progress: { slowest, bytes } }) => slowest === 'network' && (bytes?.done ?? 0) > 8 * mebibyte,
    );
    // The disk that is installed to has the tree, which is being made, and beside it the journal.
    expect(await atTop(lab, 'find . -xdev -type f -size +64k')).toBe('');
    expect((await keptBytes()) - before).toBeLessThan(mebibyte);
    expect((await rest).outcome).toMatchObject({ result: 'verified' });
  });

  test('takes from a mirror what the first cannot give: the rest, or all', async () => {
    const { outcome } = await install(at('wrong-middle'), at('plain'));
    expect(outcome).toMatchObject({ result: 'verified' });
    for (const first of [at('plain', 'nothing'), at('portal'), 'http://127.0.0.1:1/x']) {
      expect(await ok(`${planned(first)} --repository ${at('plain')}`)).toContain('/dev/ubdb');
    }
  });

  test('is not waited for without end where the first has it not and its mirror never answers', async () => {
    const { outcome } = await install(at('is-missing'), 'http://127.0.0.1:1/x');
    const problem = { code: 'repository.file-missing' };
    expect(outcome).toMatchObject({ result: 'failed', problem, aftermath: 'untouched' });
  });

  test.each(
    casesOf(
      [['fails', 'network.refused']],
      [
        ['asks-first', 'network.captive-portal'],
        ['drips', 'network.unreachable'],
      ],
    ),
  )(
    'waits for a server that %s with %s, until it is cancelled',
    async (way, code) => {
      const source = ['--repository', at(way), '--tree', `${name}:1`, ...trust()];
      const { child, rest } = await untilRun(
        lab,
        installArgvFrom('/dev/ubdb', source),
        ({ progress }) => progress.waitingFor?.code === code,
      );
      child.kill('SIGINT');
      expect((await rest).outcome).toStrictEqual({ result: 'cancelled', aftermath: 'untouched' });
    },
    200_000,
  );
});

/** A copy of the repository, behind the same server, that names one mirror. */
async function copyNaming(copy: string, mirror: string): Promise<void> {
  await ok(`cp -a ${folder.file('repository')} ${folder.file(copy)}
    pristine repository mirrors --repository ${folder.file(copy)} --keys ${folder.file('keys')} --mirror ${mirror}`);
}

describe('a mirror that the repository names', () => {
  test('gives what is wrong at the only address that was given', async () => {
    await copyNaming('named', at('plain', 'named'));
    const { outcome } = await install(at('wrong-middle', 'named'));
    expect(outcome).toMatchObject({ result: 'verified' });
  });

  test('is there when that address is gone, if that was read before', async () => {
    await copyNaming('seen', at('plain', 'seen'));
    const first = 'http://here.test:8080/plain/seen';
    await ok('cp /etc/hosts /run/hosts; echo 127.0.0.1 here.test >> /etc/hosts');
    await ok(planned(first));
    await ok('cp /run/hosts /etc/hosts');
    const { outcome } = await install(first);
    expect(outcome).toMatchObject({ result: 'verified' });
    expect(await refusal('http://here.test:8080/plain/repository')).toBe('network.unreachable');
  });
});

/**
 * From now on whatever is given to what unpacks a stream on its way to the kernel, as root, is written down as well, of several one
 * after the other.
 */
async function recordWhatIsGiven(): Promise<void> {
  await ok(`rm -f /run/given; printf '#!/bin/sh\\n[ "$(id -u)" = 0 ] || exec /usr/bin/zstd "$@"\\ntee -a /run/given | /usr/bin/zstd "$@"\\n' > /usr/local/bin/zstd
    chmod 755 /usr/local/bin/zstd`);
}

/** `streams`: how the files end that were to be given, in that order, in the folder of the family's targets. */
async function onlyRightBytesWereGiven(
  howMany: 'none' | 'some' | 'whole',
  repository = 'repository',
  streams: readonly string[] = ['1/*.full'],
): Promise<void> {
  const expected = { none: '-eq 0', some: '-gt 0', whole: '-eq "$(stat -c %s /run/right)"' }[howMany];
  const files = streams.map((stream) => `${stream}.btrfs.zst`).join(' ');
  await ok(`rm /usr/local/bin/zstd; touch /run/given; given=$(stat -c %s /run/given)
    cd ${folder.file(repository)}/targets/usr/org.test.small/x86_64; cat ${files} > /run/right
    test "$given" ${expected} && cmp --bytes="$given" /run/given /run/right`);
}

/** What is said when it is opened. */
async function refusal(location: string, root = folder.file('trusted-root.json')): Promise<string> {
  const { status, text } = await says(
    lab,
    `plan install --disk /dev/ubdb --repository ${location} --trust ${root} --json`,
  );
  expect(status).toBe(2);
  return /"code":"([^"]+)"/u.exec(text)?.[1] ?? text;
}

describe('a repository that cannot be believed', () => {
  test('has been signed by somebody else', async () => {
    await ok(`pristine repository init --repository /run/else --keys /run/else-keys`);
    expect(await refusal(folder.file('repository'), '/run/else/metadata/1.root.json')).toBe(
      'repository.untrusted',
    );
  });

  test('shows something older than was seen before', async () => {
    await ok(`cp -a ${folder.file('repository')} ${folder.file('old')}; cp -a ${folder.file('repository')} ${folder.file('moving')}
      pristine repository refresh --repository ${folder.file('moving')} --keys ${folder.file('keys')}`);
    await ok(
      `pristine plan install --disk /dev/ubdb --repository ${at('plain', 'moving')} --trust ${folder.file('trusted-root.json')}`,
    );
    await ok(`rm -r ${folder.file('moving')}; mv ${folder.file('old')} ${folder.file('moving')}`);
    expect(await refusal(at('plain', 'moving'))).toBe('repository.rolled-back');
  });

  test('mixes what does not belong together', async () => {
    await ok(`cp -a ${folder.file('repository')} ${folder.file('mixed')}; cd ${folder.file('mixed')}/metadata
      last=$(ls *.targets.json | sort -V | tail -n 1); cp 1.targets.json "$last"`);
    expect(await refusal(at('plain', 'mixed'))).toBe('repository.inconsistent');
  });

  test('is out of date, or the clock is wrong', async () => {
    await ok(`cp -a ${folder.file('repository')} ${folder.file('expired')}
      now=$(date +%s); date --set @$((now - 60 * 86400)) >/dev/null
      pristine repository refresh --repository ${folder.file('expired')} --keys ${folder.file('keys')}
      date --set @$((now + 5)) >/dev/null`);
    expect(await refusal(at('plain', 'expired'))).toBe('repository.expired');
    expect(await refusal(at('an-earlier-time', 'expired'))).toBe('clock.wrong');
    expect(await refusal(at('a-later-time', 'expired'))).toBe('repository.expired');
  });

  test.each([
    ['portal', 'network.captive-portal'],
    ['bomb', 'repository.too-large'],
    ['loris', 'network.unreachable'],
  ])('is behind a server that is a %s', async (way, code) => {
    expect(await refusal(at(way))).toBe(code);
  });

  test('is not there', async () => {
    expect(await refusal(at('plain', 'nothing'))).toBe('repository.not-found');
    expect(await refusal('http://127.0.0.1:1/x')).toBe('network.unreachable');
    expect(await refusal('ftp://example.org')).toBe('location.invalid');
  });
});

/** What was sent of a repository's targets, each once, without the digests that the files are called by. */
async function sentOf(repository: string): Promise<readonly string[]> {
  const sent = new RegExp(`^\\S+ ${repository}/targets/(\\S+)`, 'gmu');
  const paths = (await readFile(folder.file('log'), 'utf8')).matchAll(sent);
  return [...new Set([...paths].map(([, path = '']) => path.replace(/[0-9a-f]{64}\./u, '')))];
}

describe('an update', () => {
  beforeAll(async () => {
    await install(folder.file('repository'));
  });

  test('over several versions comes by the delta of each, and not as a whole', async () => {
    const family = 'usr/org.test.small/x86_64';
    await ok(`cp -a ${folder.file('repository')} ${folder.file('chained')}
      pristine publish --repository ${folder.file('chained')} --keys ${folder.file('keys')} --tree ${folder.file('three')} --name ${name}:3`);
    await recordWhatIsGiven();
    const add = ['--repository', at('plain', 'chained'), ...trust()];
    const { outcome } = await change(lab, 'tree add --system main', ...add);
    expect(outcome).toMatchObject({ result: 'verified' });
    await onlyRightBytesWereGiven('whole', 'chained', ['2/*.from-1', '3/*.from-2']);
    expect((await sentOf('chained')).toSorted()).toStrictEqual([
      `${family}/2/from-1.btrfs.zst`,
      `${family}/3/from-2.btrfs.zst`,
    ]);
    await atTop(lab, `diff -r ${folder.file('three')} ${name}:3; test ! -e ${name}:2`);
    await stepBack(lab, `${name}:3`);
  });

  test('reads only what is new, from the version that is here', async () => {
    const { exitCode, outcome } = await change(
      lab,
      'tree add --system main --repository',
      at('plain'),
      ...trust(),
    );
    expect(outcome).toMatchObject({ result: 'verified' });
    expect(exitCode).toBe(0);
    await atTop(lab, `diff -r ${folder.file('two')} ${name}:2`);
    const log = await readFile(folder.file('log'), 'utf8');
    expect(log.trim().split('\n').at(-1)).toContain('from-1.btrfs.zst');
  });

  test('survives new keys, which old media learn of', async () => {
    const { path } = folder;
    await ok(`pristine repository rotate-online ${published.owner} --new-keys ${path}/new; cp ${path}/keys/root.pem ${path}/new
      pristine repository rotate-root --repository ${path}/repository --keys ${path}/new --new-keys ${path}/newest
      cp ${path}/new/online.pem ${path}/newest
      now=$(date +%s); date --set @$((now - 86400)) >/dev/null
      pristine publish --repository ${path}/repository --keys ${path}/newest --tree ${path}/three --name ${name}:3 --delta-from 1
      date --set @$((now + 60)) >/dev/null`);
    const { outcome } = await change(lab, 'tree add --system main --repository', at('cuts'), ...trust());
    expect(outcome).toMatchObject({ result: 'verified' });
    await atTop(lab, `diff -r ${folder.file('three')} ${name}:3`);
    // What tells systemd that /usr is another one, though the clock was set back when the third was published.
    const times = await atTop(lab, `stat --format=%Y ${name}:1 ${name}:2 ${name}:3`);
    expect(times.trim().split('\n')).toEqual([...new Set(times.trim().split('\n'))].toSorted());
    const third = 'usr/org.test.small/x86_64/3/full.btrfs.zst';
    expect(await ok(published.readByOthers(third))).toContain(third);
    expect(await says(lab, `repository refresh ${published.owner} --json`)).toMatchObject({
      status: 2,
      text: expect.stringContaining('keys.untrusted'),
    });
  });
});

test('what was delivered is what was published, to the last owner, mode, time and link', async () => {
  // What a folder's size and links are depends on the file system, and how fine its times are.
  const listing = `find . -mindepth 1 -type d -printf '%p %m %U:%G %Ts\\n' -o -printf '%p %y %m %U:%G %n %s %Ts %l\\n' | sort`;
  const there = await atTop(lab, `cd ${name}:3; ${listing}`);
  expect(there).toBe(await inLab(lab, ['sh', '-c', `cd ${folder.file('three')}; ${listing}`]));
});
