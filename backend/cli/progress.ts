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
  flush: 'Writing what is still in memory',
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
const usualColumns = 80;
/** From here on it is worth a line in a log that nothing moves, and again each time as long has passed. Milliseconds. */
const worryMs = 30_000;

function stillText({ waitingFor, stalledMs }: RunState['progress']): string {
  if (waitingFor !== null) return `  waiting: ${problemText(waitingFor)}`;
  return stalledMs > 0 ? `  no progress for ${Math.round(stalledMs / 1000)} s, still trying` : '';
}

/** How far it is, how fast it goes, how long it takes yet, and why not less; only where bytes are counted. */
function paceText({ bytes, bytesPerSecond, remainingMs, slowest, waitingFor }: RunState['progress']): string {
  if (bytes === null) return '';
  const goes = waitingFor === null;
  const parts = [
    `${sizeText(bytes.done)} of ${sizeText(bytes.total)}`,
    ...(goes && bytesPerSecond !== null ? [`${sizeText(bytesPerSecond)}/s`] : []),
    ...(goes && remainingMs !== null ? [`${Math.ceil(remainingMs / 1000)} s left`] : []),
    ...(goes && slowest !== null ? [slowTexts[slowest]] : []),
  ];
  return `  ${parts.join(', ')}`;
}

function percentText({ fraction }: RunState['progress']): string {
  return `${Math.floor(fraction * 100)} %`;
}

/** A line that a terminal of so many columns does not break: what was broken could not be written over. */
export function barText({ progress }: RunState, columns: number): string {
  const filled = Math.floor(progress.fraction * barWidth);
  const bar = '#'.repeat(filled).padEnd(barWidth, '.');
  const text = `[${bar}] ${percentText(progress)}  ${stepTexts[progress.step]}${paceText(progress)}${stillText(progress)}`;
  return text.length < columns ? text : `${text.slice(0, Math.max(0, columns - 2))}…`;
}

/** What there is to log of a run as it goes: each step, each quarter of what is written, and what it waits for. */
export function logLines(): (run: RunState) => readonly string[] {
  let step: StepId | null = null;
  let quarter = 0;
  let waiting = '';
  let worried = 0;
  return ({ outcome, progress }) => {
    if (outcome !== null) return [];
    const { bytes, waitingFor, stalledMs } = progress;
    const lines: string[] = [];
    if (progress.step !== step) {
      lines.push(stepTexts[progress.step]);
      [step, quarter, worried] = [progress.step, 0, 0];
    }
    const reached = bytes === null || bytes.total === 0 ? 0 : Math.floor((bytes.done / bytes.total) * 4);
    if (reached > quarter && reached < 4) lines.push(`  ${percentText(progress)}${paceText(progress)}`);
    quarter = Math.max(quarter, reached);
    const waits = waitingFor === null ? '' : stillText(progress);
    const worry = waitingFor === null ? Math.floor(stalledMs / worryMs) : 0;
    if (waits !== waiting && waits !== '') lines.push(waits);
    if (worry > worried) lines.push(stillText(progress));
    [waiting, worried] = [waits, worry];
    return lines;
  };
}

/** Shows a run as it goes: a bar on a terminal, plain lines elsewhere. */
export function showProgress(): (run: RunState) => void {
  const { stdout } = process;
  if (stdout.isTTY) {
    return (run) => {
      const end = run.outcome === null ? '' : '\n';
      // A serial console does not say how wide it is.
      const columns = stdout.columns > 0 ? stdout.columns : usualColumns;
      stdout.write(`\r\u001B[K${barText(run, columns)}${end}`);
    };
  }
  const linesOf = logLines();
  return (run) => {
    for (const line of linesOf(run)) stdout.write(`${line}\n`);
  };
}
