import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { Fix, Problem } from '../../backend/contract/problem.ts';
import { fixActions } from '../store/actions.ts';
import { leadsOn } from '../store/allowed.ts';
import { presentChange } from '../store/flow.ts';
import { useWizard } from '../store/wizard.ts';
import { fixes } from '../text/fixes.ts';
import { problemText } from '../text/problems.ts';
import { Button } from './button.tsx';
import css from './callout.module.css';

/** What a person can do that no button does for them, a sentence each. */
export function adviceOn(problem: Problem): readonly string[] {
  return problem.fixes.flatMap((fix) => {
    const text = fixes[fix];
    return text.kind === 'advice' ? [text.sentence] : [];
  });
}

/** What a problem means and what can be done about it. */
export function ProblemDetail({ problem }: { readonly problem: Problem }) {
  const advice = adviceOn(problem);
  return (
    <>
      <p>{problemText(problem).detail}</p>
      {advice.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

export interface FixButtonsProps {
  readonly offered: readonly Fix[];
  /** Takes the place of what a fix does elsewhere. */
  readonly instead?: Readonly<Partial<Record<Fix, () => Promise<void>>>>;
  /** The first one is the way on. */
  readonly leads?: boolean;
}

/** A change is bound to its system's disk, and only one that adds something has an image that can be another one. */
function fits(fix: Fix, change: ChangeRequest | null): boolean {
  if (change === null) return true;
  const adds = change.task === 'tree-add' || change.task === 'extra-add';
  return fix !== 'choose-another-disk' && (fix !== 'choose-another-image' || adds);
}

/** The fixes that this window can do, as buttons. */
export function FixButtons({ offered, instead, leads = false }: FixButtonsProps) {
  const change = useWizard(presentChange);
  const policy = useWizard((state) => state.feed.policy);
  const buttonsFor = (some: readonly Fix[]) =>
    some.flatMap((fix) => {
      const text = fixes[fix];
      const act = instead?.[fix] ?? fixActions[fix];
      return text.kind === 'button' && act !== undefined ? [{ fix, label: text.label, act }] : [];
    });
  const fitting = buttonsFor(offered.filter((fix) => fits(fix, change) && leadsOn(fix, policy)));
  // Nobody is left without a way on.
  const buttons = fitting.length > 0 ? fitting : buttonsFor(['start-over']);
  return (
    <div className={css['buttons']}>
      {buttons.map(({ fix, label, act }, index) => (
        <Button key={fix} onPress={act} tone={leads && index === 0 ? 'primary' : 'plain'}>
          {label}
        </Button>
      ))}
    </div>
  );
}
