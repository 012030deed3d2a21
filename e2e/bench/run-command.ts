import { createInterface } from 'node:readline';
import { z } from 'zod';
import { runState, type RunState } from '../../backend/contract/run.ts';
import type { StepId } from '../../backend/contract/plan.ts';
import type { Lab } from '../lab/lab.ts';

const line = z.looseObject({ type: z.string() });

/** A run at its end, and the most memory that the backend's process held, in KiB. */
export interface Measured {
  readonly run: RunState;
  readonly peakKib: number;
}

/** Runs the command line to its end, and asks the kernel, while the process lives, for the most memory that it held. */
export async function runCommand(lab: Lab, argv: readonly string[]): Promise<Measured> {
  const script =
    '"$@" & pid=$!; while peak=$(grep VmHWM /proc/$pid/status); do echo "$peak" >&2; sleep 0.2; done; wait $pid';
  const child = lab.spawn(['sh', '-c', script, 'sh', ...argv]);
  child.stdin.end();
  let peakKib = 0;
  const peaks = (async () => {
    for await (const text of createInterface({ input: child.stderr })) {
      peakKib = Math.max(peakKib, Number(/VmHWM:\s+(\d+)/u.exec(text)?.[1] ?? 0));
    }
  })();
  let last: RunState | null = null;
  let said = '';
  for await (const text of createInterface({ input: child.stdout })) {
    said = text;
    const parsed = line.parse(JSON.parse(text));
    if (parsed.type === 'run') last = runState.parse(parsed['run']);
  }
  await peaks;
  if ((await child.exit) !== 0 || last === null) throw new Error(`${argv.join(' ')} failed: ${said}`);
  return { run: last, peakKib };
}

/** How long a step took, in milliseconds. */
export function elapsed({ steps }: RunState, step: StepId): number {
  return steps.find((one) => one.id === step)?.elapsedMs ?? Number.NaN;
}
