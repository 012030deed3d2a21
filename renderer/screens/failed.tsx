import type { Fix, Problem } from '../../backend/contract/problem.ts';
import type { Aftermath, RunState } from '../../backend/contract/run.ts';
import { AnswersButton } from '../components/answers-button.tsx';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { kioskWays } from '../components/kiosk-ways.tsx';
import { LogView } from '../components/log-view.tsx';
import { FixButtons, ProblemDetail } from '../components/problem.tsx';
import { Recorded } from '../components/recorded.tsx';
import { VendorHelp } from '../components/vendor-help.tsx';
import { Screen, type ScreenProps } from '../components/screen.tsx';
import { close, startOver } from '../store/actions.ts';
import { inKiosk } from '../store/allowed.ts';
import { problemFor } from '../store/problems.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { runWords } from '../text/run-words.ts';
import { steps } from '../text/words.ts';
import css from './failed.module.css';

interface End {
  readonly title: string;
  readonly headline: string | null;
  readonly problem: Problem | null;
  /** What the disk is now. */
  readonly after: string;
  readonly harmless: boolean;
  readonly stoppedAt: string | null;
}

function harmless(aftermath: Aftermath): boolean {
  switch (aftermath) {
    case 'untouched':
    case 'as-before':
      return true;
    case 'erased-not-bootable':
    case 'in-force':
      return false;
  }
}

function endOf(run: RunState): End | null {
  const { outcome, progress } = run;
  const words = runWords(run);
  if (outcome === null) {
    // The service died and took the run with it. Until the first destructive step a run can be cancelled.
    return {
      title: words.interrupted,
      headline: problemText(problemFor('backend.died')).headline,
      problem: problemFor('backend.died'),
      after: words.afterDeath,
      harmless: run.cancellable,
      stoppedAt: steps[progress.step].name,
    };
  }
  switch (outcome.result) {
    case 'verified':
      return null;
    case 'cancelled':
      return {
        title: words.cancelled,
        headline: null,
        problem: null,
        after: words.after(outcome.aftermath),
        harmless: harmless(outcome.aftermath),
        stoppedAt: null,
      };
    case 'failed':
      return {
        title: words.failed,
        headline: problemText(outcome.problem).headline,
        problem: outcome.problem,
        after: words.after(outcome.aftermath),
        harmless: harmless(outcome.aftermath),
        stoppedAt: steps[outcome.step].name,
      };
  }
}

/** What is there whatever the problem is. */
const always: ReadonlySet<Fix> = new Set(['start-over', 'close', 'save-log', 'switch-off']);

/** The ways on: what the problem offers, and in any case saving the log and switching off. Starting over and closing have their own buttons. */
function waysOn(problem: Problem | null, { change }: RunState): readonly Fix[] {
  const offered = (problem?.fixes ?? []).filter((fix) => !always.has(fix));
  if (problem === null) return [change === null ? 'choose-another-disk' : 'retry', 'switch-off'];
  // A change can be asked for again as it was, which some promise that it may have to be.
  const asks = change !== null && !inKiosk() && !offered.includes('retry');
  const again: readonly Fix[] = asks ? ['retry'] : [];
  return [...again, ...offered, 'save-log', 'switch-off'];
}

function ends({ change }: RunState): Pick<ScreenProps, 'back' | 'forward'> {
  return {
    back: (
      <Button shortcut="none" onPress={close}>
        {en.action.close}
      </Button>
    ),
    forward: (
      <Button tone="primary" onPress={startOver}>
        {change === null ? en.action.startOver : en.outcome.again}
      </Button>
    ),
  };
}

/** What went wrong in plain words, what the disk is now, and what one can do. */
export function Failed() {
  const run = useWizard((state) => state.interrupted ?? state.feed.run);
  if (run === null) return null;
  const end = endOf(run);
  if (end === null) return null;
  const { title, headline, problem, stoppedAt } = end;
  return (
    <Screen
      title={title}
      {...(problem === null ? {} : { emblem: 'danger' as const })}
      {...(inKiosk() ? kioskWays : ends(run))}
    >
      {headline !== null && problem !== null && (
        <section className={css['problem']}>
          <h2>{headline}</h2>
          <ProblemDetail problem={problem} />
          {inKiosk() && problem.fixes.includes('repair') && <p>{en.kiosk.damaged}</p>}
          {stoppedAt !== null && <p>{en.failed.step(stoppedAt)}</p>}
        </section>
      )}
      <Callout
        tone={end.harmless ? 'good' : 'danger'}
        icon={end.harmless ? 'check' : 'warning'}
        title={runWords(run).subject}
      >
        <p>{end.after}</p>
      </Callout>
      <Recorded />
      <section className={css['section']}>
        <h2>{en.failed.whatNow}</h2>
        <FixButtons offered={waysOn(problem, run)} />
        <VendorHelp />
      </section>
      {/* A service that died knows nothing of it any more. */}
      {run.outcome !== null && <AnswersButton change={run.change} />}
      <LogView />
    </Screen>
  );
}
