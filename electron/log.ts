import { withoutSecrets } from '../backend/contract/secrets.ts';

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${reason(error.cause)}`;
}

// What a peer said is part of some messages: it stays on its line, and does not fill the journal.
const longestLine = 600;

/** Writes a line for the session's journal, never anything that a person typed. */
export function log(message: string, error?: unknown): void {
  const detail = error === undefined ? '' : `: ${reason(error)}`;
  const line = withoutSecrets(`${message}${detail}`).replaceAll(/\s+/g, ' ').slice(0, longestLine);
  process.stderr.write(`pristine: ${line}\n`);
}
