import { mkdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from '../contract/facts.ts';
import { ProblemError, problemOf } from '../contract/fixes.ts';
import type { FoundPlace } from '../facts/log-places.ts';
import type { Commands } from '../system/command.ts';
import { Mount } from '../system/mounts.ts';
import { openNew } from '../system/write-file.ts';

/** A file that is being written. */
export type Writer = Pick<FileHandle, 'writeFile'>;

export interface NewFile {
  readonly kind: 'log' | 'answers';
  readonly extension: 'txt' | 'json';
  readonly machine: Facts['machine'] | null;
}

/** What a file is called, so that one sees from which machine it is. VFAT can hold it. */
function fileName({ kind, extension, machine }: NewFile, at: Date, count: number): string {
  const product = (machine?.product ?? '').replaceAll(/[^A-Za-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');
  const parts = [`pristine-${kind}`, product.slice(0, 32), stamp, count === 1 ? '' : String(count)];
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`;
}

/**
 * Writes a file that was not there; nothing is left of one that does not get whole.
 * @returns what the file is called
 */
export async function saveNew(
  folder: string,
  file: NewFile,
  write: (handle: Writer) => Promise<void>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const at = new Date();
  const { name, handle } = await openNew(folder, (count) => fileName(file, at, count));
  try {
    await write(handle);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close();
    await rm(join(folder, name), { force: true });
    throw error;
  }
  return name;
}

function codeOf(error: unknown): unknown {
  // What went wrong first, not that it could not be put away in order then.
  if (error instanceof SuppressedError) return codeOf(error.suppressed);
  return error instanceof Error && 'code' in error ? error.code : null;
}

/**
 * Writes something where it can be written, and lets go of that: the stick can be pulled out then. Throws `log.no-space`,
 * `log.not-writable`.
 * @param work gets the top of the file system
 */
export async function atPlace<T>(
  commands: Commands,
  { kind, name, device, fileSystem }: FoundPlace,
  work: (top: string) => Promise<T>,
): Promise<T> {
  // Said so, since mount(8) is content with less where it is not.
  const options = ['rw', 'noexec', 'nosymfollow', ...(kind === 'boot-partition' ? ['umask=0077'] : [])];
  try {
    await using mount = await Mount.ofDevice(commands, device, fileSystem, options);
    const done = await work(mount.path);
    await commands.run(['sync', '--file-system', mount.path]);
    return done;
  } catch (error) {
    commands.log.fail('save', `cannot be written on ${device}: ${String(error)}`);
    const full = codeOf(error) === 'ENOSPC';
    throw new ProblemError(problemOf(full ? 'log.no-space' : 'log.not-writable', { name }), { cause: error });
  }
}
