import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { everyCase } from '../backend/extent.ts';
import { Lab } from '../lab/lab.ts';
import { buildGoldenMaster, goldenMaster } from './golden.ts';

const script = fileURLToPath(new URL('content-listing.sh', import.meta.url));

const chains = ['sample-1', 'sample-1-2', 'base-1', 'base-1-2', 'almanac-1', 'almanac-1-2', 'server'];

/** What the trees of the sample and of all that goes with it contain, line by line: the first versions, and the deltas onto them. */
async function contentListing(master: string): Promise<readonly string[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'pristine-listing-'));
  try {
    const file = path.join(scratch, 'disk.img');
    await using lab = await Lab.start({ disks: [{ file, bytes: 2 ** 31 }], shares: [master] });
    const streams = chains.map((name) => path.join(master, `${name}.btrfs.zst`));
    const { exitCode, stdout, stderr } = await lab.exec(['sh', script, '/dev/ubdb', ...streams]);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    // The file system's own folders say when they were made.
    return stdout.split('\n').filter((line) => /^(?:[0-9a-f]+ {2}\.\/)?[a-z]+:/u.test(line));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

test('the sample is offered with all that goes with it, and its app runs on its runtime', async () => {
  const master = await goldenMaster();
  const scratch = await mkdtemp(path.join(tmpdir(), 'pristine-extras-'));
  try {
    const file = path.join(scratch, 'disk.img');
    await using lab = await Lab.start({ disks: [{ file, bytes: 2 ** 30 }], shares: [master] });
    const facts = await lab.exec(['pristine', 'facts', '--medium', master]);
    expect(facts.stdout.match(/^Offered: \w+/gmu)?.toSorted()).toStrictEqual(
      ['app', 'app', 'root', 'runtime', 'runtime', 'usr', 'usr'].map((kind) => `Offered: ${kind}`),
    );
    // The newer app on the older runtime: what is compatible has the same name but for the version.
    const { stdout } = await lab.exec([
      'sh',
      '-euc',
      `mkfs.btrfs -q /dev/ubdb; mount --mkdir /dev/ubdb /run/top; cd /run/top
      for name in base-1 almanac-2; do zstd -dcq ${master}/$name.btrfs.zst | btrfs -q receive .; done
      mkdir -p box/usr box/opt/org.pristine.sample.Almanac
      for link in bin lib lib64; do ln -s usr/$link box/$link; done
      mount --bind runtime:* box/usr; mount --bind app:* box/opt/org.pristine.sample.Almanac
      chroot box /opt/org.pristine.sample.Almanac/bin/almanac`,
    ]);
    expect(stdout).toMatch(/^Today is day \d+ of the year \d+\.\n.+\.\n$/u);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});

// Building it takes as long as all of the set-up.
test.runIf(everyCase)(
  'the sample built twice has the same files, owners, modes, times and digests',
  { timeout: 900_000 },
  async () => {
    const cached = await goldenMaster();
    const again = await mkdtemp(path.join(tmpdir(), 'pristine-golden-'));
    try {
      await buildGoldenMaster(again);
      const [first, second] = [await contentListing(cached), await contentListing(again)];
      expect(first.length).toBeGreaterThan(5000);
      const [before, after] = [new Set(first), new Set(second)];
      expect({
        onlyBefore: first.filter((line) => !after.has(line)),
        onlyAfter: second.filter((line) => !before.has(line)),
      }).toEqual({ onlyBefore: [], onlyAfter: [] });
      expect(await readdir(again)).toEqual(await readdir(cached));
    } finally {
      await rm(again, { recursive: true, force: true });
    }
  },
);
