import { useId } from 'react';
import type { Plan } from '../../backend/contract/plan.ts';
import type { Issue } from '../../backend/contract/problem.ts';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { FixButtons, ProblemDetail } from '../components/problem.tsx';
import { Screen } from '../components/screen.tsx';
import { go, start } from '../store/actions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { agreeId, PlanView } from './review-plan.tsx';
import css from './review.module.css';

function Blocked({ issues }: { readonly issues: readonly Issue[] }) {
  return issues
    .filter((issue) => issue.severity === 'blocking')
    .map(({ problem }) => (
      <Callout
        key={JSON.stringify(problem)}
        tone="danger"
        icon="warning"
        live="alert"
        title={problemText(problem).headline}
      >
        <ProblemDetail problem={problem} />
        <FixButtons offered={problem.fixes} />
      </Callout>
    ));
}

interface Confirm {
  readonly blocked: boolean;
  readonly hint: { readonly id: string; readonly text: string } | null;
}

function useConfirm(plan: Plan | null): Confirm {
  const id = useId();
  const agreed = useWizard((state) => state.agreedPlanId);
  const starting = useWizard((state) => state.tasks.has('starting'));
  const connected = useWizard((state) => state.link.state === 'connected');
  if (starting) return { blocked: true, hint: { id, text: en.review.starting } };
  if (plan !== null && plan.losses.length > 0 && agreed !== plan.id) {
    return { blocked: true, hint: { id, text: en.review.acknowledgeMissing } };
  }
  return { blocked: !connected, hint: null };
}

/** What will happen, before anything does. The way back has the focus: the harmless choice is the first. */
export function Review() {
  const planned = useWizard((state) => state.planned);
  const refused = useWizard((state) => state.notice !== null);
  const plan = planned?.plan ?? null;
  const { blocked, hint } = useConfirm(plan);
  const summary = useId();
  const erases = plan !== null && plan.losses.length > 0;
  const lede = plan === null ? undefined : en.review.lede(plan.title, en.disk.called(plan.disk));
  return (
    <Screen
      title={planned !== null && plan === null ? en.review.blocked : en.review.heading}
      lede={lede === undefined ? undefined : <span id={summary}>{lede}</span>}
      focusTitle={false}
      back={
        <Button takesFocus describedBy={lede === undefined ? undefined : summary} onPress={() => go('disk')}>
          {en.action.back}
        </Button>
      }
      forward={
        plan !== null && (
          <Button
            tone={erases ? 'danger' : 'primary'}
            onPress={start}
            blocked={blocked}
            onBlocked={() => document.getElementById(agreeId)?.focus()}
            describedBy={hint?.id}
          >
            {erases ? en.review.erase : en.review.install}
          </Button>
        )
      }
      hint={plan === null ? null : hint}
    >
      {planned === null && !refused && <output className={css['planning']}>{en.review.planning}</output>}
      {planned !== null && plan === null && <Blocked issues={planned.issues} />}
      {plan !== null && <PlanView plan={plan} />}
    </Screen>
  );
}
