import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { Lab } from '../lab/lab.ts';
import { cached } from './cache.ts';
import { debianTree } from './debian-tree.ts';

const sample = fileURLToPath(new URL('../../assets/sample', import.meta.url));
const foreign = fileURLToPath(new URL('foreign', import.meta.url));

/** A disk for making streams on: sparse, so that its size costs nothing. */
const workDiskBytes = 4 * 2 ** 30;

/** One image of the medium's manifest, before its streams are measured. */
interface Image {
  readonly tree: string;
  readonly title: string;
  readonly summary: string;
  readonly date: string;
  readonly streams: readonly string[];
}

const sampleSummary = 'A small Debian 13 that comes up from an empty root';

/** What goes with the sample, beside its versions: made by make-extras.sh. */
function extrasOf(date: (version: string) => Promise<string>): Promise<readonly Image[]> {
  const versioned = (['1', '2'] as const).flatMap((version) => [
    {
      tree: `runtime:org.pristine.sample.Base:x86_64:${version}`,
      title: `Pristine Sample Base ${version}`,
      summary: 'A shell and a few programs, for apps',
      streams: [`base-${version}.btrfs.zst`],
      version,
    },
    {
      tree: `app:org.pristine.sample.Almanac:org.pristine.sample.Base:x86_64:${version}`,
      title: 'Almanac',
      summary: 'The day, and a proverb for it',
      streams: [`almanac-${version}.btrfs.zst`],
      version,
    },
  ]);
  const template = {
    tree: 'root:server:org.pristine.sample:x86_64',
    title: 'Server',
    summary: 'Settings to begin a server with',
    streams: ['server.btrfs.zst'],
    version: '1',
  };
  return Promise.all(
    [...versioned, template].map(async ({ version, ...image }) => ({ ...image, date: await date(version) })),
  );
}

/**
 * The folder of the sample golden master, made on first use: `sample-1.btrfs.zst` and `sample-2.btrfs.zst`, the
 * delta `sample-1-2.btrfs.zst`, what make-extras.sh makes beside them, and the manifest that makes the folder an
 * installation medium.
 */
export async function goldenMaster(): Promise<string> {
  return await cached({ name: 'sample', inputs: await recipeInputs(sample), build: buildGoldenMaster });
}

/** Makes the sample golden master in the empty folder `dir`. */
export async function buildGoldenMaster(dir: string): Promise<void> {
  const date = async (version: string): Promise<string> =>
    (await readFile(path.join(sample, 'versions', version, 'date'), 'utf8')).trim();
  const packages = await readFile(path.join(sample, 'packages'), 'utf8');
  const installed = await buildStreams(dir, {
    folder: sample,
    packages: packages.split('\n').filter((line) => /^[a-z]/.test(line)),
    hooks: ['--essential-hook=seed-ids.sh', '--customize-hook=make-usr.sh'],
    date: await date('1'),
  });
  const image = async (version: string): Promise<Image> => ({
    tree: `usr:org.pristine.sample:x86_64:${version}`,
    title: `Pristine Sample ${version}`,
    summary: sampleSummary,
    date: await date(version),
    streams: [`sample-${version}.btrfs.zst`],
  });
  await writeManifest(dir, [await image('1'), await image('2'), ...(await extrasOf(date))], installed);
}

/**
 * The folder of a golden master as somebody else may make one: other names, another initrd, no boot counting, no
 * factory folder, a first boot that asks, and `other.btrfs`, a bare stream whose data is compressed inside.
 */
export async function foreignGoldenMaster(): Promise<string> {
  return await cached({
    name: 'foreign',
    inputs: await recipeInputs(foreign),
    build: buildForeignGoldenMaster,
  });
}

const foreignPackages =
  'systemd systemd-sysv udev dbus kmod zstd dracut systemd-boot-efi btrfs-progs linux-image-cloud-amd64 login passwd';

