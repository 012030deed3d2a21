import { openEnd } from '../../backend/contract/open-end.ts';
import type { Aftermath, RunState } from '../../backend/contract/run.ts';
import { changeText } from './changes.ts';
import { en } from './en.ts';
import { aftermaths } from './words.ts';

/** What a run is called while it is on and when it has ended. */
export interface RunWords {
  readonly doing: string;
  readonly where: string;
  readonly bar: string;
  readonly quiet: string;
  readonly windowHint: string;
  readonly cancel: string;
  readonly cancelHint: string;
  readonly noCancel: string;
  /** What stopping means while there is nothing to do but wait. */
  readonly giveUpHint: string;
  readonly done: string;
  readonly verified: string;
  readonly failed: string;
  readonly cancelled: string;
  readonly interrupted: string;
  /** What there is to know about after a failure: the disk, or the system on it. */
  readonly subject: string;
  /** What is so when the service died in the middle. */
  readonly afterDeath: string;
  /** What is so after a failure. */
  readonly after: (aftermath: Aftermath) => string;
}

const openEnds = { 'handing-over': en.outcome.notHandedOver, deleting: en.outcome.notDeleted } as const;

export function runWords(run: RunState): RunWords {
  const { change, title, disk, cancellable } = run;
  const system = en.system.ofTree(run);
  const called = en.disk.called(disk);
  if (change === null) {
    return {
      ...en.progress,
      doing: en.progress.title(title),
      where: en.progress.onto(disk),
      done: en.done.title(title),
      verified: en.done.lede(called),
      failed: en.failed.title,
      cancelled: en.failed.cancelledTitle,
      interrupted: en.failed.interruptedTitle,
      subject: en.failed.disk,
      afterDeath: aftermaths[cancellable ? 'untouched' : 'erased-not-bootable'],
      after: (aftermath) => aftermaths[aftermath],
    };
  }
  const text = changeText(change);
  const end = openEnd(change);
  const open = end === null ? null : openEnds[end];
  return {
    ...en.outcome,
    ...(open === null ? {} : { noCancel: en.outcome.deleting }),
    doing: text.doing(system),
    where: en.outcome.where(called),
    bar: text.bar,
    done: text.done(system),
    verified: en.outcome.lede(called),
    failed: text.failed,
    cancelled: text.cancelled,
    interrupted: text.interrupted,
    subject: en.outcome.system,
    afterDeath: cancellable ? aftermaths.untouched : (open ?? en.outcome.unsure),
    after: (aftermath) =>
      aftermath === 'in-force' ? (open ?? aftermaths[aftermath]) : aftermaths[aftermath],
  };
}
