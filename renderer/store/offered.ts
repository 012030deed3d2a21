import type { Disk, Facts } from '../../backend/contract/facts.ts';
import type { Offer, Origin } from '../../backend/contract/offer.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import type { WizardState } from './state.ts';

/** The present state of what a person sees of the sources. */
export type SourceView = Pick<WizardState, 'sourceKind' | 'opened'>;

function isFrom({ origin }: Offer, opened: Origin): boolean {
  switch (opened.kind) {
    case 'address':
      return origin.kind === 'address' && origin.address === opened.address;
    case 'stick':
      return origin.kind === 'stick' && origin.stickId === opened.stickId;
    case 'medium':
    case 'file':
    case 'folder':
      return origin.kind === opened.kind;
  }
}

/** What the chosen source offers; null as long as nobody has looked there. */
export function offersShown(facts: Facts, { sourceKind, opened }: SourceView): readonly Offer[] | null {
  if (sourceKind === 'medium') return facts.offers.filter(({ origin }) => origin.kind === 'medium');
  return opened?.kind === sourceKind ? facts.offers.filter((offer) => isFrom(offer, opened)) : null;
}

/** What is to come along. What was ticked of another source does not. */
export function broughtFrom({ feed: { facts }, bringIds, ...view }: WizardState): readonly string[] {
  const shown = facts === null ? null : offersShown(facts, view);
  return bringIds.filter((id) => shown?.some((offer) => offer.id === id) === true);
}

/** What was looked at is forgotten when nothing of it is offered any more: a stick was pulled out, or the backend begins anew. */
export function keepOpened(opened: Origin | null, facts: Facts): Origin | null {
  return opened !== null && facts.offers.some((offer) => isFrom(offer, opened)) ? opened : null;
}

/** A disk as it can be used for what was chosen: what is installed from it cannot be installed onto it. */
export function asTarget(disk: Disk, facts: Facts, offerId: string | null): Disk {
  const origin = facts.offers.find(({ id }) => id === offerId)?.origin;
  const source = origin?.kind === 'stick' ? facts.sticks.find(({ id }) => id === origin.stickId) : undefined;
  if (source?.diskId !== disk.id || disk.obstacles.length > 0) return disk;
  const { device } = disk;
  const problem: Problem = { code: 'disk.source', params: { device }, fixes: ['choose-another-disk'] };
  return { ...disk, obstacles: [problem] };
}
