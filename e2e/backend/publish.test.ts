import { Metadata, MetadataKind } from '@tufjs/models';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonObject } from '../../backend/repository/metadata-files.ts';
import { signedStreamOf } from '../../backend/repository/target.ts';
import type { Lab } from '../lab/lab.ts';
import { everyCase } from './extent.ts';
import { says, type Folder, type Said } from './machine.ts';
import { name, Published } from './published.ts';

// What the owner of a repository does, and what is said to it.

let published: Published;
let folder: Folder;
let lab: Lab;

const sh = (script: string): Promise<Said> => published.sh(script);
const ok = (script: string): Promise<string> => published.ok(script);

beforeAll(async () => {
  published = await Published.make();
  ({ folder, lab } = published);
});

afterAll(async () => {
  await published[Symbol.asyncDispose]();
});

const mirrors = ['https://mirror.example.org/os', 'http://127.0.0.1:9/os'];

/** The mirrors that a repository names to who reads it. */
async function namedBy(repository: string): Promise<readonly string[]> {
  const check = `pristine repository check --repository ${folder.file(repository)} --trust ${published.root} --json`;
  const said = z.object({ mirrors: z.array(z.string()) });
  return said.parse(JSON.parse(await ok(check))).mirrors;
}

/** The title and the summary that are signed of each stream of a tree. */
async function wordsOf(tree: string): Promise<readonly (readonly string[])[]> {
  const newest = `cd ${folder.file('repository')}/metadata; cat "$(ls *.targets.json | sort -V | tail -n 1)"`;
  const json = jsonObject.parse(JSON.parse(await ok(newest)));
  return Object.values(Metadata.fromJSON(MetadataKind.Targets, json).signed.targets)
    .map(signedStreamOf)
    .filter((one) => one.tree === tree)
    .map(({ title, summary }) => [title, summary]);
}

