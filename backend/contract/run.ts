import { z } from 'zod';
import { changeRequest } from './change.ts';
import { stepId } from './plan.ts';
import { problem, proof } from './problem.ts';
import { bytes, id, milliseconds, shortText } from './text.ts';
import { treeName } from './tree-name.ts';

/**
 * What the disk is after a run that did not succeed. `as-before`: the system is what it was, and what the run made beside it
 * is cleared away; `in-force`: the change is made, and something after it failed.
 */
export const aftermath = z.enum(['untouched', 'erased-not-bootable', 'as-before', 'in-force']);
export type Aftermath = z.infer<typeof aftermath>;

export const outcome = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('verified'),
    proofs: z.array(proof).min(1).max(32),
    /** By which the run can be undone. */
    remainsId: id.nullable(),
  }),
  z.strictObject({ result: z.literal('failed'), step: stepId, problem, aftermath }),
  z.strictObject({ result: z.literal('cancelled'), aftermath }),
]);
export type Outcome = z.infer<typeof outcome>;

/** What takes most of the time: what comes by the network or from the medium or stick, checking it, or writing it. */
export const bottleneck = z.enum(['network', 'medium', 'checking', 'disk']);
export type Bottleneck = z.infer<typeof bottleneck>;

export const progress = z.strictObject({
  step: stepId,
  /** Of the whole run, 0 to 1; never runs backwards, and 1 only with a verified outcome. */
  fraction: z.number().min(0).max(1),
  /** Of the present step, where it counts bytes. */
  bytes: z.strictObject({ done: bytes, total: bytes }).nullable(),
  bytesPerSecond: bytes.nullable(),
  remainingMs: milliseconds.nullable(),
  /** Since when nothing moved; 0 while something does. */
  stalledMs: milliseconds,
  /** What is slow, of what goes on at the same time; null where that is not known, or nothing stands out. */
  slowest: bottleneck.nullable(),
  /** Why there is nothing to do but wait, such as for the network. */
  waitingFor: problem.nullable(),
});
export type Progress = z.infer<typeof progress>;

export const runState = z.strictObject({
  id,
  planId: id,
  /** What was asked for; an installation has its own request. */
  change: changeRequest.nullable(),
  tree: treeName,
  title: shortText,
  disk: z.strictObject({ device: shortText, model: shortText }),
  steps: z.array(
    z.strictObject({
      id: stepId,
      state: z.enum(['pending', 'running', 'done', 'failed']),
      elapsedMs: milliseconds,
    }),
  ),
  progress,
  /** True until the first destructive step. After that a run can only be given up, while there is nothing to do but wait. */
  cancellable: z.boolean(),
  /** It was asked to stop, and does as soon as what it is doing lets it. */
  stopping: z.boolean(),
  elapsedMs: milliseconds,
  outcome: outcome.nullable(),
});
export type RunState = z.infer<typeof runState>;
