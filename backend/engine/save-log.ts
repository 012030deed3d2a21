import { join } from 'node:path';
import { espLogFolder } from '../boot/entry.ts';
import type { Facts } from '../contract/facts.ts';
import { lineText } from '../contract/log-text.ts';
import { version } from '../contract/product.ts';
import type { FoundPlace } from '../facts/log-places.ts';
import type { Commands } from '../system/command.ts';
import type { Log } from '../system/log.ts';
import { atPlace, saveNew, type Writer } from './save-file.ts';

/** What one has to know of a log that comes from somewhere. */
function headOf(machine: Facts['machine'] | null): string {
  if (machine === null) return `Pristine ${version}\n`;
  const { vendor, product, architecture, firmware } = machine;
  return `Pristine ${version}\n${[vendor, product, architecture, firmware.kind].join(' ').trim()}\n\n`;
}

async function writeLog(handle: Writer, log: Log, head: string): Promise<void> {
  await handle.writeFile(head);
  for (let after = 0; ;) {
    const { lines, next } = log.read(after);
    if (lines.length === 0) break;
    await handle.writeFile(lines.map((line) => `${lineText(line)}\n`).join(''));
    after = next;
  }
}

/**
 * Saves the log as a new file, and lets go of where it is: the stick can be pulled out then. Throws `log.no-space`, `log.not-writable`.
 * @returns what the file is called
 */
export async function saveLog(
  commands: Commands,
  place: FoundPlace,
  machine: Facts['machine'] | null,
): Promise<string> {
  return atPlace(commands, place, (top) => {
    const folder = place.kind === 'stick' ? top : join(top, espLogFolder);
    const file = { kind: 'log', extension: 'txt', machine } as const;
    return saveNew(folder, file, (handle) => writeLog(handle, commands.log, headOf(machine)));
  });
}
