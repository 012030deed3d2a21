import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { StepId } from '../../backend/contract/plan.ts';
import { runState, type RunState } from '../../backend/contract/run.ts';
import type { Lab } from '../lab/lab.ts';

const line = z.looseObject({ type: z.string() });

/** Where in a run the power goes. */
export type Cut =
  | { readonly at: 'step'; readonly step: StepId }
  /** After the run has begun to write. */
  | { readonly at: 'instant'; readonly afterMs: number };

/** The step with which a run begins to write. */
const firstToWrite: StepId = 'settle';

function runOf(text: string): RunState | null {
  const said = line.parse(JSON.parse(text));
  return said.type === 'run' ? runState.parse(said['run']) : null;
}

export interface Timed {
  readonly steps: readonly StepId[];
  /** From the first step that writes to the look at the whole at the end. */
  readonly writingMs: number;
}

/** Runs a command of the product to its end. Throws with what it printed when it fails. */
export async function runWhole(lab: Lab, argv: readonly string[]): Promise<Timed> {
  const { exitCode, stdout, stderr } = await lab.exec(argv);
  if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${exitCode}\n${stdout}\n${stderr}`);
  const last = stdout
    .split('\n')
    .filter((text) => text !== '')
    .map(runOf)
    .findLast((run) => run !== null);
  const steps = last?.steps ?? [];
  const start = steps.findIndex((step) => step.id === firstToWrite);
  return {
    steps: steps.map((step) => step.id),
    writingMs: steps.slice(start, -1).reduce((sum, step) => sum + step.elapsedMs, 0),
  };
}

/** Runs a command of the product until the power goes. */
export async function runUntil(lab: Lab, argv: readonly string[], cut: Cut): Promise<void> {
  const child = lab.spawn(argv);
  child.stdin.end();
  const step = cut.at === 'step' ? cut.step : firstToWrite;
  const lines = createInterface({ input: child.stdout });
  // The line goes with the power, and that is no surprise.
  lines.on('error', () => {});
  const begun = (async () => {
    for await (const text of lines) if (runOf(text)?.progress.step === step) return true;
    return false;
  })();
  if (!(await begun)) throw new Error(`the run ended before ${step}`);
  if (cut.at === 'instant') await new Promise((resolve) => setTimeout(resolve, cut.afterMs));
  await lab.powerCut();
}
