import { useEffect, useState } from 'react';
import type { Problem } from '../../backend/contract/problem.ts';
import type { Results } from '../../backend/contract/results.ts';
import { ask } from './backend.ts';
import { review, reviewChange } from './planning.ts';
import type { WizardState } from './state.ts';
import { during, getState, setState, useWizard } from './wizard.ts';

export interface ResultsView {
  /** Null while it is read. */
  readonly results: Results | null;
  readonly problem: Problem | null;
  /** Begins a list on a stick. */
  readonly keep: (placeId: string) => Promise<void>;
}

/** The list of what was done to which machine. It is read when somebody looks at it, when another disk is there, and after each run. */
export function useResults(): ResultsView {
  const [view, setView] = useState<Omit<ResultsView, 'keep'>>({ results: null, problem: null });
  const generation = useWizard((state) => state.feed.facts?.generation);
  const ended = useWizard(({ feed }) =>
    feed.run !== null && feed.run.outcome !== null ? feed.run.id : null,
  );
  const connected = useWizard((state) => state.link.state === 'connected');
  const wanted = connected && generation !== undefined ? `${generation} ${ended}` : null;
  useEffect(() => {
    if (wanted === null) return;
    let still = true;
    const read = async (): Promise<void> => {
      const answer = await ask('results.read', {});
      if (!still) return;
      setView((before) =>
        answer.ok ? { results: answer.value, problem: null } : { ...before, problem: answer.problem },
      );
    };
    void read();
    return () => {
      still = false;
    };
  }, [wanted]);
  const keep = async (placeId: string): Promise<void> => {
    const answer = await ask('results.keep', { placeId });
    setView((before) =>
      answer.ok ? { results: answer.value, problem: null } : { ...before, problem: answer.problem },
    );
  };
  return { ...view, keep };
}

/** Where it comes from, as if the person had chosen that. */
function sourceOf({ feed }: WizardState, offerId: string): Partial<WizardState> {
  const origin = feed.facts?.offers.find(({ id }) => id === offerId)?.origin;
  switch (origin?.kind) {
    case 'address':
      return { sourceKind: 'address', address: origin.address, opened: origin };
    case 'stick':
      return { sourceKind: 'stick', opened: origin };
    case 'medium':
    case 'file':
    case 'folder':
    case undefined:
      return { sourceKind: 'medium' };
  }
}

/** Goes to the review of what was done last, to be done to this machine as well. */
export async function doTheSame(placeId: string): Promise<void> {
  const answer = await during('planning', ask('answers.open', { placeId }));
  if (!answer.ok) return;
  const { asked } = answer.value;
  if (asked.kind === 'change') {
    const { request } = asked;
    if (request.task === 'reset') {
      setState({ aim: 'reset', systemId: request.systemId, resetMode: request.mode });
    }
    return reviewChange(request);
  }
  const { offerId, diskId, bringIds } = asked.request;
  const from = sourceOf(getState(), offerId);
  setState({
    aim: 'install',
    offerId,
    diskId,
    bringIds,
    repeated: { placeId, request: asked.request },
    ...from,
  });
  await review();
}

/** Reads again what is being repeated, in a window that was loaded again. Where that is gone it begins at the beginning, and gives false. */
export async function recallRepeated(): Promise<boolean> {
  const { repeated } = getState();
  if (repeated === null || repeated.request !== null) return true;
  const answer = await during('planning', ask('answers.open', { placeId: repeated.placeId }));
  if (answer.ok && answer.value.asked.kind === 'install') {
    setState({ repeated: { ...repeated, request: answer.value.asked.request } });
    return true;
  }
  setState({ page: 'welcome', repeated: null });
  return false;
}
