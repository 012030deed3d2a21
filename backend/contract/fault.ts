import type { z } from 'zod';
import { longestLongText, longestShortText } from './text.ts';

/** Where the first thing is that a schema does not take, as `disk.bus`, and what is wrong with it. Both fit into a problem's texts. */
export function firstFault(error: z.ZodError): { readonly path: string; readonly message: string } {
  const [first] = error.issues;
  return {
    path: (first?.path ?? []).join('.').slice(0, longestShortText),
    message: (first?.message ?? '').slice(0, longestLongText),
  };
}
