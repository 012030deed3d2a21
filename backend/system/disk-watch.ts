import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const periodMs = 2000;
const root = '/sys/block';

/** The disks, each with the number that another medium in the same slot gets. No disk is woken by asking. */
async function disksNow(): Promise<string> {
  const names = (await readdir(root)).filter((name) => !/^(?:loop|ram|zram|dm-|md)/u.test(name));
  const read = (name: string, file: string): Promise<string> =>
    readFile(join(root, name, file), 'utf8').catch(() => '');
  const all = names
    .toSorted((a, b) => a.localeCompare(b))
    .map(async (name) => {
      return `${name} ${await read(name, 'diskseq')} ${await read(name, 'size')}`;
    });
  return (await Promise.all(all)).join('\n');
}

/**
 * Calls whenever a disk has come or gone, until the signal says to stop. It asks the kernel now and then: a few small files say it,
 * while being told would take a process of udev's to look after.
 */
export async function watchDisks(changed: () => void, signal: AbortSignal): Promise<void> {
  let before = await disksNow();
  while (!signal.aborted) {
    await delay(periodMs, undefined, { signal, ref: false }).catch(() => undefined);
    const now = await disksNow();
    if (now !== before && !signal.aborted) changed();
    before = now;
  }
}
