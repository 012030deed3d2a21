import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseTreeName } from '../contract/tree-name.ts';
import type { Argv, Commands } from '../system/command.ts';
import { Mount, mountBelow, type MountRequest } from '../system/mounts.ts';
import { incomingSubvolume, ourFolder } from './house.ts';

/** Where a stream goes, and the root folder that the process which receives it is confined to. */
export interface ReceiveRoot {
  /** The subvolume for what is being received. */
  readonly path: string;
  readonly root: string;
}

// Within the confined root.
const shownTop = '/top';
// What covers the places that are not shown, folders and files.
const covers = { folder: 'empty-folder', file: 'empty-file', ours: 'ours' } as const;

/** What is delivered may be the base of a delta. Whatever else there is, such as systems and personal files, is nobody's business. */
function mayBeBase(name: string): boolean {
  const kind = parseTreeName(name)?.kind;
  return kind !== undefined && kind !== 'root' && kind !== 'home';
}

interface Place {
  /** From the top. */
  readonly path: string;
  readonly cover: string;
}

/** What a stream must not even read: it may say from where it copies, and would else have it in its tree. */
async function privatePlaces(top: string): Promise<readonly Place[]> {
  const entries = await readdir(top, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() || entry.isFile())
    .filter(({ name }) => name !== ourFolder && !mayBeBase(name))
    .map((entry) => ({ path: entry.name, cover: entry.isFile() ? covers.file : covers.folder }));
}

async function furnish(root: string): Promise<void> {
  for (const folder of ['usr', 'top', covers.folder]) await mkdir(join(root, folder));
  for (const link of ['bin', 'sbin', 'lib', 'lib64']) await symlink(`usr/${link}`, join(root, link));
  await writeFile(join(root, covers.file), '');
  await mkdir(join(root, covers.ours, basename(incomingSubvolume)), { recursive: true });
}

function readOnlyBind(source: string, target: string): Required<MountRequest> {
  return { source, fileSystem: 'none', options: ['bind', 'ro'], target };
}

/**
 * A root folder for `btrfs receive` in which it finds nothing that it could do harm to: this system's programs, the trees that a
 * delta may be made on, all to be read only, and the one place to be written. Its own --chroot would hide those trees.
 */
export async function receiveRoot(
  commands: Commands,
  stack: AsyncDisposableStack,
  node: string,
): Promise<ReceiveRoot> {
  const tmpfs = { source: 'tmpfs', fileSystem: 'tmpfs', options: ['size=1M', 'mode=0700'] };
  const mount = stack.use(await Mount.at(commands, tmpfs));
  const root = mount.path;
  await furnish(root);
  const top = join(root, shownTop);
  const path = join(top, incomingSubvolume);
  const cover = (name: string, place: string) => readOnlyBind(join(root, name), join(top, place));
  await mountBelow(commands, mount, [
    readOnlyBind('/usr', join(root, 'usr')),
    { source: node, fileSystem: 'btrfs', options: ['ro', 'subvolid=5'], target: top },
    cover(covers.ours, ourFolder),
    { source: node, fileSystem: 'btrfs', options: [`subvol=${incomingSubvolume}`], target: path },
  ]);
  await mountBelow(
    commands,
    mount,
    (await privatePlaces(top)).map((place) => cover(place.cover, place.path)),
  );
  // The programs of the next stream are looked up here: a stream must not be able to put others in their place.
  await commands.run(['mount', '--options', 'remount,bind,ro', root]);
  return { path, root };
}

/** The process that receives a stream in such a root. It makes no devices, which have no place in a tree. */
export function receiver({ root }: ReceiveRoot): Argv {
  const place = join(shownTop, incomingSubvolume);
  return [
    'setpriv',
    '--bounding-set=-mknod',
    'chroot',
    root,
    'btrfs',
    'receive',
    '-e',
    '-m',
    shownTop,
    place,
  ];
}
