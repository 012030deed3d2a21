import { z } from 'zod';
import { pinPattern } from './names.ts';
import { resetMode } from './store.ts';

/** The longest policy that is read, in bytes. */
export const longestPolicyBytes = 16 * 1024;

/** A PIN as it is entered. */
export const pin = z.string().regex(pinPattern, 'not 4 to 12 digits');

/** As `openssl passwd -6` makes them, which makes it again to compare. Bounded, as each try costs the rounds. */
const pinHash = z
  .string()
  .regex(
    /^\$6\$(?:rounds=[1-9][0-9]{3,5}\$)?[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{86}$/u,
    'not a hash as `openssl passwd -6` makes them',
  );

const resets = z.array(resetMode).max(resetMode.options.length);

/** What may be asked of a backend that serves strangers, as its machine's owner says in a file that root alone can read. */
export const policy = z
  .strictObject({
    format: z.literal(1),
    /** Kinds of reset that may be done. Nothing else is. */
    resets,
    /** Hash of the PIN that each of them needs. Without, none is needed for those that can be undone, and the others cannot be allowed. */
    pin: pinHash.optional(),
    /** Whether the computer may be switched off and restarted. */
    powerOff: z.boolean().default(false),
  })
  .refine(({ resets: allowed, pin: hash }) => hash !== undefined || !allowed.includes('hand-over'), {
    path: ['pin'],
    error: 'handing over deletes for good, and needs one',
  });
export type Policy = z.infer<typeof policy>;

/** What a client is told of the policy, so that it offers what it would not be refused. */
export const allowance = z.strictObject({ resets, needsPin: z.boolean(), powerOff: z.boolean() });
export type Allowance = z.infer<typeof allowance>;
