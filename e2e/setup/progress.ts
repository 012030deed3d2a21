/**
 * Runs one piece of the set-up and says on standard error what it is and how long it took, with a sign of
 * life every ten seconds: a first set-up takes minutes, and a silent terminal looks like a hang.
 */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const elapsed = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  say(`${label} ...`);
  const heartbeat = setInterval(() => say(`${label}: still at it after ${elapsed()}`), 10_000);
  try {
    const result = await work();
    say(`${label}: done in ${elapsed()}`);
    return result;
  } catch (error) {
    say(`${label}: failed after ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** One line on standard error; standard output belongs to the command that needed the set-up. */
export function say(line: string): void {
  process.stderr.write(`pristine: ${line}\n`);
}
