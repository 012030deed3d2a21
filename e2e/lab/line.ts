/** The first thing that the guest writes on the line; nothing is sent to it before this was seen. */
export const greeting = 'pristine lab ready\n';

/** The byte streams of a channel by number; a connection uses `stdin` (to the guest) and `stdout` (from it). */
export const streams = { stdin: 0, stdout: 1, stderr: 2 } as const;
