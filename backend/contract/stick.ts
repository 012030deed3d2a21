import { z } from 'zod';
import { id, shortText } from './text.ts';

/** A place on a disk that can be unplugged where systems to install lie. */
export const stickFacts = z.strictObject({
  id,
  diskId: id,
  /** What people call it: the name of the file system, or of the disk. */
  name: shortText,
  fileSystem: shortText,
  /** By which it is known again after it was unplugged, whatever the kernel then calls it. */
  uuid: z.string().regex(/^[0-9A-Za-z-]{4,64}$/u),
  /** The repository's folder in the file system; empty for its top. */
  folder: shortText,
  /** `medium`: pinned digests, which vouch for something only on the medium that we run from. */
  holds: z.enum(['repository', 'medium']),
});
export type StickFacts = z.infer<typeof stickFacts>;
