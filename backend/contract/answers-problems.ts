import { z } from 'zod';
import { longText, shortText } from './text.ts';

/** Why an answer file is not carried out: codes and the shapes of their parameters. */
export const answersProblems = {
  'answers.unreadable': z.strictObject({ file: shortText }),
  'answers.invalid': z.strictObject({ path: shortText, message: longText }),
  'answers.other-machine': z.strictObject({
    what: z.enum(['vendor', 'product', 'serial']),
    expected: shortText,
    found: shortText,
  }),
  'answers.no-disk': z.strictObject({}),
  'answers.several-disks': z.strictObject({ devices: z.array(shortText).min(2).max(1024) }),
  'answers.several-systems': z.strictObject({ systems: z.array(shortText).min(2).max(1024) }),
} as const;
