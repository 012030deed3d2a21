import type { Fate } from '../../backend/contract/change.ts';
import type { Way } from '../../backend/contract/offer.ts';
import type { ChangePlan } from '../../backend/contract/plan.ts';
import type { RemainsFacts, TreeSize } from '../../backend/contract/store.ts';
import { Callout } from '../components/callout.tsx';
import { sharedParts } from '../components/figure-parts.ts';
import { FateLists, type FateGroup, type FateItem } from '../components/fate-lists.tsx';
import { Icon } from '../components/icon.tsx';
import { LayoutFigure } from '../components/layout-figure.tsx';
import { ShortFacts } from '../components/short-facts.tsx';
import { TickBox } from '../components/tick-box.tsx';
import { agree } from '../store/actions.ts';
import { inKiosk } from '../store/allowed.ts';
import { isDelivered, needsTick } from '../store/danger.ts';
import { filesSize, isPictured, sharesOf } from '../store/shares.ts';
import { exchanges } from '../store/restart.ts';
import { useOffer, useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { fateGroups, parts } from '../text/systems.ts';
import { transferText } from '../text/transfer.ts';
import { isShared, versionOf } from '../text/tree.ts';
import { agreeId } from './review-plan.tsx';
import { WarningItems } from './review-warnings.tsx';
import css from './review.module.css';

/** What goes comes first: it is what a person is afraid of. */
const order = ['deleted', 'set-aside', 'new', 'kept'] as const satisfies readonly Fate['fate'][];

/** What vendors deliver has names of its own. */
function nameOf({ part, tree }: Fate, titles: ReadonlyMap<string, string>): string {
  if (part === 'system' && tree.startsWith('usr:')) return en.versions.version(versionOf(tree));
  return isDelivered(part) && part !== 'system'
    ? en.extras.name({ tree, title: titles.get(tree) ?? tree })
    : parts[part].name;
}

/** What this window knows beside the plan: whose files they are, and how much there is. */
interface Known {
  readonly folders: readonly string[];
  readonly sizes: readonly TreeSize[];
  /** What is let go of, of all that was kept. */
  readonly kept: RemainsFacts | null;
  /** What trees call themselves. */
  readonly titles: ReadonlyMap<string, string>;
}

/** What is let go of, where it is that. */
function useKept({ request, storeId }: ChangePlan): RemainsFacts | null {
  const remainsId = request.task === 'let-go' ? request.remainsId : null;
  return useWizard(
    ({ feed }) =>
      feed.facts?.stores.find(({ id }) => id === storeId)?.remains.find(({ id }) => id === remainsId) ?? null,
  );
}

function useKnown(plan: ChangePlan): Known {
  const { storeId, tree, title, brings } = plan;
  const kept = useKept(plan);
  const facts = useWizard((state) => state.feed.facts);
  const measured = useWizard((state) => state.measured);
  const store = facts?.stores.find(({ id }) => id === storeId);
  const systems = store?.systems ?? [];
  const named = [...(store?.extras ?? []), ...brings, { tree, title }];
  return {
    folders: systems.find(({ rootTree }) => rootTree === tree)?.homeFolders ?? [],
    sizes: measured?.storeId === storeId ? (measured.sizes ?? []) : [],
    kept,
    titles: new Map(named.map((one) => [one.tree, one.title])),
  };
}

function itemOf(fate: Fate, { folders, sizes, kept, titles }: Known): FateItem {
  const name = nameOf(fate, titles);
  const { detail } = parts[fate.part];
  if (kept !== null) {
    const taken = sizes.find((one) => one.name === kept.id);
    return {
      name: taken === undefined ? name : en.change.sized(name, taken.bytes),
      detail: en.system.remains(kept),
    };
  }
  if (fate.part !== 'personal-files' || fate.fate === 'new') return { name, detail };
  const taken = filesSize(fate.tree, sizes);
  return {
    // A kiosk measures only here, and nothing may move under a finger: the picture below has it.
    name: taken === null || inKiosk() ? name : en.change.sized(name, taken.bytes),
    detail: folders.length === 0 ? detail : en.change.filesOf(folders),
  };
}

function groupsOf(fates: readonly Fate[], known: Known): readonly FateGroup[] {
  return order.flatMap((tone) => {
    const items = fates.filter(({ fate }) => fate === tone).map((fate) => itemOf(fate, known));
    const once = items.filter(({ name }, place) => items.findIndex((one) => one.name === name) === place);
    return once.length === 0 ? [] : [{ title: fateGroups[tone], tone, items: once }];
  });
}

/** Of what a reset takes away all but what was kept before comes again. */
function comesFresh({ part, fate }: Fate): boolean {
  return part !== 'remains' && (fate === 'deleted' || fate === 'set-aside');
}

/** What happens to what. That something fresh takes the place of what goes is said in a sentence, not all over again. */
function Fates({ plan }: { readonly plan: ChangePlan }) {
  const groups = groupsOf(plan.fates, useKnown(plan));
  const resets = plan.request.task === 'reset';
  const fresh = plan.fates.filter((one) => resets && comesFresh(one)).map(({ part }) => part);
  if (groups.length === 0) return null;
  return (
    <section className={css['section']}>
      <h2>{en.change.fates}</h2>
      <FateLists groups={groups} />
      {fresh.length > 0 && <p className={css['fresh']}>{en.change.fresh([...new Set(fresh)])}</p>}
    </section>
  );
}

/** Whether it can be taken back: the first thing that a person wants to know. */
function Reversible({ plan }: { readonly plan: ChangePlan }) {
  const others = useWizard((state) => state.feed.policy !== null);
  const deleted = plan.fates.filter(({ fate }) => fate === 'deleted');
  if (plan.reversible !== 'no') {
    // Who may only reset cannot undo that either.
    const undone = others && plan.reversible === 'undo';
    const { title, text } = undone ? en.kiosk.undoable : en.change.reversible[plan.reversible];
    return (
      <Callout tone="good" icon="undo" title={title}>
        <p>{text}</p>
      </Callout>
    );
  }
  if (deleted.length === 0) {
    return (
      <Callout tone="plain" icon="info" title={en.change.harmless.title}>
        <p>{en.change.harmless.text}</p>
      </Callout>
    );
  }
  const own = deleted.some(({ part }) => !isDelivered(part));
  return (
    <Callout tone="danger" icon="warning" title={en.change.final.title}>
      <p>{own ? en.change.final.own : en.change.final.version}</p>
    </Callout>
  );
}

function Agree({ plan }: { readonly plan: ChangePlan }) {
  const agreed = useWizard((state) => state.agreedPlanId === plan.id);
  const kept = useKept(plan);
  if (!needsTick(plan)) return null;
  const final = plan.reversible === 'no';
  return (
    <TickBox
      id={agreeId}
      label={
        final
          ? en.change.acknowledgeFinal(plan, en.system.ofTree(plan), kept?.at ?? null)
          : en.change.acknowledgeUndoable(plan, en.system.ofTree(plan))
      }
      ticked={agreed}
      onChange={agree}
    />
  );
}

function sumOf(ways: readonly Way[]): number {
  return ways.reduce((sum, way) => sum + way.bytes, 0);
}

function Facts({ plan }: { readonly plan: ChangePlan }) {
  const offer = useOffer(plan.request.task === 'tree-add' ? plan.request.offerId : null);
  const { way, brings } = plan;
  // A version says by its transfer how much there is to get.
  const toGet = offer === undefined && way !== null ? [...brings.map((one) => one.way), way] : [];
  const rows = [
    [isShared(plan.tree) ? en.change.what : en.change.system, en.system.ofTree(plan)],
    ...(plan.usrTree === null ? [] : [[en.change.version, versionOf(plan.usrTree)] as const]),
    [en.change.disk, en.disk.name(plan.disk)],
    [en.change.takesEffect, en.change.effective[plan.effective]],
    ...(toGet.length === 0 ? [] : [[en.change.toGet, en.change.size(sumOf(toGet))] as const]),
    [en.change.space, plan.neededBytes === 0 ? en.change.noSpace : en.change.size(plan.neededBytes)],
    ...(offer === undefined || way === null ? [] : [[en.review.transfer, transferText(offer, way)] as const]),
    [en.change.time, en.review.duration(plan.estimateMs)],
  ] as const;
  return <ShortFacts title={en.change.facts} rows={rows} />;
}

/**
 * What a change leaves where it was and what it takes, to scale. It comes last: it may be measured only now, and nothing that is about
 * to be pressed may move.
 */
function Figures({ plan }: { readonly plan: ChangePlan }) {
  const store = useWizard((state) => state.feed.facts?.stores.find(({ id }) => id === plan.storeId));
  const measured = useWizard((state) => state.measured);
  const { request, fates } = plan;
  if (!isPictured(request) || store === undefined || measured?.storeId !== store.id) return null;
  const shares = sharesOf(request, fates, store, measured.sizes ?? []);
  if (shares === null) return null;
  const before = sharedParts(shares.before);
  return (
    <>
      <LayoutFigure title={en.change.now} label={en.change.now} sizeBytes={store.sizeBytes} parts={before} />
      <div className={css['arrow']} aria-hidden="true">
        <Icon name="down" />
      </div>
      <LayoutFigure
        title={en.change.afterwards}
        label={en.change.afterwards}
        sizeBytes={store.sizeBytes}
        parts={sharedParts(shares.after)}
        from={before}
      />
    </>
  );
}

/** A change: whether it can be taken back, what happens to what, and what there is to know. */
export function ChangePlanView({ plan }: { readonly plan: ChangePlan }) {
  return (
    <>
      <Reversible plan={plan} />
      {plan.effective === 'after-restart' && (
        <Callout tone="plain" icon="info" title={en.change.later}>
          <p>{exchanges(plan.request) ? en.change.restartOld : en.change.restart}</p>
        </Callout>
      )}
      <Fates plan={plan} />
      {/* Before the box with the tick, as everywhere. */}
      {plan.warnings.length > 0 && (
        <section className={css['section']}>
          <h2>{en.change.warnings}</h2>
          <ul className={css['warnings']}>
            <WarningItems issues={plan.warnings} />
          </ul>
        </section>
      )}
      <Agree plan={plan} />
      <Facts plan={plan} />
      <Figures plan={plan} />
    </>
  );
}
