import type { Commands } from '../system/command.ts';

export interface SubvolumeFacts {
  readonly uuid: string;
  readonly receivedUuid: string | null;
  readonly readOnly: boolean;
}

function field(text: string, name: string): string | null {
  const match = new RegExp(String.raw`^\s*${name}:\s+(\S+)\s*$`, 'mu').exec(text);
  const value = match?.[1] ?? '-';
  return value === '-' ? null : value;
}

/** Reads `btrfs subvolume show`. */
export function parseSubvolume(text: string): SubvolumeFacts {
  return {
    uuid: field(text, 'UUID') ?? '',
    receivedUuid: field(text, 'Received UUID'),
    readOnly: (field(text, 'Flags') ?? '').split(',').includes('readonly'),
  };
}

export async function showSubvolume(commands: Commands, path: string): Promise<SubvolumeFacts> {
  return parseSubvolume(await commands.output(['btrfs', 'subvolume', 'show', path]));
}

export async function createSubvolume(commands: Commands, path: string): Promise<void> {
  await commands.run(['btrfs', 'subvolume', 'create', path]);
}

/**
 * Gives a received tree its place by a read-only snapshot: a rename cannot move a read-only subvolume to
 * another folder (EROFS), and the snapshot keeps the received UUID that later deltas look for.
 */
export async function publishTree(commands: Commands, received: string, place: string): Promise<void> {
  await commands.run(['btrfs', 'subvolume', 'snapshot', '-r', received, place]);
}

export async function deleteSubvolume(commands: Commands, path: string): Promise<void> {
  await commands.run(['btrfs', 'subvolume', 'delete', path]);
}
