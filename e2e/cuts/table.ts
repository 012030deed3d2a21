import type { Side } from './tasks.ts';

/** One power cut, and what came of it. */
export interface Tried {
  readonly task: string;
  /** `torn`: replayed, and half of what was being written then. */
  readonly how: 'killed' | 'replayed' | 'torn';
  /** Where in the run. */
  readonly what: string;
  readonly side: Side | null;
  readonly faults: readonly string[];
}

/** One line for a cut, and one more for each thing that is wrong. */
export function report({ task, how, what, side, faults }: Tried): string {
  const head = `${faults.length === 0 ? 'ok    ' : 'FAILED'} ${task} ${how} ${what}: ${side ?? 'neither'}`;
  return [head, ...faults.map((fault) => `       ${fault.trim()}`)].join('\n');
}

const columns = ['task', 'cuts killed', 'cuts replayed', 'torn', 'old', 'new', 'failures'] as const;

function row(task: string, all: readonly Tried[]): readonly string[] {
  const count = (holds: (one: Tried) => boolean): string => String(all.filter(holds).length);
  return [
    task,
    count((one) => one.how === 'killed'),
    count((one) => one.how === 'replayed'),
    count((one) => one.how === 'torn'),
    count((one) => one.side === 'old'),
    count((one) => one.side === 'new'),
    count((one) => one.faults.length > 0),
  ];
}

/** The sums as a Markdown table. */
export function table(tried: readonly Tried[]): string {
  const byTask = [...Map.groupBy(tried, (one) => one.task)];
  const rows = [...byTask.map(([task, some]) => row(task, some)), row('all', tried)];
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
