import { z } from 'zod';

/** As crypt(5) makes them. A password itself never comes this far. */
const hashedPassword = z
  .string()
  .max(256)
  .regex(/^\$(?:y|gy|7|2[aby]|6|5)\$[./0-9A-Za-z$,=]+$/u, 'not a hashed password; see mkpasswd(1)');

const user = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z_][a-z0-9_-]{0,30}$/u)
    .refine((name) => name !== 'root', 'root has a field of its own'),
  /** What people are called. No character that the files which it is written to would take for their own. */
  fullName: z
    .string()
    .max(128)
    .regex(/^[^"\\%:,\p{Cc}]*$/u)
    .default(''),
  password: hashedPassword,
});

/** What an installed system would ask at its first boot. What is not given it asks, or decides by itself. */
export const systemSettings = z.strictObject({
  /** A locale, such as `de_DE.UTF-8`. */
  language: z
    .string()
    .regex(/^[A-Za-z]{1,8}(?:_[A-Z]{2})?(?:\.[A-Za-z0-9-]{1,16})?(?:@[a-z]{1,16})?$/u)
    .optional(),
  /** A keyboard of XKB, such as `de` and `nodeadkeys`, and the console's own name for it, such as `de-nodeadkeys`. */
  keyboard: z
    .strictObject({
      layout: z.string().regex(/^[a-z0-9_-]{1,32}$/u),
      variant: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/u)
        .optional(),
      console: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/u),
    })
    .optional(),
  /** Such as `Europe/Berlin`. */
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_+-]+(?:\/[A-Za-z0-9_+-]+){0,2}$/u)
    .optional(),
  hostName: z
    .string()
    .max(64)
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/iu)
    .optional(),
  rootPassword: hashedPassword.optional(),
  /** The first user, who may administer the system. */
  user: user.optional(),
});
export type SystemSettings = z.infer<typeof systemSettings>;
