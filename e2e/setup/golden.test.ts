import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Lab } from '../lab/lab.ts';
import { buildGoldenMaster, goldenMaster } from './golden.ts';

const script = fileURLToPath(new URL('content-listing.sh', import.meta.url));

/** What the trees of the sample's first version and of the delta onto it contain, line by line. */
async function contentListing(master: string): Promise<readonly string[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'pristine-listing-'));
  try {
    const file = path.join(scratch, 'disk.img');
    await using lab = await Lab.start({ disks: [{ file, bytes: 2 ** 31 }], shares: [master] });
    const streams = ['sample-1.btrfs.zst', 'sample-1-2.btrfs.zst'].map((name) => path.join(master, name));
    const { exitCode, stdout, stderr } = await lab.exec(['sh', script, '/dev/ubdb', ...streams]);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    // The file system's own folders say when they were made.
    return stdout.split('\n').filter((line) => line.startsWith('usr:') || line.includes('  ./usr:'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

test(
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
