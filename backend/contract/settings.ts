import { z } from 'zod';
import {
  fullNamePattern,
  hostNamePattern,
  isSystemName,
  longestFullName,
  longestHostName,
  longestPassword,
  passwordPattern,
  userNamePattern,
} from './names.ts';

/** As a person types it. It comes this far only to be hashed. */
export const password = z.string().max(longestPassword).regex(passwordPattern);

/** As crypt(5) makes them. What is asked for never has a password itself. */
export const hashedPassword = z
  .string()
  .max(256)
  .regex(/^\$(?:y|gy|7|2[aby]|6|5)\$[./0-9A-Za-z$,=]+$/u, 'not a hashed password; see mkpasswd(1)');

const user = z.strictObject({
  name: z
    .string()
    .regex(userNamePattern)
    .refine((name) => !isSystemName(name), 'the system has that name already; root has a field of its own'),
  /** What people are called. */
  fullName: z.string().max(longestFullName).regex(fullNamePattern).default(''),
  password: hashedPassword,
});

/** A keyboard of XKB, such as `de` and `nodeadkeys`, or several layouts such as `ru,us` and by which keys one goes between them. */
export const xkbKeyboard = z.strictObject({
  layout: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,31}(?:,[a-z0-9][a-z0-9_-]{0,31}){0,3}$/u),
  /** One for each layout; it can be empty. */
  variant: z
    .string()
    .regex(/^(?=.)(?:[A-Za-z0-9_][A-Za-z0-9_-]{0,63})?(?:,(?:[A-Za-z0-9_][A-Za-z0-9_-]{0,63})?){0,3}$/u)
    .optional(),
  options: z
    .string()
    .regex(/^grp:[a-z0-9_]{1,48}$/u)
    .optional(),
});
export type XkbKeyboard = z.infer<typeof xkbKeyboard>;

/** With the console's own name for it, such as `de-nodeadkeys`. */
export const keyboard = z.strictObject({
  ...xkbKeyboard.shape,
  console: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u),
});
export type Keyboard = z.infer<typeof keyboard>;

/** What an installed system would ask at its first boot. What is not given it asks, or decides by itself. */
export const systemSettings = z.strictObject({
  /** A locale, such as `de_DE.UTF-8`. */
  language: z
    .string()
    .regex(/^[A-Za-z]{1,8}(?:_[A-Z]{2})?(?:\.[A-Za-z0-9-]{1,16})?(?:@[a-z]{1,16})?$/u)
    .optional(),
  keyboard: keyboard.optional(),
  /** Such as `Europe/Berlin`. */
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_+-]+(?:\/[A-Za-z0-9_+-]+){0,2}$/u)
    .optional(),
  hostName: z.string().max(longestHostName).regex(hostNamePattern).optional(),
  rootPassword: hashedPassword.optional(),
  /** The first user, who may administer the system. */
  user: user.optional(),
});
export type SystemSettings = z.infer<typeof systemSettings>;
