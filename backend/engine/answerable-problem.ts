import { ProblemError, problemOf } from '../contract/fixes.ts';
import type { Log } from '../system/log.ts';

/** What an error means to a client: its problem where it has one, `internal` and a log entry where not. */
export function answerableProblem(error: unknown, log: Log): ProblemError {
  if (error instanceof ProblemError) return error;
  log.fail('server', error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new ProblemError(problemOf('internal', {}), { cause: error });
}
