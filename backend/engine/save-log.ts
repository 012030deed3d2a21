import { mkdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { espLogFolder } from '../boot/entry.ts';
import { ProblemError, problemOf } from '../contract/fixes.ts';
import type { Facts } from '../contract/facts.ts';
import { lineText } from '../contract/log-text.ts';
import type { FoundPlace } from '../facts/log-places.ts';
import type { Commands } from '../system/command.ts';
import type { Log } from '../system/log.ts';
import { Mount } from '../system/mounts.ts';
import { openNew } from '../system/write-file.ts';
import { version } from '../contract/product.ts';

/** What a file of the log is called, so that one sees from which machine it is. VFAT can hold it. */
function fileName(machine: Facts['machine'] | null, at: Date, count: number): string {
  const product = (machine?.product ?? '').replaceAll(/[^A-Za-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');
  const parts = ['pristine-log', product.slice(0, 32), stamp, count === 1 ? '' : String(count)];
  return `${parts.filter((part) => part !== '').join('-')}.txt`;
}

/** What one has to know of a log that comes from somewhere. */
function headOf(machine: Facts['machine'] | null): string {
  if (machine === null) return `Pristine ${version}\n`;
  const { vendor, product, architecture, firmware } = machine;
  return `Pristine ${version}\n${[vendor, product, architecture, firmware.kind].join(' ').trim()}\n\n`;
}

function codeOf(error: unknown): unknown {
  // What went wrong first, not that it could not be put away in order then.
  if (error instanceof SuppressedError) return codeOf(error.suppressed);
  return error instanceof Error && 'code' in error ? error.code : null;
}

async function writeLog(handle: FileHandle, log: Log, head: string): Promise<void> {
  await handle.writeFile(head);
  for (let after = 0; ;) {
    const { lines, next } = log.read(after);
    if (lines.length === 0) break;
    await handle.writeFile(lines.map((line) => `${lineText(line)}\n`).join(''));
    after = next;
  }
  await handle.sync();
}

async function saveIn(
  commands: Commands,
  mount: string,
  kind: FoundPlace['kind'],
  machine: Facts['machine'] | null,
): Promise<string> {
  const folder = kind === 'stick' ? mount : join(mount, espLogFolder);
  await mkdir(folder, { recursive: true });
  const at = new Date();
  const { name, handle } = await openNew(folder, (count) => fileName(machine, at, count));
  try {
    await writeLog(handle, commands.log, headOf(machine));
    await handle.close();
  } catch (error) {
    await handle.close();
    await rm(join(folder, name), { force: true });
    throw error;
  }
  await commands.run(['sync', '--file-system', mount]);
  return name;
}

/**
 * Saves the log as a new file, and lets go of where it is: the stick can be pulled out then. Throws `log.no-space`, `log.not-writable`.
 * @returns what the file is called
 */
export async function saveLog(
  commands: Commands,
  { kind, name, device, fileSystem }: FoundPlace,
  machine: Facts['machine'] | null,
): Promise<string> {
  // Said so, since mount(8) is content with less where it is not.
  const options = ['rw', 'noexec', 'nosymfollow', ...(kind === 'boot-partition' ? ['umask=0077'] : [])];
  try {
    await using mount = await Mount.ofDevice(commands, device, fileSystem, options);
    return await saveIn(commands, mount.path, kind, machine);
  } catch (error) {
    commands.log.fail('log', `cannot be saved on ${device}: ${String(error)}`);
    const full = codeOf(error) === 'ENOSPC';
    throw new ProblemError(problemOf(full ? 'log.no-space' : 'log.not-writable', { name }), { cause: error });
  }
}