describe('a publisher', () => {
  test('has a whole stream of each version, and a delta', async () => {
    const text = await ok(
      `pristine repository check --repository ${folder.file('repository')} --trust ${folder.file('trusted-root.json')}`,
    );
    expect(text.match(/^\S+/gmu)?.toSorted()).toStrictEqual([
      'usr/org.test.small/x86_64/1/full.btrfs.zst',
      'usr/org.test.small/x86_64/2/from-1.btrfs.zst',
      'usr/org.test.small/x86_64/2/full.btrfs.zst',
    ]);
  });

  test('names mirrors, and goes on naming them when it renews and exchanges keys', async () => {
    const { path } = folder;
    await ok(`pristine repository mirrors ${published.owner} --mirror mirror.example.org/os/ --mirror ${mirrors[1]}
      pristine repository refresh ${published.owner}`);
    expect(await namedBy('repository')).toStrictEqual(mirrors);
    await ok(`cp -a ${path}/repository ${path}/rotated
      pristine repository rotate-online --repository ${path}/rotated --keys ${path}/keys --new-keys ${path}/rotated-keys`);
    expect(await namedBy('rotated')).toStrictEqual(mirrors);
    // The folder of keys that it was begun with has the online key that was exchanged: that is not trusted anew, and no key is made.
    const again = `pristine repository rotate-root --repository ${path}/rotated --keys ${path}/keys --new-keys ${path}/none --json`;
    expect(await sh(again)).toMatchObject({ status: 2, text: expect.stringContaining('keys.untrusted') });
    await ok(`test ! -e ${path}/none
      pristine repository mirrors --repository ${path}/rotated --keys ${path}/rotated-keys`);
    expect(await namedBy('rotated')).toStrictEqual([]);
  });

  test('may publish the same again, but nothing else under the same name', async () => {
    const again = (from: string): string =>
      `pristine publish ${published.owner} --tree ${folder.file(from)} --name ${name}:2`;
    // From within the folder, and by a name that looks like a host's.
    await ok(`ln -s two ${folder.file(`${name}:2`)}`);
    const relative = `pristine publish ${published.owner} --tree ${name}:2 --name ${name}:2`;
    expect(await ok(`cd ${folder.path}; ${relative}`)).toContain('It is there already, the same.');
    await ok(
      `cp -a ${folder.file('two')} ${folder.file('other')}; echo other > ${folder.file('other')}/share/other`,
    );
    await ok(`cp -a ${folder.file('two')} ${folder.file('closed')}; chmod 700 ${folder.file('closed')}`);
    for (const from of ['other', 'closed']) {
      expect(await sh(`${again(from)} --json`)).toMatchObject({
        status: 2,
        text: expect.stringContaining('publish.differs'),
      });
    }
  });

  test('may say it in other words, and what is not given stays as it was', async () => {
    const again = `pristine publish ${published.owner} --tree ${folder.file('two')} --name ${name}:2`;
    const long = 'long '.repeat(100);
    expect(await ok(`${again} --title 'The second' --summary '${long}'`)).toBe(
      'It is there already, the same.\nIts title and summary are now as given.\n',
    );
    expect(await wordsOf(`${name}:2`)).toStrictEqual(
      Array.from({ length: 2 }, () => ['The second', long.slice(0, 256)]),
    );
    expect(await ok(`${again} --summary Short`)).toContain('as given');
    expect(await ok(again)).toBe('It is there already, the same.\n');
    expect(await wordsOf(`${name}:2`)).toStrictEqual(
      Array.from({ length: 2 }, () => ['The second', 'Short']),
    );
    expect(await wordsOf(`${name}:1`)).toStrictEqual([['Small System 1', 'The first']]);
  });

  test('is told what the tree lacks', async () => {
    await ok(
      `cp -a ${folder.file('two')} ${folder.file('lacking')}; rm -r ${folder.file('lacking')}/lib/modules`,
    );
    const made = await says(
      lab,
      `publish ${published.owner} --tree ${folder.file('lacking')} --name ${name}:5 --json`,
    );
    expect(made).toMatchObject({ status: 2, text: expect.stringContaining('tree.not-ready') });
  });

  test('is told what is wrong with keys, folders and versions', async () => {
    const { path } = folder;
    await ok(`pristine repository init --repository ${path}/empty --keys ${path}/empty-keys
      mkdir ${path}/bad ${path}/rsa; echo none > ${path}/bad/online.pem
      openssl genpkey -quiet -algorithm RSA -out ${path}/rsa/online.pem`);
    const refresh = (keys: string): string =>
      `pristine repository refresh --repository ${path}/repository --keys ${path}/${keys}`;
    const refusals = [
      [`pristine repository init ${published.owner}`, 'repository.exists'],
      [`pristine repository init --repository ${path}/fresh --keys ${path}/keys`, 'keys.exist'],
      [refresh('nowhere'), 'keys.missing'],
      [refresh('bad'), 'keys.invalid'],
      [refresh('rsa'), 'keys.invalid'],
      [
        `pristine publish ${published.owner} --tree ${path}/two --name ${name}:2 --delta-from 9`,
        'publish.no-such-version',
      ],
      [
        `pristine publish ${published.owner} --tree ${path}/keys/root.pem --name ${name}:9`,
        'publish.not-a-folder',
      ],
      [published.planned(`${path}/repository`, '/nowhere'), 'repository.no-root'],
      [
        `pristine plan install --disk /dev/ubdb --repository ${path}/empty --trust ${path}/empty/metadata/1.root.json`,
        'source.none',
      ],
      ...['ftp://example.org', 'https://me:secret@example.org', path].map((mirror) => [
        `pristine repository mirrors ${published.owner} --mirror ${mirror}`,
        'location.invalid',
      ]),
    ];
    const codes = refusals.map(
      ([command = '']) => `${command} --json 2>&1 | grep -o '"code":"[^"]*"' | head -n 1`,
    );
    expect((await ok(codes.join('\n'))).trim().split('\n')).toStrictEqual(
      refusals.map(([, code]) => `"code":"${code}"`),
    );
  });

  test('leaves nothing when it is killed, once the next has come', async () => {
    const { path } = folder;
    await ok(`pristine publish ${published.owner} --tree ${path}/three --name ${name}:3 > /dev/null 2>&1 & publisher=$!
      timeout 60 sh -c "until ls -d ${path}/repository/.publishing-*/stream.btrfs.zst; do sleep 0.2; done" 2> /dev/null
      kill -9 $publisher; wait $publisher || true; pkill zstd || true
      pristine publish ${published.owner} --tree ${path}/two --name ${name}:2`);
    expect(await ok(`ls -A ${path}/repository; losetup --list --noheadings`)).toBe(
      '.lock\nmetadata\ntargets\n',
    );
  });

  test('is told of what was damaged since', async () => {
    const damaged = folder.file('damaged');
    const check = `pristine repository check --repository ${damaged} --trust ${folder.file('trusted-root.json')} --json`;
    await ok(`cp -a ${folder.file('repository')} ${damaged}`);
    const file = (await ok(`find ${damaged} -name '*.from-1.btrfs.zst'`)).trim();
    // Not one byte, which of what is compressed may well be the same.
    await ok(`printf damaged! | dd of=${file} bs=1 seek=1000 conv=notrunc status=none`);
    expect(await sh(check)).toMatchObject({
      status: 2,
      text: expect.stringContaining('stream.digest-mismatch'),
    });
    await ok(`rm ${file}`);
    expect(await sh(check)).toMatchObject({
      status: 2,
      text: expect.stringContaining('repository.file-missing'),
    });
  });

  test('is read by the reference implementation as well', async () => {
    const target = 'usr/org.test.small/x86_64/2/from-1.btrfs.zst';
    expect(await ok(published.readByOthers(target))).toContain(target);
  });
});

