import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseTreeName } from '../contract/tree-name.ts';
import type { Argv, Commands } from '../system/command.ts';
import { Mount, type MountRequest } from '../system/mounts.ts';
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

/**
 * A root folder for `btrfs receive` in which it finds nothing that it could do harm to: this system's programs, the trees that a
 * delta may be made on, all to be read only, and the one place to be written. Its own --chroot would hide those trees.
 */
export async function receiveRoot(
  commands: Commands,
  stack: AsyncDisposableStack,
  node: string,
): Promise<ReceiveRoot> {
  const mount = async (request: MountRequest): Promise<Mount> => stack.use(await Mount.at(commands, request));
  const root = await mount({ source: 'tmpfs', fileSystem: 'tmpfs', options: ['size=1M', 'mode=0700'] });
  for (const folder of ['usr', 'top', covers.folder]) await mkdir(join(root.path, folder));
  for (const link of ['bin', 'sbin', 'lib', 'lib64']) await symlink(`usr/${link}`, join(root.path, link));
  await writeFile(join(root.path, covers.file), '');
  await mkdir(join(root.path, covers.ours, basename(incomingSubvolume)), { recursive: true });
  await mount({ source: '/usr', options: ['bind', 'ro'], target: join(root.path, 'usr') });
  const top = join(root.path, shownTop);
  await mount({ source: node, fileSystem: 'btrfs', options: ['ro', 'subvolid=5'], target: top });
  const cover = (name: string, place: string): Promise<Mount> =>
    mount({ source: join(root.path, name), options: ['bind', 'ro'], target: join(top, place) });
  await cover(covers.ours, ourFolder);
  const path = join(top, incomingSubvolume);
  await mount({ source: node, fileSystem: 'btrfs', options: [`subvol=${incomingSubvolume}`], target: path });
  for (const place of await privatePlaces(top)) await cover(place.cover, place.path);
  // The programs of the next stream are looked up here: a stream must not be able to put others in their place.
  await commands.run(['mount', '--options', 'remount,bind,ro', root.path]);
  return { path, root: root.path };
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
