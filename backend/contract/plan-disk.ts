import { z } from 'zod';
import { bytes, sha256, shortText } from './text.ts';

/** The disk that a plan is for, as it was when the plan was made: just before a run it is compared with what is there. */
export const planDisk = z.strictObject({
  device: shortText,
  model: shortText,
  serial: shortText,
  sizeBytes: bytes,
  sequence: z.int().nonnegative(),
  tableDigest: sha256,
});