async function buildForeignGoldenMaster(dir: string): Promise<void> {
  const date = '2026-10-01';
  const installed = await buildStreams(dir, {
    folder: foreign,
    packages: foreignPackages.split(' '),
    hooks: ['--customize-hook=make-usr.sh'],
    date,
  });
  const tree = 'usr:com.example.other:x86_64:2026.10';
  const image = {
    tree,
    title: 'Other',
    summary: 'A system of another vendor',
    date,
    streams: ['other.btrfs'],
  };
  await writeManifest(dir, [image], installed);
}

/** A folder with scripts that make a usr tree (`hooks`) and its streams (`make-streams.sh`). */
interface Recipe {
  readonly folder: string;
  readonly packages: readonly string[];
  /** Options of mmdebstrap whose scripts lie in the folder. */
  readonly hooks: readonly string[];
  /** No file of the tree is younger. */
  readonly date: string;
}

/** Fills `dir` with the recipe's streams. Returns how large each tree is, in bytes. */
async function buildStreams(dir: string, recipe: Recipe): Promise<ReadonlyMap<string, number>> {
  // Without root the hooks run as an account that cannot enter a private home.
  const copy = await mkdtemp(path.join(tmpdir(), 'pristine-recipe-'));
  const tar = path.join(dir, 'tree.tar');
  try {
    await cp(recipe.folder, copy, { recursive: true });
    await execa('chmod', ['--recursive', 'u+rwX,go+rX', copy]);
    await debianTree({
      variant: 'essential',
      packages: recipe.packages,
      tar,
      scratch: dir,
      options: recipe.hooks.map((hook) => hook.replace('=', `=${copy}/`)),
      env: {
        SOURCE_DATE_EPOCH: String(Date.parse(recipe.date) / 1000),
        // The tree makes its own initrd: the one that the kernel's package would make is thrown away.
        INITRD: 'No',
      },
    });
    return await sendStreams(dir, copy, tar);
  } finally {
    await rm(copy, { recursive: true, force: true });
    await rm(tar, { force: true });
  }
}

async function sendStreams(dir: string, folder: string, tar: string): Promise<ReadonlyMap<string, number>> {
  const file = path.join(dir, 'work.img');
  try {
    await using lab = await Lab.start({ disks: [{ file, bytes: workDiskBytes }], shares: [dir, folder] });
    const script = path.join(folder, 'make-streams.sh');
    const { exitCode, stdout, stderr } = await lab.exec(['sh', script, '/dev/ubdb', tar, dir]);
    if (exitCode !== 0) throw new Error(`make-streams.sh failed: ${stderr}`);
    const sizes = stdout.matchAll(/^(\w+:\S+) (\d+)$/gm);
    return new Map(sizes.map(([, tree = '', bytes]) => [tree, Number(bytes)]));
  } finally {
    await rm(file, { force: true });
  }
}

async function writeManifest(
  dir: string,
  images: readonly Image[],
  installed: ReadonlyMap<string, number>,
): Promise<void> {
  const measured = images.map(async (image) => ({
    ...image,
    installedBytes: installed.get(image.tree),
    streams: await Promise.all(image.streams.map((file) => measure(dir, file))),
  }));
  const manifest = { format: 1, images: await Promise.all(measured) };
  await writeFile(path.join(dir, 'pristine-medium.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

interface MeasuredStream {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function measure(dir: string, file: string): Promise<MeasuredStream> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path.join(dir, file)), hash);
  const { size } = await stat(path.join(dir, file));
  return { file, bytes: size, sha256: hash.digest('hex') };
}

/** Everything that decides what comes out: the recipe's files and the code that follows it. */
async function recipeInputs(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const code = ['golden.ts', 'debian-tree.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url)));
  const named = [...files.toSorted(), ...code].map(async (file) => [
    path.relative(folder, file),
    await readFile(file, 'utf8'),
  ]);
  return (await Promise.all(named)).flat();
}
