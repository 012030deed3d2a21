import { z } from 'zod';

/** Bounds are part of the contract: a peer must not be able to make the other side hold much memory. */
export const longestShortText = 256;
export const longestLongText = 4096;
export const shortText = z.string().max(longestShortText);
export const longText = z.string().max(longestLongText);
export const id = z.string().regex(/^[a-z]+-[0-9a-f]{16,64}$/);
export const bytes = z.int().nonnegative();
export const milliseconds = z.int().nonnegative();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
