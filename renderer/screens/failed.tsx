import type { Fix, Problem } from '../../backend/contract/problem.ts';
import type { Aftermath, RunState } from '../../backend/contract/run.ts';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { LogView } from '../components/log-view.tsx';
import { FixButtons, ProblemDetail } from '../components/problem.tsx';
import { Screen } from '../components/screen.tsx';
import { close, startOver } from '../store/actions.ts';
import { problemFor } from '../store/problems.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { aftermaths, steps } from '../text/words.ts';
import css from './failed.module.css';

interface End {
  readonly title: string;
  readonly headline: string | null;
  readonly problem: Problem | null;
  readonly aftermath: Aftermath;
  readonly stoppedAt: string | null;
}

function endOf({ outcome, cancellable, progress }: RunState): End | null {
  if (outcome === null) {
    // The service died and took the run with it. Until the first destructive step a run can be cancelled.
    return {
      title: en.failed.interruptedTitle,
      headline: problemText(problemFor('backend.died')).headline,
      problem: problemFor('backend.died'),
      aftermath: cancellable ? 'untouched' : 'erased-not-bootable',
      stoppedAt: steps[progress.step].name,
    };
  }
  switch (outcome.result) {
    case 'verified':
      return null;
    case 'cancelled':
      return {
        title: en.failed.cancelledTitle,
        headline: null,
        problem: null,
        aftermath: outcome.aftermath,
        stoppedAt: null,
      };
    case 'failed':
      return {
        title: en.failed.title,
        headline: problemText(outcome.problem).headline,
        problem: outcome.problem,
        aftermath: outcome.aftermath,
        stoppedAt: steps[outcome.step].name,
      };
  }
}

/** The ways on: what the problem offers, and in any case saving the log and starting over, which has its own button. */
function waysOn(problem: Problem | null): readonly Fix[] {
  const offered = (problem?.fixes ?? []).filter((fix) => fix !== 'start-over' && fix !== 'save-log');
  return problem === null ? ['choose-another-disk'] : [...offered, 'save-log'];
}

/** What went wrong in plain words, what the disk is now, and what one can do. */
export function Failed() {
  const run = useWizard((state) => state.interrupted ?? state.feed.run);
  const saved = useWizard((state) => state.logSaved);
  const end = run === null ? null : endOf(run);
  if (end === null) return null;
  const { title, headline, problem, aftermath, stoppedAt } = end;
  return (
    <Screen
      title={title}
      {...(problem === null ? {} : { emblem: 'danger' as const })}
      back={<Button onPress={close}>{en.action.close}</Button>}
      forward={
        <Button tone="primary" onPress={startOver}>
          {en.action.startOver}
        </Button>
      }
    >
      {headline !== null && problem !== null && (
        <section className={css['problem']}>
          <h2>{headline}</h2>
          <ProblemDetail problem={problem} />
          {stoppedAt !== null && <p>{en.failed.step(stoppedAt)}</p>}
        </section>
      )}
      <Callout
        tone={aftermath === 'untouched' ? 'good' : 'danger'}
        icon={aftermath === 'untouched' ? 'check' : 'warning'}
        title={en.failed.disk}
      >
        <p>{aftermaths[aftermath]}</p>
      </Callout>
      <section className={css['section']}>
        <h2>{en.failed.whatNow}</h2>
        <FixButtons offered={waysOn(problem)} />
        <output>{saved ? en.failed.logSaved : ''}</output>
      </section>
      <LogView />
    </Screen>
  );
}
