/** Of the program, window and service alike; the same as in package.json, which a test holds. */
export const version = '0.1.0';
