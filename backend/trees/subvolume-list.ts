import type { Commands } from '../system/command.ts';

/** A subvolume as `btrfs subvolume list` tells of it, by its path from the top of the file system. */
export interface ListedSubvolume {
  readonly id: number;
  readonly path: string;
  readonly uuid: string;
  readonly receivedUuid: string | null;
}

/** By their paths. */
export type Subvolumes = ReadonlyMap<string, ListedSubvolume>;

const row = /^ID (\d+) .* received_uuid (\S+)\s+uuid (\S+) path (.*)$/u;
// What lies outside the folder that was asked for is printed with this before it.
const fromTop = /^<FS_TREE>\//u;

/** Reads what `btrfs subvolume list -a -u -R` prints. */
export function parseSubvolumeList(text: string): Subvolumes {
  const rows = text.split('\n').map((line) => row.exec(line));
  return new Map(
    rows
      .filter((match) => match !== null)
      .map(([, number = '', received = '', uuid = '', printed = '']) => {
        const [id, path] = [Number(number), printed.replace(fromTop, '')];
        const receivedUuid = received === '-' ? null : received;
        return [path, { id, path, uuid, receivedUuid }] as const;
      }),
  );
}

/** All subvolumes of the file system whose top is mounted at `top`, by path. */
export async function listSubvolumes(commands: Commands, top: string): Promise<Subvolumes> {
  return parseSubvolumeList(await commands.output(['btrfs', 'subvolume', 'list', '-a', '-u', '-R', top]));
}

/** The ids of those that are read-only. */
export async function readOnlyNumbers(commands: Commands, top: string): Promise<ReadonlySet<number>> {
  const fixed = await commands.output(['btrfs', 'subvolume', 'list', '-a', '-r', top]);
  return new Set([...fixed.matchAll(/^ID (\d+) /gmu)].map(([, id]) => Number(id)));
}

/** The subvolumes below a path, the outer before the inner. */
export function nestedIn(subvolumes: Subvolumes, path: string): readonly ListedSubvolume[] {
  return [...subvolumes.values()]
    .filter((one) => one.path.startsWith(`${path}/`))
    .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length);
}
