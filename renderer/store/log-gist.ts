import { withoutSecrets } from '../../backend/contract/secrets.ts';
import type { Facts } from '../../backend/contract/facts.ts';
import type { LogLine } from '../../backend/contract/log.ts';
import { version } from '../../backend/contract/product.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import type { RunState } from '../../backend/contract/run.ts';

/** As much as one picture holds whose squares a phone's camera still tells apart on a small screen. */
export const mostGistBytes = 1000;
/** Of each line, in bytes. */
const [longestProblem, longestLine] = [240, 160];

/** What the gist of the log is made from, as far as it is there. */
export interface Telling {
  readonly machine: Facts['machine'] | null;
  /** The run that is on the screen. */
  readonly run: RunState | null;
  /** What was refused, where there is no run. */
  readonly notice: Problem | null;
  readonly lines: readonly LogLine[];
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Whether a picture holds the whole of a text. */
export function fitsInPicture(text: string): boolean {
  return bytesOf(text) <= mostGistBytes;
}

/** The beginning of a text, in whole characters, without the secrets in it. */
function cut(text: string, mostBytes: number): string {
  let left = mostBytes;
  let beginning = '';
  for (const character of withoutSecrets(text)) {
    left -= bytesOf(character);
    if (left < 0) break;
    beginning += character;
  }
  return beginning;
}

function problemLine({ code, params }: Problem): string {
  return cut(`${code} ${JSON.stringify(params)}`, longestProblem);
}

function runLines({ change, tree, disk, outcome, progress }: RunState): readonly string[] {
  const what = cut(`${change?.task ?? 'install'} ${tree} on ${disk.device} ${disk.model}`, longestLine);
  if (outcome === null) return [what, `interrupted at ${progress.step}`];
  switch (outcome.result) {
    case 'verified':
      return [what, 'verified'];
    case 'cancelled':
      return [what, `cancelled, ${outcome.aftermath}`];
    case 'failed':
      return [problemLine(outcome.problem), `at ${outcome.step}, ${outcome.aftermath}`, what];
  }
}

function headOf({ machine, run, notice, lines }: Telling): readonly string[] {
  const computer =
    machine === null
      ? []
      : [
          cut(
            [machine.vendor, machine.product, machine.architecture, machine.firmware.kind].join(' ').trim(),
            longestLine,
          ),
        ];
  const refused = notice === null ? [] : [problemLine(notice)];
  const at = lines.at(-1)?.at;
  return [
    `Pristine ${version}`,
    ...(run === null ? [] : runLines(run)),
    ...refused,
    ...computer,
    ...(at === undefined ? [] : [at]),
  ];
}

/** What there is room for: the newest errors first, then the newest of the rest, all in their order. */
function tailOf(lines: readonly LogLine[], room: number): readonly string[] {
  const numbered = lines.map(({ source, text, level }, number) => ({
    number,
    level,
    text: cut(`${level === 'error' ? '! ' : ''}${source}: ${text}`, longestLine),
  }));
  const newest = numbered.toReversed();
  const wanted = [
    ...newest.filter(({ level }) => level === 'error'),
    ...newest.filter(({ level }) => level === 'info'),
  ];
  let left = room;
  const taken = wanted.filter(({ text }) => {
    // One that is too long is left out, and what came before it has no place beside what comes after.
    left -= bytesOf(text) + 1;
    return left >= 0;
  });
  return taken.toSorted((a, b) => a.number - b.number).map(({ text }) => text);
}

/** What of the log tells the most, short enough for one picture. A phone shows it as text: it is no address, and nothing is sent. */
export function gistOf(telling: Telling): string {
  const head = headOf(telling);
  const room = mostGistBytes - bytesOf(head.join('\n'));
  return [...head, ...tailOf(telling.lines, room)].join('\n');
}
