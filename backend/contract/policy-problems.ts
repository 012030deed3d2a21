import { z } from 'zod';
import { milliseconds } from './text.ts';

const none = z.strictObject({});
const wait = z.strictObject({ waitMs: milliseconds });

/** What a policy refuses: codes and the shapes of their parameters. */
export const policyProblems = {
  'policy.forbids': none,
  'pin.needed': none,
  /** Until the time is over no other is looked at. */
  'pin.wrong': wait,
  /** It was not looked at, as it came too early. */
  'pin.locked': wait,
} as const;
