import { setTimeout as delay } from 'node:timers/promises';

const second = 1000;

/** Counts down where somebody can see it. Resolves with whether it came to its end: a key, or an interrupt, stops it. */
export async function countDown(seconds: number): Promise<boolean> {
  const { stdin, stderr } = process;
  const stop = new AbortController();
  const stopped = (): void => stop.abort();
  const terminal = stdin.isTTY;
  if (terminal) stdin.setRawMode(true).resume().once('data', stopped);
  process.once('SIGINT', stopped);
  try {
    for (let left = seconds; left > 0; left -= 1) {
      const how = terminal ? 'press any key' : 'interrupt';
      if (terminal) stderr.write(`\r\u001B[KStarts in ${left} s; ${how} to stop.`);
      else if (left === seconds) stderr.write(`Starts in ${left} s; ${how} to stop.\n`);
      await delay(second, undefined, { signal: stop.signal });
    }
    return true;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return false;
  } finally {
    process.off('SIGINT', stopped);
    if (terminal) {
      stdin.off('data', stopped).setRawMode(false).pause();
      stderr.write('\n');
    }
  }
}
