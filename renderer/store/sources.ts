import type { Source } from '../../backend/contract/protocol.ts';
import { ask } from './backend.ts';
import type { SourceKind } from './state.ts';
import { getState, setState } from './wizard.ts';

const nothingAsked = { opening: null, awaited: null, sourceProblem: null } as const;

/** Between two looks at what does not answer. */
const pauseMs = 3000;

export function chooseSource(sourceKind: SourceKind): void {
  setState({ sourceKind, ...nothingAsked });
}

/** What was said of another address is not true of this one. */
export function typeAddress(address: string): void {
  setState({ address, ...nothingAsked });
}

/** Looks at what a place offers. Whoever goes elsewhere meanwhile is not bothered with the answer. */
export async function openSource(source: Source): Promise<void> {
  setState({ opening: source, sourceProblem: null });
  const answer = await ask('source.open', { source });
  if (getState().opening !== source) return;
  setState(
    answer.ok
      ? { ...nothingAsked, opened: answer.value.origin }
      : { opening: null, sourceProblem: answer.problem },
  );
}

/** Looks at the address again and again until something else comes of it than that the network is not there. */
export async function waitForNetwork(): Promise<void> {
  const source: Source = { kind: 'address', address: getState().address };
  setState({ ...nothingAsked, awaited: source });
  while (getState().awaited === source) {
    const answer = await ask('source.open', { source });
    if (getState().awaited !== source) return;
    if (answer.ok) return setState({ ...nothingAsked, opened: answer.value.origin });
    if (!answer.problem.fixes.includes('wait-for-network')) {
      return setState({ awaited: null, sourceProblem: answer.problem });
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

export function stopWaiting(): void {
  setState(nothingAsked);
}

/** Looks at the only stick that there is, unless somebody has: there is nothing to choose, and looking is harmless. */
export async function lookAtOnly(stickId: string): Promise<void> {
  if (getState().opened?.kind !== 'stick') await openSource({ kind: 'stick', stickId });
}
