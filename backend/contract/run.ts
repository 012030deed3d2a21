import { z } from 'zod';
import { installStep } from './plan.ts';
import { problem, proof } from './problem.ts';
import { bytes, id, milliseconds, shortText } from './text.ts';
import { treeName } from './tree-name.ts';

/** What the disk is after a run that did not succeed. */
export const aftermath = z.enum(['untouched', 'erased-not-bootable']);
export type Aftermath = z.infer<typeof aftermath>;

export const outcome = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('verified'), proofs: z.array(proof).min(1).max(32) }),
  z.strictObject({ result: z.literal('failed'), step: installStep, problem, aftermath }),
  z.strictObject({ result: z.literal('cancelled'), aftermath }),
]);
export type Outcome = z.infer<typeof outcome>;

export const progress = z.strictObject({
  step: installStep,
  /** Of the whole run, 0 to 1; never runs backwards, and 1 only with a verified outcome. */
  fraction: z.number().min(0).max(1),
  /** Of the present step, where it counts bytes. */
  bytes: z.strictObject({ done: bytes, total: bytes }).nullable(),
  bytesPerSecond: bytes.nullable(),
  remainingMs: milliseconds.nullable(),
  /** Since when nothing moved; 0 while something does. */
  stalledMs: milliseconds,
});
export type Progress = z.infer<typeof progress>;

export const runState = z.strictObject({
  id,
  planId: id,
  kind: z.literal('install'),
  tree: treeName,
  title: shortText,
  disk: z.strictObject({ device: shortText, model: shortText }),
  steps: z.array(
    z.strictObject({
      id: installStep,
      state: z.enum(['pending', 'running', 'done', 'failed']),
      elapsedMs: milliseconds,
    }),
  ),
  progress,
  /** True until the first destructive step. */
  cancellable: z.boolean(),
  elapsedMs: milliseconds,
  outcome: outcome.nullable(),
});
export type RunState = z.infer<typeof runState>;
