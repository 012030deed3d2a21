import { ProblemError, problemOf } from '../contract/fixes.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { Commands } from '../system/command.ts';
import { diskAnswers } from '../system/disk-answers.ts';

/** What a failing disk looks like to whoever happens to use it first. */
const symptoms: ReadonlySet<ProblemCode> = new Set([
  'tool.failed',
  'verify.failed',
  'store.unreadable',
  'internal',
]);

/** Whether something could not be read though its disk answers: other data is there than was written, or data that cannot be unpacked. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EIO';
}

/**
 * What a failed run is told to have failed of: the disk, where that does not answer any more or cannot be read, and not the tool
 * that noticed.
 */
export async function diskFailure(commands: Commands, device: string, error: unknown): Promise<unknown> {
  const mayBeDisk = !(error instanceof ProblemError) || symptoms.has(error.problem.code);
  if (!mayBeDisk) return error;
  if (!isUnreadable(error) && (await diskAnswers(commands, device))) return error;
  return new ProblemError(problemOf('disk.io-error', { device }), { cause: error });
}