test('a version may be published late: its time lies between those beside it, and what leads on from it is added', async () => {
  const { path } = folder;
  const own = published.owner;
  // Without what makes it large: each version is compressed several times, as well as can be.
  await ok(`cp -a ${path}/three ${path}/light; rm ${path}/light/share/filler ${path}/light/share/hard-link
    pristine publish ${own} --tree ${path}/light --name ${name}:3 --delta-from 1
    cp -a ${path}/light ${path}/late; sed -i s/IMAGE_VERSION=.*/IMAGE_VERSION=2.5/ ${path}/late/lib/os-release
    pristine publish ${own} --tree ${path}/late --name ${name}:2.5`);
  const times = await ok(`cd ${path}/repository/targets/usr/org.test.small/x86_64
    for version in 2 2.5 3; do
      zstd -dcq $version/*.full.btrfs.zst | btrfs receive --dump | grep "^utimes *\\./${name}:$version/ " | tail -n 1 | grep -o 'mtime=[^ ]*'
    done`);
  expect(times.trim().split('\n')).toEqual([...new Set(times.trim().split('\n'))].toSorted());
  const third = `pristine publish ${own} --tree ${path}/light --name ${name}:3 --delta-from 2.5`;
  expect(await ok(third)).toMatch(/^\S+3\/from-2\.5\.btrfs\.zst {2}[^\n]+\n$/u);
  expect(await ok(third)).toContain('It is there already, the same.');
  expect(await namedBy('repository')).toStrictEqual(mirrors);
});

test('a repository does not need what was pruned', async () => {
  const { path } = folder;
  await ok(`pristine repository prune ${published.owner} --keep 1`);
  const text = await ok(
    `pristine repository check --repository ${path}/repository --trust ${path}/trusted-root.json`,
  );
  expect(text.match(/^usr\S+/gmu)?.every((one) => one.startsWith('usr/org.test.small/x86_64/3/'))).toBe(true);
  // Whoever has it would take what is another by now for the same.
  await ok(`pristine repository refresh ${published.owner}`);
  const anew = `pristine publish ${published.owner} --tree ${path}/other --name ${name}:2 --json`;
  expect(await sh(anew)).toMatchObject({ status: 2, text: expect.stringContaining('publish.pruned') });
  const count = async (what: string): Promise<number> =>
    Number(await ok(`find ${path}/repository -name '${what}' | wc -l`));
  expect(await count('*.zst')).toBeGreaterThan(4);
  // Nobody reads them any more by now.
  await ok(`now=$(date +%s); date --set @$((now + 2 * 86400)) > /dev/null
    pristine repository prune ${published.owner} --keep 1
    date --set @$((now + 5)) > /dev/null`);
  expect(await count('*.zst')).toBe(4);
  expect(await count('*.targets.json')).toBe(1);
  expect(await namedBy('repository')).toStrictEqual(mirrors);
});

test.runIf(everyCase)(
  'between two versions that were published within one second there is no room for another',
  async () => {
    const { path } = folder;
    const version = (number: string): string => `cp -a ${path}/light ${path}/v${number}
    sed -i s/IMAGE_VERSION=.*/IMAGE_VERSION=${number}/ ${path}/v${number}/lib/os-release`;
    const publishing = (number: string): string =>
      `pristine publish ${published.owner} --tree ${path}/v${number} --name ${name}:${number}`;
    await ok(`${version('3.5')}; ${version('4')}
    now=$(date +%s); date --set @$((now - 86400)) > /dev/null
    ${publishing('4')}
    date --set @$((now + 10)) > /dev/null`);
    expect(await sh(`${publishing('3.5')} --json`)).toMatchObject({
      status: 2,
      text: expect.stringContaining('publish.no-time'),
    });
  },
);
