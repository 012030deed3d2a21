import { dismissNotice } from '../store/actions.ts';
import { screenOf } from '../store/reduce.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import css from './callout.module.css';
import { FixButtons, ProblemDetail } from './problem.tsx';

/** The button goes with what it puts away: reading goes on at the beginning of the screen. */
function dismiss(): void {
  dismissNotice();
  document.querySelector('h1')?.focus();
}

/** What the last call was refused with. It stays until something else is done, so that it is never lost. */
export function Notice() {
  const problem = useWizard((state) => state.notice);
  // Of what a run did its own screens tell.
  const onRun = useWizard((state) => screenOf(state) !== state.page);
  const link = useWizard((state) => state.link);
  // The banner says it already.
  const known = link.state === 'lost' && link.problem.code === problem?.code;
  if (problem === null || known) return null;
  return (
    <Callout tone="danger" icon="warning" live="alert" title={problemText(problem).headline}>
      <ProblemDetail problem={problem} />
      {!onRun && <p>{en.change.unchanged}</p>}
      <div className={css['buttons']}>
        <FixButtons offered={problem.fixes} />
        <Button onPress={dismiss}>{en.action.dismiss}</Button>
      </div>
    </Callout>
  );
}
