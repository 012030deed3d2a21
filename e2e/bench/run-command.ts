import { createInterface } from 'node:readline';
import { z } from 'zod';
import { runState, type RunState } from '../../backend/contract/run.ts';
import type { StepId } from '../../backend/contract/plan.ts';
import type { Lab } from '../lab/lab.ts';

const line = z.looseObject({ type: z.string() });

async function runTold(
  lab: Lab,
  argv: readonly string[],
  onError: (text: string) => void,
): Promise<RunState> {
  const child = lab.spawn(argv);
  child.stdin.end();
  const errors = (async () => {
    for await (const text of createInterface({ input: child.stderr })) onError(text);
  })();
  let last: RunState | null = null;
  let said = '';
  for await (const text of createInterface({ input: child.stdout })) {
    said = text;
    const parsed = line.parse(JSON.parse(text));
    if (parsed.type === 'run') last = runState.parse(parsed['run']);
  }
  await errors;
  if ((await child.exit) !== 0 || last === null) throw new Error(`${argv.join(' ')} failed: ${said}`);
  return last;
}

/** Runs the command line to its end. */
export function runCommand(lab: Lab, argv: readonly string[]): Promise<RunState> {
  return runTold(lab, argv, () => undefined);
}

/**
 * The most memory that the backend's process held in a run, in KiB, which the kernel is asked for while it lives. By processes that
 * take their share of the lab's only processor: the time of such a run says nothing.
 */
export async function peakOf(lab: Lab, argv: readonly string[]): Promise<number> {
  const script =
    '"$@" & pid=$!; while peak=$(grep VmHWM /proc/$pid/status); do echo "$peak" >&2; sleep 0.2; done; wait $pid';
  let peakKib = 0;
  await runTold(lab, ['sh', '-c', script, 'sh', ...argv], (text) => {
    peakKib = Math.max(peakKib, Number(/VmHWM:\s+(\d+)/u.exec(text)?.[1] ?? 0));
  });
  return peakKib;
}

/** How long a step took, in milliseconds. */
export function elapsed({ steps }: RunState, step: StepId): number {
  return steps.find((one) => one.id === step)?.elapsedMs ?? Number.NaN;
}
