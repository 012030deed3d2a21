import type { InstallPlan } from '../../backend/contract/plan.ts';
import type { SystemSettings } from '../../backend/contract/settings.ts';
import { AnswersButton } from '../components/answers-button.tsx';
import { Callout } from '../components/callout.tsx';
import { erasedParts, installedParts } from '../components/figure-parts.ts';
import { Icon } from '../components/icon.tsx';
import { LayoutFigure } from '../components/layout-figure.tsx';
import { ShortFacts } from '../components/short-facts.tsx';
import { TickBox } from '../components/tick-box.tsx';
import { agree } from '../store/actions.ts';
import { useOffer, useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { transferText } from '../text/transfer.ts';
import { versionOf } from '../text/tree.ts';
import { WarningItems } from './review-warnings.tsx';
import css from './review.module.css';

/** Where the button leads that waits for it. */
export const agreeId = 'agree';

/** What is lost, and right under it the box in which a person says to know it. */
function Losses({ plan }: { readonly plan: InstallPlan }) {
  const agreed = useWizard((state) => state.agreedPlanId === plan.id);
  if (plan.losses.length === 0) {
    return <Callout tone="good" icon="check" title={en.review.nothingLost} />;
  }
  return (
    <Callout tone="danger" icon="warning" title={en.review.losses}>
      <ul className={css['losses']} aria-label={en.review.losses}>
        {[...plan.losses.entries()].map(([place, loss]) => (
          <li key={place}>
            <span>{en.review.loss(loss)}</span>
            {loss.usedBytes !== null && <span>{en.review.size(loss.usedBytes)}</span>}
          </li>
        ))}
      </ul>
      <TickBox
        id={agreeId}
        label={en.review.acknowledge(plan.losses, en.disk.called(plan.disk))}
        ticked={agreed}
        onChange={agree}
      />
    </Callout>
  );
}

function Facts({ plan }: { readonly plan: InstallPlan }) {
  const offer = useOffer(plan.request.offerId);
  const rows = [
    [en.review.system, en.image.name(plan.title, versionOf(plan.tree))],
    [en.review.disk, en.disk.name(plan.disk)],
    ...(plan.disk.serial === '' ? [] : [[en.review.serial, plan.disk.serial] as const]),
    [en.review.space, en.review.spaceValue(plan.neededBytes, plan.disk.sizeBytes)],
    ...(offer === undefined
      ? []
      : [[en.review.transfer, transferText(offer, plan.way, ...plan.brings.map(({ way }) => way))] as const]),
    ...(plan.brings.length === 0
      ? []
      : [[en.review.brings, en.review.bringsValue(plan.brings.map(en.extras.name))] as const]),
    [en.review.time, en.review.duration(plan.estimateMs)],
    [en.review.encryption, en.review.encryptionValue],
    [
      en.review.firstStart,
      plan.request.settings === undefined
        ? en.review.firstStartValue[plan.request.firstBoot]
        : en.settings.firstStart,
    ],
  ] as const;
  return <ShortFacts title={en.review.facts} rows={rows} />;
}

/** What the system is told, and which reset makes it forget that. */
function Told({ settings }: { readonly settings: SystemSettings }) {
  const { heading, rows, resets } = en.settings;
  return <ShortFacts title={heading} rows={rows(settings)} note={resets} />;
}

function Warnings({ plan }: { readonly plan: InstallPlan }) {
  if (plan.warnings.length === 0) return null;
  return (
    <section className={css['section']}>
      <h2>{en.review.warnings}</h2>
      <ul className={css['warnings']}>
        <WarningItems issues={plan.warnings} />
      </ul>
    </section>
  );
}

/** What vouches for what is installed. */
function Trust({ trust }: Pick<InstallPlan, 'trust'>) {
  return (
    <div className={css['warnings']}>
      <div className={css['trust']}>
        <Icon name="info" />
        <div>
          <p className={css['headline']}>{en.image.trust[trust]}</p>
          <p>{en.image.trustDetail[trust]}</p>
        </div>
      </div>
    </div>
  );
}

/** A plan: the disk before and after, what is lost, and what there is to know. */
export function PlanView({ plan }: { readonly plan: InstallPlan }) {
  const before = erasedParts(plan.before);
  return (
    <>
      <LayoutFigure
        title={en.review.before}
        label={en.review.partsBefore}
        sizeBytes={plan.before.sizeBytes}
        parts={before}
      />
      {/* Before the box with the tick: nobody looks below that any more. */}
      <Warnings plan={plan} />
      <Losses plan={plan} />
      <div className={css['arrow']} aria-hidden="true">
        <Icon name="down" />
      </div>
      <LayoutFigure
        title={en.review.after}
        label={en.review.partsAfter}
        sizeBytes={plan.after.sizeBytes}
        parts={installedParts(plan.after)}
        from={before}
      />
      <Facts plan={plan} />
      {plan.request.settings !== undefined && <Told settings={plan.request.settings} />}
      <Trust trust={plan.trust} />
      <AnswersButton change={null} />
    </>
  );
}
