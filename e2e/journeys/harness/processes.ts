import { readdir, readFile } from 'node:fs/promises';

/** As Chromium calls them on their command lines; the first of all, which it calls nothing there, is the browser. */
export type ProcessType = 'gpu-process' | 'renderer' | 'browser';

function typeOf(argv: string): string {
  return /--type=([a-z-]+)/u.exec(argv)?.[1] ?? 'browser';
}

/** The processes of a sort that belong to a running wizard, the lowest number first. */
export async function processesOf(
  { profile }: { readonly profile: string },
  type: ProcessType,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/u.test(entry)) continue;
    // One that is gone by now is none.
    const argv = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (typeOf(argv) === type && argv.includes(profile)) found.push(Number(entry));
  }
  return found.toSorted((one, other) => one - other);
}

/** Kills as the kernel does when memory runs out. */
export function kill(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It was quicker.
    }
  }
}
