import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inLab, install, stream } from '../backend/machine.ts';
import { checkout, Lab } from '../lab/lab.ts';
import { cached } from '../setup/cache.ts';
import { copyImage } from '../setup/copy-image.ts';
import { commands, marks, system, type ImageName, type Marks } from './tasks.ts';

const diskBytes = 4 * 1024 ** 3;
export const disk = '/dev/ubdb';

/** Where the ESP ends on a disk of this size. */
const espEnd = 513 * 1024 ** 2;

/** What is written whole: VFAT can rely on no more than a sector, while btrfs is lost on a disk that tears its blocks. */
export function pieceAt(position: number): number {
  return position < espEnd ? 512 : 4096;
}

/** A lab in which one image is the disk. */
export function labWith(image: string, more: readonly string[] = []): Promise<Lab> {
  const disks = [image, ...more].map((file) => ({ file, discards: true }));
  return Lab.start({ disks, shares: [dirname(stream('good.btrfs'))] });
}

async function onDisk(lab: Lab, partition: 1 | 2, script: string, ...args: readonly string[]): Promise<void> {
  const options = partition === 1 ? '' : 'subvolid=5';
  const whole = `set -eu
    mount --mkdir -o "$1" "$2" /run/prepare; shift 2; cd /run/prepare
    ${script}
    cd /; umount /run/prepare`;
  await inLab(lab, ['sh', '-c', whole, 'sh', options, `${disk}${partition}`, ...args]);
}

async function mark(lab: Lab, { etc, var: state, srv, home }: Marks): Promise<void> {
  const { root, home: homeTree } = system;
  const places = [
    [`${root}/etc`, etc],
    [`${root}/var`, state],
    [`${root}/srv`, srv],
    [homeTree, home],
  ] as const;
  const wanted = places.flatMap(([place, text]) => (text === null ? [] : [place, text]));
  const script = `mkdir -p "$1/etc"
    [ "$2" = "" ] || [ -d "$1/srv" ] || btrfs --quiet subvolume create "$1/srv"
    shift 2
    while [ $# -gt 0 ]; do echo "$2" > "$1/marker"; shift 2; done`;
  await onDisk(lab, 2, script, root, srv ?? '', ...wanted);
}

async function makeInstalled(image: string): Promise<void> {
  const streams = dirname(stream('good.btrfs'));
  await using lab = await Lab.start({ disks: [{ file: image, bytes: diskBytes }], shares: [streams] });
  const { exitCode, stderr } = await install(lab, disk, [stream('good.btrfs.zst')]);
  if (exitCode !== 0) throw new Error(`the installation failed: ${stderr}`);
  await mark(lab, marks.first);
  await lab.stop();
}

async function makeReset(image: string): Promise<void> {
  await using lab = await labWith(image);
  await inLab(lab, commands.factory);
  await mark(lab, marks.second);
  await lab.stop();
}

/** The second version has come up, so nothing counts any more, and the first boot of it has left its stamps. */
async function makeTwoVersions(image: string): Promise<void> {
  await using lab = await labWith(image);
  await inLab(lab, commands.add);
  const bless = 'for file in loader/entries/*+*; do [ ! -f "$file" ] || mv "$file" "${file%%+*}.conf"; done';
  await onDisk(lab, 1, bless);
  await onDisk(lab, 2, 'touch "$1/etc/.updated" "$1/var/.updated"', system.root);
  await lab.stop();
}

async function inputs(): Promise<readonly string[]> {
  const names = [
    'e2e/backend/make-trees.sh',
    'e2e/cuts/prepare.ts',
    'e2e/cuts/tasks.ts',
    'dist/backend/main.js',
  ];
  return Promise.all(names.map((name) => readFile(join(checkout, name), 'utf8')));
}

function pathsIn(folder: string): (name: ImageName) => string {
  return (name) => join(folder, `${name}.img`);
}

/** Makes the disks that the tasks begin with, once for each build of the product. Gives the path of each. */
export async function prepare(): Promise<(name: ImageName) => string> {
  const folder = await cached({
    name: 'cut-disks',
    inputs: await inputs(),
    build: async (made) => {
      const path = pathsIn(made);
      await makeInstalled(path('installed'));
      for (const name of ['reset', 'two-versions'] as const) await copyImage(path('installed'), path(name));
      await makeReset(path('reset'));
      await makeTwoVersions(path('two-versions'));
    },
  });
  return pathsIn(folder);
}
