/** What went wrong in a few words, and what it means. */
export interface ProblemText {
  readonly headline: string;
  readonly detail: string;
}

export function say(headline: string, detail: string): ProblemText {
  return { headline, detail };
}
