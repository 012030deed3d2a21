import type { StepId } from '../contract/plan.ts';
import type { Bottleneck, RunState } from '../contract/run.ts';
import { problemText } from './problem-text.ts';
import { sizeText } from './size-text.ts';

const stepTexts: Readonly<Record<StepId, string>> = {
  'check-stream': 'Checking the image',
  'check-disk': 'Checking the disk',
  erase: 'Erasing the disk',
  partition: 'Making partitions',
  receive: 'Writing the system',
  publish: 'Putting it in its place',
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

const slowTexts: Readonly<Record<Bottleneck, string>> = {
  network: 'the network is slow',
  medium: 'reading the medium is slow',
  checking: 'checking is slow',
  disk: 'the disk is slow',
};

const barWidth = 24;

function stillText({ waitingFor, stalledMs }: RunState['progress']): string {
  if (waitingFor !== null) return `  waiting: ${problemText(waitingFor)}`;
  return stalledMs > 0 ? `  no progress for ${Math.round(stalledMs / 1000)} s` : '';
}

/** How fast it goes, how long it takes yet, and why not less; only where bytes are counted. */
function paceText({ bytes, bytesPerSecond, remainingMs, slowest, waitingFor }: RunState['progress']): string {
  if (bytes === null || waitingFor !== null) return '';
  const parts = [
    ...(bytesPerSecond === null ? [] : [`${sizeText(bytesPerSecond)}/s`]),
    ...(remainingMs === null ? [] : [`${Math.ceil(remainingMs / 1000)} s left`]),
    ...(slowest === null ? [] : [slowTexts[slowest]]),
  ];
  return parts.map((part) => `, ${part}`).join('');
}

function barText({ progress }: RunState): string {
  const filled = Math.floor(progress.fraction * barWidth);
  const bar = '#'.repeat(filled).padEnd(barWidth, '.');
  const bytes =
    progress.bytes === null ? '' : `  ${sizeText(progress.bytes.done)} of ${sizeText(progress.bytes.total)}`;
  return `[${bar}] ${Math.floor(progress.fraction * 100)} %  ${stepTexts[progress.step]}${bytes}${paceText(progress)}${stillText(progress)}`;
}

/** Shows a run as it goes: a bar on a terminal, a line for each step, and for what it waits for, elsewhere. */
export function showProgress(): (run: RunState) => void {
  if (process.stdout.isTTY) {
    return (run) => {
      process.stdout.write(`\r\u001B[K${barText(run)}${run.outcome === null ? '' : '\n'}`);
    };
  }
  let step: StepId | null = null;
  let waiting = '';
  return ({ outcome, progress }) => {
    if (outcome !== null) return;
    if (progress.step !== step) process.stdout.write(`${stepTexts[progress.step]}\n`);
    const { waitingFor } = progress;
    const text = waitingFor === null ? '' : `  waiting: ${problemText(waitingFor)}\n`;
    if (text !== waiting) process.stdout.write(text);
    step = progress.step;
    waiting = text;
  };
}
