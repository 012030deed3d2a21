import { setTimeout as delay } from 'node:timers/promises';
import type { Lab } from '../../lab/lab.ts';
import { backendSocket } from './lab-socket.ts';

const startTimeoutMs = 20_000;

// Enough for the log of a run.
const longestLog = 1024 * 1024;

/**
 * Makes the lab's backend listen as it does on a live medium, and waits until it does.
 * @param medium folder, shared with the lab, with what the wizard offers
 * @returns what the backend has said so far, or the end of it
 */
export async function startBackend(lab: Lab, medium: string): Promise<() => string> {
  const script = `${import.meta.dirname}/serve.sh`;
  const { stdin, stderr } = lab.spawn(['sh', script, `--medium=${medium}`]);
  stdin.end();
  let log = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-longestLog);
  });
  const deadline = performance.now() + startTimeoutMs;
  while ((await lab.exec(['test', '-S', backendSocket])).exitCode !== 0) {
    if (performance.now() > deadline) throw new Error(`the backend in the lab does not listen\n${log}`);
    await delay(50);
  }
  return () => log;
}
