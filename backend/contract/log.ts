import { z } from 'zod';
import { id, longText, shortText } from './text.ts';

export const logLine = z.strictObject({
  at: z.iso.datetime(),
  source: shortText,
  text: longText,
  level: z.enum(['info', 'error']),
});
export type LogLine = z.infer<typeof logLine>;

/** Where the log can be saved: on a disk that can be unplugged, or beside the boot loader of a system that was worked at in vain. */
export const logPlace = z.strictObject({
  id,
  kind: z.enum(['stick', 'boot-partition']),
  /** What people call it: the name of the file system, or of the disk. */
  name: shortText,
  device: shortText,
});
export type LogPlace = z.infer<typeof logPlace>;
