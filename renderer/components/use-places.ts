import { useEffect, useState } from 'react';
import type { LogPlace } from '../../backend/contract/log.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import { ask } from '../store/backend.ts';
import { useWizard } from '../store/wizard.ts';

export interface Places {
  /** Null while they are looked for. */
  readonly places: readonly LogPlace[] | null;
  readonly look: () => void;
}

export function isStick({ kind }: LogPlace): boolean {
  return kind === 'stick';
}

/** Where something can be saved. Looks at once, when the facts tell of another disk, and when asked to. */
export function usePlaces(onRefused: (problem: Problem) => void): Places {
  const [places, setPlaces] = useState<readonly LogPlace[] | null>(null);
  const [round, setRound] = useState(0);
  const generation = useWizard((state) => state.feed.facts?.generation);
  const wanted = `${round} ${generation}`;
  useEffect(() => {
    let still = wanted !== '';
    const look = async (): Promise<void> => {
      const answer = await ask('log.places', {});
      if (!still) return;
      setPlaces(answer.ok ? answer.value.places : []);
      if (!answer.ok) onRefused(answer.problem);
    };
    void look();
    return () => {
      still = false;
    };
  }, [wanted, onRefused]);
  return {
    places,
    look: () => {
      setPlaces(null);
      setRound(round + 1);
    },
  };
}
