import { useId } from 'react';
import type { InstallPlan } from '../../backend/contract/plan.ts';
import { Blocked } from '../components/blocked.tsx';
import { Button } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
import { go } from '../store/actions.ts';
import { start } from '../store/planning.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { ReviewChange } from './review-change.tsx';
import { agreeId, PlanView } from './review-plan.tsx';
import css from './review.module.css';

interface Confirm {
  readonly blocked: boolean;
  readonly hint: { readonly id: string; readonly text: string } | null;
}

function useConfirm(plan: InstallPlan | null): Confirm {
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

function ReviewInstall() {
  const planned = useWizard((state) => state.planned);
  const refused = useWizard((state) => state.notice !== null);
  const plan = planned?.plan?.kind === 'install' ? planned.plan : null;
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
        <Button
          takesFocus
          describedBy={lede === undefined ? undefined : summary}
          onPress={() => go('settings')}
        >
          {en.action.back}
        </Button>
      }
      forward={
        plan !== null && (
          <Button
            tone={erases ? 'danger' : 'primary'}
            onPress={() => start()}
            shortcut="start"
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

/** What will happen, before anything does. The way back has the focus: the harmless choice is the first. */
export function Review() {
  const change = useWizard((state) => state.change);
  // Another change is another screen: who comes to it from a review by the keyboard begins at its beginning.
  return change === null ? <ReviewInstall /> : <ReviewChange key={JSON.stringify(change)} change={change} />;
}
