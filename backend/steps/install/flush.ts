import { readFile } from 'node:fs/promises';
import type { Report } from '../../engine/run.ts';
import type { Commands } from '../../system/command.ts';
import { watching } from '../../system/watch.ts';

const lookEveryMs = 1000;

/** How much waits in memory to be written, of all disks, in bytes; see proc_meminfo(5). */
export function parseUnwritten(meminfo: string): number {
  const kilobytes = [...meminfo.matchAll(/^(?:Dirty|Writeback):\s+(\d+) kB$/gmu)].map(([, value]) =>
    Number(value),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) * 1024;
}

async function unwritten(): Promise<number> {
  return parseUnwritten(await readFile('/proc/meminfo', 'utf8'));
}

/** Writes to the disk what of its file system is still in memory: on a slow one that takes as long as all before. */
export async function flushAll(commands: Commands, top: string, report: Report): Promise<void> {
  let most = await unwritten();
  const look = async (): Promise<void> => {
    const left = await unwritten();
    most = Math.max(most, left);
    report.bytes(most - left, most);
  };
  await watching(commands.run(['sync', '--file-system', top]), lookEveryMs, look);
}
