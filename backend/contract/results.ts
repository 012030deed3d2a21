import { z } from 'zod';
import { logPlace } from './log.ts';
import { resetMode } from './store.ts';
import { shortText } from './text.ts';
import { treeName } from './tree-name.ts';

/** What was done to one machine, and what came of it: a line of the list that support staff carries on a stick. */
export const resultRow = z.strictObject({
  at: z.iso.datetime(),
  /** The machine as its firmware names it; empty where that says nothing. */
  vendor: shortText,
  product: shortText,
  serial: shortText,
  disk: shortText,
  diskSerial: shortText,
  task: shortText,
  /** Which reset it was, as one of them is the proof that a machine was wiped; empty for what was none. */
  mode: z.enum([...resetMode.options, '']),
  system: shortText,
  version: shortText,
  result: z.enum(['verified', 'failed', 'cancelled']),
  /** The problem's code; empty where there was none. */
  problem: shortText,
  seconds: z.int().nonnegative(),
});
export type ResultRow = z.infer<typeof resultRow>;

/** So many lines are told, the newest first; the file has all of them. */
export const mostResultRows = 200;

/** What the answer file beside the list says, as far as a person wants to know before looking at its plan. */
const same = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('install'), tree: treeName.nullable() }),
  z.strictObject({ task: z.literal('reset'), system: shortText, mode: resetMode }),
]);
export type Same = z.infer<typeof same>;

export const results = z.strictObject({
  /** The stick that the list is on; null where none has one. */
  place: logPlace.nullable(),
  rows: z.array(resultRow).max(mostResultRows),
  /** How many of what was done here are not on a stick yet. */
  unwritten: z.int().nonnegative(),
  /** What was done last, to be done to the next machine. */
  same: same.nullable(),
});
export type Results = z.infer<typeof results>;
