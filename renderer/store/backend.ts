import type { Answer, Bridge, RelayedMethod } from '../../backend/contract/bridge.ts';
import type { Params, Result } from '../../backend/contract/protocol.ts';
import { problemFor } from './problems.ts';

/** The whole outside world; null when the preload failed. */
export const bridge: Bridge | null = window.pristine ?? null;

/** Calls the backend. Never rejects: what went wrong is in the answer. */
export async function ask<M extends RelayedMethod>(method: M, params: Params<M>): Promise<Answer<Result<M>>> {
  if (bridge === null) return { ok: false, problem: problemFor('backend.unreachable') };
  try {
    return await bridge.call(method, params);
  } catch {
    return { ok: false, problem: problemFor('internal') };
  }
}

/** As {@link ask}, for the log. */
export async function askToSaveLog(): Promise<Answer<{ readonly saved: boolean }>> {
  if (bridge === null) return { ok: false, problem: problemFor('backend.unreachable') };
  try {
    return await bridge.saveLog();
  } catch {
    return { ok: false, problem: problemFor('internal') };
  }
}
