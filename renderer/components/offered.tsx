import { useId, type ReactNode } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import type { Offer } from '../../backend/contract/offer.ts';
import { offersShown } from '../store/offered.ts';
import { useWizard } from '../store/wizard.ts';
import type { Where } from '../text/en-sources.ts';
import { en } from '../text/en.ts';
import { FactProblems } from './fact-problems.tsx';
import css from './source-picker.module.css';
import { SourcePicker, whereOf } from './source-picker.tsx';

export interface OfferedProps {
  readonly facts: Facts;
  /** Of the heading above what there is. */
  readonly level: 2 | 3;
  /** Shows what the chosen source has. */
  readonly children: (offers: readonly Offer[]) => ReactNode;
}

/** The offers of the chosen source; null as long as nobody has looked there. */
export function useOffers(facts: Facts | null): readonly Offer[] | null {
  const sourceKind = useWizard((state) => state.sourceKind);
  const opened = useWizard((state) => state.opened);
  return facts === null ? null : offersShown(facts, { sourceKind, opened });
}

function useWhere(facts: Facts): Where {
  const kind = useWizard((state) => state.sourceKind);
  const opened = useWizard((state) => state.opened);
  if (kind === 'medium' || opened === null) return { kind: 'medium', name: '' };
  return whereOf(opened, facts.sticks);
}

/** Where systems come from, and below what is there. */
export function Offered({ facts, level, children }: OfferedProps) {
  const kind = useWizard((state) => state.sourceKind);
  const offers = useOffers(facts);
  const where = useWhere(facts);
  const heading = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      <SourcePicker facts={facts} />
      {kind === 'medium' && <FactProblems about="source" />}
      {offers !== null && (
        <section className={css['offered']} aria-labelledby={heading}>
          <Heading id={heading}>{en.source.offered(where)}</Heading>
          {children(offers)}
        </section>
      )}
    </>
  );
}
