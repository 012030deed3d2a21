/** What follows all that a command printed, before its exit status and the end of the line. */
export const endMark = '\0end ';
