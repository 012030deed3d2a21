import { useEffect, useId } from 'react';
import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { ChangePlan } from '../../backend/contract/plan.ts';
import { AnswersButton } from '../components/answers-button.tsx';
import { Blocked } from '../components/blocked.tsx';
import { Button } from '../components/button.tsx';
import { HoldButton } from '../components/hold-button.tsx';
import { Screen } from '../components/screen.tsx';
import { backFromReview, measureForReview } from '../store/actions.ts';
import { deletes, needsHold, needsTick } from '../store/danger.ts';
import { keptOf } from '../store/places.ts';
import { start } from '../store/planning.ts';
import { isPictured } from '../store/shares.ts';
import { useWizard } from '../store/wizard.ts';
import { changeText } from '../text/changes.ts';
import { en } from '../text/en.ts';
import { ChangePlanView } from './review-change-plan.tsx';
import { agreeId } from './review-plan.tsx';
import { sentences } from '../text/format.ts';
import css from './review.module.css';

interface Confirm {
  readonly blocked: boolean;
  readonly hint: { readonly id: string; readonly text: string } | null;
}

function useConfirm(plan: ChangePlan | null): Confirm {
  const id = useId();
  const agreed = useWizard((state) => state.agreedPlanId);
  const starting = useWizard((state) => state.tasks.has('starting'));
  const connected = useWizard((state) => state.link.state === 'connected');
  if (starting) return { blocked: true, hint: { id, text: en.change.starting } };
  if (plan !== null && needsTick(plan) && agreed !== plan.id) {
    return { blocked: true, hint: { id, text: en.change.acknowledgeMissing } };
  }
  if (plan !== null && needsHold(plan)) return { blocked: !connected, hint: { id, text: en.change.hold } };
  return { blocked: !connected, hint: null };
}

interface ForwardProps {
  readonly plan: ChangePlan;
  readonly blocked: boolean;
  readonly describedBy: string | undefined;
  readonly children: string;
}

/** To what has to be agreed to first. */
function onBlocked(): void {
  document.getElementById(agreeId)?.focus();
}

function startNow(): Promise<void> {
  return start();
}

/** The button that starts the change, as heavy as what it does. */
function Forward({ plan, blocked, describedBy, children }: ForwardProps) {
  if (needsHold(plan)) {
    return (
      <HoldButton onHeld={startNow} blocked={blocked} onBlocked={onBlocked} describedBy={describedBy}>
        {children}
      </HoldButton>
    );
  }
  return (
    <Button
      tone={deletes(plan) ? 'danger' : 'primary'}
      onPress={startNow}
      shortcut="start"
      blocked={blocked}
      onBlocked={onBlocked}
      describedBy={describedBy}
    >
      {children}
    </Button>
  );
}

/** What a change will do to a system, before it does. The way back has the focus. */
export function ReviewChange({ change }: { readonly change: ChangeRequest }) {
  const planned = useWizard((state) => state.planned);
  const refused = useWizard((state) => state.notice !== null);
  const plan = planned?.plan?.kind === 'change' ? planned.plan : null;
  const { blocked, hint } = useConfirm(plan);
  const summary = useId();
  const pictured = plan !== null && isPictured(plan.request);
  useEffect(() => {
    if (pictured) void measureForReview();
  }, [pictured]);
  const { button, will } = changeText(change);
  // What was set aside by undoing is brought back; there is no reset to undo.
  const forth = useWizard(
    ({ feed }) => change.task === 'undo' && keptOf(feed.facts, change.remainsId)?.remains.undone === true,
  );
  return (
    <Screen
      title={planned !== null && plan === null ? en.change.blocked : en.change.heading}
      lede={
        plan === null ? undefined : (
          <span id={summary}>{sentences([will(en.system.ofTree(plan)), en.change.unchanged])}</span>
        )
      }
      focusTitle={false}
      back={
        <Button takesFocus describedBy={plan === null ? undefined : summary} onPress={backFromReview}>
          {en.action.back}
        </Button>
      }
      forward={
        plan !== null && (
          <Forward plan={plan} blocked={blocked} describedBy={hint?.id}>
            {forth ? en.change.bringBack : button}
          </Forward>
        )
      }
      hint={plan === null ? null : hint}
    >
      {planned === null && !refused && <output className={css['planning']}>{en.change.planning}</output>}
      {planned !== null && plan === null && <Blocked issues={planned.issues} />}
      {plan !== null && (
        <>
          <ChangePlanView plan={plan} />
          <AnswersButton change={change} />
        </>
      )}
    </Screen>
  );
}
