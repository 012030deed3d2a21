import { z } from 'zod';

/** What is wrong with a system. Each can be repaired, or says why not. */
export const damage = z.enum([
  'usr-missing',
  'entry-missing',
  'entry-wrong',
  'kernel-missing',
  'home-missing',
  'loader-missing',
]);
export type Damage = z.infer<typeof damage>;
