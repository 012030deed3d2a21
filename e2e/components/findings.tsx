import type { Share } from '../../renderer/store/shares.ts';
import { played } from './played.ts';
import { ActionRow } from '../../renderer/components/action-row.tsx';
import { Blocked } from '../../renderer/components/blocked.tsx';
import { Button } from '../../renderer/components/button.tsx';
import { picturePartsOf } from '../../renderer/components/disk-contents.ts';
import { DiskPicture } from '../../renderer/components/disk-picture.tsx';
import { FactProblems } from '../../renderer/components/fact-problems.tsx';
import { FateLists, type FateTone } from '../../renderer/components/fate-lists.tsx';
import { Fold } from '../../renderer/components/fold.tsx';
import { History } from '../../renderer/components/history.tsx';
import { KeptList } from '../../renderer/components/kept-list.tsx';
import { erasedParts, installedParts, sharedParts } from '../../renderer/components/figure-parts.ts';
import { LayoutFigure } from '../../renderer/components/layout-figure.tsx';
import { LinkBanner } from '../../renderer/components/link-banner.tsx';
import { LogView } from '../../renderer/components/log-view.tsx';
import { Mend } from '../../renderer/components/mend.tsx';
import { Notice } from '../../renderer/components/notice.tsx';
import { FixButtons, ProblemDetail } from '../../renderer/components/problem.tsx';
import { QrCode } from '../../renderer/components/qr-code.tsx';
import { Brand } from '../../renderer/components/brand.tsx';
import { LinkLine } from '../../renderer/components/link-line.tsx';
import { Rail } from '../../renderer/components/rail.tsx';
import { Reading } from '../../renderer/components/reading.tsx';
import { ShortFacts } from '../../renderer/components/short-facts.tsx';
import { SystemBody, SystemHeading } from '../../renderer/components/system-card.tsx';
import { VendorHelp } from '../../renderer/components/vendor-help.tsx';
import { VendorText } from '../../renderer/components/vendor-text.tsx';
import css from './specimens.module.css';
import type { Shown } from './shown.ts';

const { facts, plan, blankPlan, laptop, damaged, stores, blocking, refused } = played;
const nothing = (): void => {};

export const problems: readonly Shown[] = [
  { state: 'notice', wide: true, node: <Notice /> },
  {
    state: 'blocked',
    wide: true,
    node: <Blocked issues={[{ severity: 'blocking', problem: blocking }]} />,
  },
  { state: 'of a source', wide: true, node: <FactProblems about="source" /> },
  { state: 'of the machine', wide: true, node: <FactProblems about="machine" /> },
  {
    state: 'detail and ways on',
    wide: true,
    node: (
      <>
        <ProblemDetail problem={refused} />
        <FixButtons offered={refused.fixes} leads />
      </>
    ),
  },
  { state: 'without the service', wide: true, node: <LinkBanner screen="disk" /> },
  { state: 'without the service, in a run', wide: true, node: <LinkBanner screen="progress" /> },
  { state: 'reading', node: <Reading /> },
  { state: 'repair', wide: true, node: <Mend facts={facts} stores={stores} /> },
  {
    state: 'help of the vendor',
    node: (
      <>
        <VendorHelp />
        <VendorText said={{ lang: 'de', text: 'Rufen Sie uns an.' }} />
      </>
    ),
  },
];

const many = Array.from({ length: 200 }, (_, place) => ({
  kind: 'data' as const,
  id: String(place),
  sizeBytes: 1,
  usedBytes: null,
}));
const shares = [
  { part: 'system', fate: 'kept', bytes: 20 },
  { part: 'settings', fate: 'new', bytes: 0 },
  { part: 'state', fate: 'set-aside', bytes: 20 },
  { part: 'personal-files', fate: 'deleted', bytes: 40 },
  { part: 'else', fate: 'kept', bytes: 10 },
  { part: 'free', fate: 'kept', bytes: 10 },
] as const satisfies readonly Share[];
export const disks: readonly Shown[] = [
  ...facts.disks.slice(0, 4).map((disk) => ({
    state: disk.device,
    wide: true as const,
    node: <DiskPicture parts={picturePartsOf(disk)} sizeBytes={disk.sizeBytes} />,
  })),
  {
    state: 'very many parts',
    wide: true,
    node: <DiskPicture parts={many} sizeBytes={200} names={many.map(() => 'Data')} />,
  },
  {
    state: 'before',
    wide: true,
    node: (
      <LayoutFigure
        title="The disk now"
        label="Now"
        sizeBytes={plan.before.sizeBytes}
        parts={erasedParts(plan.before)}
      />
    ),
  },
  {
    state: 'after',
    wide: true,
    node: (
      <LayoutFigure
        title="The disk afterwards"
        label="Afterwards"
        sizeBytes={plan.after.sizeBytes}
        parts={installedParts(plan.after)}
        from={erasedParts(plan.before)}
      />
    ),
  },
  {
    state: 'a reset',
    wide: true,
    node: (
      <LayoutFigure title="What is there now" label="Reset" sizeBytes={100} parts={sharedParts(shares)} />
    ),
  },
  {
    state: 'blank',
    wide: true,
    node: (
      <LayoutFigure
        title="A blank disk"
        label="Blank"
        sizeBytes={blankPlan.before.sizeBytes}
        parts={erasedParts(blankPlan.before)}
      />
    ),
  },
];

const fates = ['deleted', 'set-aside', 'new', 'kept'] as const satisfies readonly FateTone[];
export const lists: readonly Shown[] = [
  {
    state: 'a system, as it should be',
    wide: true,
    node: (
      <>
        <SystemHeading system={laptop} />
        <SystemBody system={laptop} disk={plan.disk} />
      </>
    ),
  },
  {
    state: 'a system, damaged and running',
    wide: true,
    node: (
      <>
        <SystemHeading system={damaged} />
        <SystemBody system={damaged} disk={plan.disk} />
      </>
    ),
  },
  {
    state: 'what goes and what stays',
    wide: true,
    node: (
      <FateLists
        groups={fates.map((tone) => ({ title: tone, tone, items: [{ name: 'Settings', detail: '/etc' }] }))}
      />
    ),
  },
  { state: 'what was kept', wide: true, node: <KeptList facts={facts} /> },
  { state: 'what was done', wide: true, node: <History stores={stores} /> },
  {
    state: 'row',
    wide: true,
    node: (
      <ul>
        <ActionRow icon="layers" title="Version 2" details={['Starts usually']}>
          {(describedBy) => (
            <Button describedBy={describedBy} onPress={nothing}>
              Remove…
            </Button>
          )}
        </ActionRow>
      </ul>
    ),
  },
  { state: 'facts', wide: true, node: <ShortFacts title="In short" rows={[['Disk', 'Samsung']]} /> },
  {
    state: 'fold',
    wide: true,
    node: (
      <Fold label="More" note="At a glance">
        What it hides.
      </Fold>
    ),
  },
  { state: 'log', wide: true, node: <LogView /> },
  { state: 'code', node: <QrCode text="What a phone reads" label="Code" /> },
];

const railScreens = ['welcome', 'disk', 'progress', 'failed'] as const;
export const rails: readonly Shown[] = railScreens.map((screen) => ({
  state: screen,
  node: (
    <div className={css['rail']}>
      <Rail screen={screen} />
    </div>
  ),
}));

export const brands: readonly Shown[] = [
  { state: 'whether the service is there', node: <LinkLine /> },
  {
    state: 'the name',
    node: (
      <div className={css['rail']}>
        <Brand />
      </div>
    ),
  },
];
