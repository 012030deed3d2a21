/** The scheme, host and origin under which the window's files are served. */
export const scheme = 'app';
export const host = 'pristine';
export const origin = `${scheme}://${host}`;
