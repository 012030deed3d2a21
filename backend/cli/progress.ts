import type { StepId } from '../contract/plan.ts';
import type { RunState } from '../contract/run.ts';
import { problemText } from './problem-text.ts';
import { sizeText } from './size-text.ts';

const stepTexts: Readonly<Record<StepId, string>> = {
  'check-stream': 'Checking the image',
  'check-disk': 'Checking the disk',
  erase: 'Erasing the disk',
  partition: 'Making partitions',
  receive: 'Writing the system',
  'create-root': 'Making room for settings and files',
  'boot-entry': 'Writing kernel and boot entry',
  'verify-trees': 'Reading back what was written',
  'boot-loader': 'Installing the boot loader',
  verify: 'Verifying the disk',
  'check-store': 'Checking the system',
  settle: 'Finishing what was interrupted',
  build: 'Preparing the new state',
  exchange: 'Putting it in force',
  stamps: 'Preparing the other version',
  'boot-menu': 'Writing the boot menu',
  delete: 'Deleting',
  discard: 'Discarding freed blocks',
  'verify-store': 'Verifying the system',
};

const barWidth = 24;

function stillText({ waitingFor, stalledMs }: RunState['progress']): string {
  if (waitingFor !== null) return `  waiting: ${problemText(waitingFor)}`;
  return stalledMs > 0 ? `  no progress for ${Math.round(stalledMs / 1000)} s` : '';
}

function barText({ progress }: RunState): string {
  const filled = Math.floor(progress.fraction * barWidth);
  const bar = '#'.repeat(filled).padEnd(barWidth, '.');
  const bytes =
    progress.bytes === null ? '' : `  ${sizeText(progress.bytes.done)} of ${sizeText(progress.bytes.total)}`;
  return `[${bar}] ${Math.floor(progress.fraction * 100)} %  ${stepTexts[progress.step]}${bytes}${stillText(progress)}`;
}

/** Shows a run as it goes: a bar on a terminal, a line for each step elsewhere. */
export function showProgress(): (run: RunState) => void {
  if (process.stdout.isTTY) {
    return (run) => {
      process.stdout.write(`\r\u001B[K${barText(run)}${run.outcome === null ? '' : '\n'}`);
    };
  }
  let last: StepId | null = null;
  return (run) => {
    if (run.outcome !== null || run.progress.step === last) return;
    last = run.progress.step;
    process.stdout.write(`${stepTexts[last]}\n`);
  };
}
