import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { Issue } from '../../backend/contract/problem.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { AnswersButton } from '../components/answers-button.tsx';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Icon } from '../components/icon.tsx';
import { FixButtons } from '../components/problem.tsx';
import { kioskWays } from '../components/kiosk-ways.tsx';
import { Recorded } from '../components/recorded.tsx';
import { Screen, type ScreenProps } from '../components/screen.tsx';
import { close, pose, startOver, undoOutcome } from '../store/actions.ts';
import { inKiosk, leadsOn } from '../store/allowed.ts';
import { awaitsRestart, exchanges } from '../store/restart.ts';
import { planOfRun } from '../store/run-plan.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentences } from '../text/format.ts';
import { problemText } from '../text/problems.ts';
import { runWords } from '../text/run-words.ts';
import { proofs } from '../text/words.ts';
import css from './done.module.css';

function Proofs({ run }: { readonly run: RunState }) {
  if (run.outcome?.result !== 'verified') return null;
  return (
    <section className={css['section']}>
      <h2>{en.done.verified}</h2>
      <ul className={css['proofs']} aria-label={en.done.verified}>
        {run.outcome.proofs.map((proof) => (
          <li key={proof}>
            <Icon name="check" />
            {proofs[proof]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useSwitchesOff(): boolean {
  return useWizard((state) => leadsOn('switch-off', state.feed.policy));
}

function Next({ title, steps }: { readonly title: string; readonly steps: readonly string[] }) {
  const switchesOff = useSwitchesOff();
  // Who can do none of it is told who can.
  const todo = inKiosk() && !switchesOff ? [en.kiosk.startAgain] : steps;
  return (
    <section className={css['section']}>
      <h2>{title}</h2>
      <ol className={css['next']}>
        {todo.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {switchesOff && <FixButtons offered={['switch-off']} leads />}
    </section>
  );
}

function isAboutOthers({ problem }: Issue): boolean {
  return problem.code === 'system.others-stay';
}

/** What was kept, and the way to bring it back. It leads to a review, as everything does. */
function Kept({ remainsId }: { readonly remainsId: string }) {
  const undoes = useWizard((state) => state.feed.policy === null);
  return (
    <Callout tone="good" icon="undo" title={en.outcome.kept}>
      <p>{undoes ? en.outcome.keptText : en.kiosk.kept}</p>
      {undoes && (
        <div className={css['buttons']}>
          <Button onPress={() => undoOutcome(remainsId)}>{en.outcome.undo}</Button>
        </div>
      )}
    </Callout>
  );
}

/** Whether there is nothing more to do here but to switch the computer off or restart it. */
function isLast(change: ChangeRequest | null): boolean {
  return change === null || exchanges(change);
}

function RestartFirst({ change }: { readonly change: ChangeRequest }) {
  const restarts = useSwitchesOff();
  return (
    <Callout tone="plain" icon="again" title={en.outcome.restartTitle}>
      <p>{exchanges(change) ? en.outcome.restartOld : en.outcome.restart}</p>
      {inKiosk() && !restarts && <p>{en.kiosk.startAgain}</p>}
      {restarts && (
        <div className={css['buttons']}>
          <Button tone={isLast(change) ? 'primary' : 'plain'} onPress={() => pose('restart')}>
            {en.restart.offer}
          </Button>
        </div>
      )}
    </Callout>
  );
}

/** What goes to the new owner with the computer although it was not handed over. */
function OthersStay({ run }: { readonly run: RunState }) {
  const plan = useWizard((state) => planOfRun(state, run));
  const issue = plan?.warnings.find(isAboutOthers);
  if (issue === undefined) return null;
  const { headline, detail } = problemText(issue.problem);
  return (
    <Callout tone="danger" icon="warning" title={headline}>
      <p>{detail}</p>
    </Callout>
  );
}

interface ChangedProps {
  readonly run: RunState;
  readonly change: ChangeRequest;
  /** Whether it takes effect only then. */
  readonly restart: boolean;
}

function Changed({ run, change, restart }: ChangedProps) {
  const remainsId = run.outcome?.result === 'verified' ? run.outcome.remainsId : null;
  const handedOver = change.task === 'reset' && change.mode === 'hand-over';
  const steps = handedOver ? en.outcome.handedOver : en.outcome.resetDone;
  return (
    <>
      <OthersStay run={run} />
      {restart && <RestartFirst change={change} />}
      {!restart && isLast(change) && <Next title={en.outcome.next} steps={steps} />}
      {remainsId !== null && <Kept remainsId={remainsId} />}
    </>
  );
}

function waysOn(change: ChangeRequest | null): Pick<ScreenProps, 'back' | 'forward'> {
  return {
    back: (
      <Button onPress={startOver}>{change === null ? en.action.installAnother : en.outcome.again}</Button>
    ),
    forward: (
      <Button tone={isLast(change) ? 'plain' : 'primary'} shortcut="none" onPress={close}>
        {en.action.close}
      </Button>
    ),
  };
}

/** What is exchanged under a running system has not happened to it before it restarts. */
function titleOf(run: RunState, restart: boolean): string {
  const { change } = run;
  const waits = restart && change !== null && exchanges(change);
  return waits ? en.outcome.restartToFinish(en.system.ofTree(run)) : runWords(run).done;
}

/** Shown for a verified outcome, and for nothing less. */
export function Done() {
  const run = useWizard((state) => state.feed.run);
  const restart = useWizard((state) => run !== null && awaitsRestart(state, run));
  if (run?.outcome?.result !== 'verified') return null;
  const { change } = run;
  return (
    <Screen
      title={titleOf(run, restart)}
      emblem="good"
      lede={sentences([runWords(run).verified, en.done.took(run.elapsedMs)])}
      {...(inKiosk() ? kioskWays : waysOn(change))}
    >
      <Recorded />
      {change === null ? (
        <Next title={en.done.next} steps={en.done.steps} />
      ) : (
        <Changed run={run} change={change} restart={restart} />
      )}
      <Proofs run={run} />
      <AnswersButton change={change} />
    </Screen>
  );
}
