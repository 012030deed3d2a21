import { useEffect, useState } from 'react';
import type { RunState } from '../../backend/contract/run.ts';
import { AnswersButton } from '../components/answers-button.tsx';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { LogView } from '../components/log-view.tsx';
import { Screen } from '../components/screen.tsx';
import { cancel, pose } from '../store/actions.ts';
import { inKiosk } from '../store/allowed.ts';
import { stalledFor, type RunView } from '../store/run-view.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentence, sentences } from '../text/format.ts';
import { problemText } from '../text/problems.ts';
import { runWords } from '../text/run-words.ts';
import { steps } from '../text/words.ts';
import css from './progress.module.css';

/** From here on silence is no longer just a busy disk. */
const worryMs = 30_000;

function useClock(periodMs: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), periodMs);
    return () => clearInterval(timer);
  }, [periodMs]);
  return now;
}

function Pace({ run, view }: { readonly run: RunState; readonly view: RunView }) {
  const now = useClock(1000);
  const stalled = stalledFor(run, view, Math.max(now, view.heardAt));
  const { bytes, bytesPerSecond, slowest, waitingFor } = run.progress;
  if (waitingFor !== null) {
    const { headline, detail } = problemText(waitingFor);
    return (
      <output className={css['pace']}>
        <strong>{sentence(headline)}</strong> <span>{sentences([detail, en.progress.goesOn])}</span>
      </output>
    );
  }
  if (stalled > 0) {
    return (
      <p className={css['pace']}>{stalled < worryMs ? runWords(run).quiet : en.progress.stalled(stalled)}</p>
    );
  }
  const remaining = view.remainingMs;
  const parts = [
    ...(bytes === null ? [] : [en.progress.bytes(bytes.done, bytes.total)]),
    ...(bytesPerSecond === null || bytes === null ? [] : [en.progress.rate(bytesPerSecond)]),
    ...(remaining === null
      ? []
      : [remaining <= 5000 ? en.progress.nearly : en.progress.remaining(remaining)]),
  ];
  return (
    <>
      <p className={css['pace']}>
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      {slowest !== null && <p className={css['slow']}>{en.slow[slowest]}</p>}
    </>
  );
}

/**
 * What a screen reader says by itself: each step, and once that nothing goes on, or that it stops. How far it is it hears from the bar,
 * as often as it wants to.
 */
function Told({ run, view }: { readonly run: RunState; readonly view: RunView }) {
  const now = useClock(1000);
  const stalled = run.progress.waitingFor === null ? stalledFor(run, view, Math.max(now, view.heardAt)) : 0;
  const { doing } = steps[run.progress.step];
  const goesOn = stalled < worryMs ? doing : en.progress.stalled(worryMs);
  return <output className="visually-hidden">{run.stopping ? en.progress.stopping : goesOn}</output>;
}

function Steps({ run }: { readonly run: RunState }) {
  return (
    <ol className={css['steps']} aria-label={en.progress.steps}>
      {run.steps.map(({ id, state }) => (
        <li key={id} data-state={state}>
          <span className={css['bullet']} aria-hidden="true">
            {state === 'done' && <Icon name="check" />}
            {state === 'failed' && <Icon name="cross" />}
          </span>
          <span>
            <span aria-hidden="true">{steps[id].name}</span>
            <span className="visually-hidden">{en.progress.step(steps[id].name, state)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What there is to know about stopping. */
function stopHint(run: RunState, stops: boolean): string {
  const { cancelHint, giveUpHint, noCancel } = runWords(run);
  if (run.stopping) return en.progress.stopping;
  if (run.cancellable) return cancelHint;
  return stops ? giveUpHint : noCancel;
}

/** A run as it goes. What it says holds whether the window was there from the start or not. */
function Running({ run, view }: { readonly run: RunState; readonly view: RunView }) {
  const stopping = useWizard((state) => state.tasks.has('cancelling')) || run.stopping;
  const { doing } = steps[run.progress.step];
  const words = runWords(run);
  // What was begun can be left unfinished only where nothing is being done.
  const stops = run.cancellable || run.stopping || run.progress.waitingFor !== null;
  return (
    <Screen
      title={words.doing}
      lede={words.where}
      hint={inKiosk() ? null : { id: 'window-hint', text: words.windowHint }}
      back={
        stops ? (
          <Button
            shortcut="none"
            onPress={run.cancellable ? cancel : () => pose('give-up')}
            blocked={stopping}
            describedBy="cancel-hint"
          >
            {run.cancellable ? words.cancel : en.progress.giveUp}
          </Button>
        ) : undefined
      }
      forward={null}
    >
      <div className={css['gauge']}>
        <p className={css['number']} aria-hidden="true">
          {en.progress.percent(view.fraction)}
        </p>
        <div>
          <p className={css['doing']}>{doing}</p>
          <Pace run={run} view={view} />
        </div>
      </div>
      <progress
        className={css['bar']}
        aria-label={words.bar}
        max={100}
        value={view.fraction * 100}
        aria-valuetext={en.progress.percent(view.fraction)}
      />
      <Told run={run} view={view} />
      <Steps run={run} />
      <p id="cancel-hint" className={css['hint']}>
        {stopHint(run, stops)}
      </p>
      <AnswersButton change={run.change} />
      {!inKiosk() && <LogView />}
    </Screen>
  );
}

export function Progress() {
  const run = useWizard((state) => state.feed.run);
  const view = useWizard((state) => state.runView);
  return run === null || view === null ? null : <Running run={run} view={view} />;
}
