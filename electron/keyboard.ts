import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { problemOf, ProblemError } from '../backend/contract/fixes.ts';
import { xkbKeyboard, type XkbKeyboard } from '../backend/contract/settings.ts';
import { log } from './log.ts';

const run = promisify(execFile);

const tool = 'setxkbmap';
const patienceMs = 5000;

/** Under Wayland the keyboard is the compositor's, and no program has a way to change it. */
function isDecidedHere({ DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env): boolean {
  return DISPLAY !== '' && WAYLAND_DISPLAY === '';
}

interface Present {
  readonly keyboard: XkbKeyboard;
  /** All of its options, those that are not ours as well. */
  readonly options: readonly string[];
}

/** What `setxkbmap -query` says; null where that is nothing that we could say. */
export function parseQuery(text: string): Present | null {
  const said = new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+):\s+(\S+)$/u.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  const options = (said.get('options') ?? '').split(',').filter((one) => one !== '');
  const group = options.find((one) => one.startsWith('grp:'));
  const variant = said.get('variant');
  const parsed = xkbKeyboard.safeParse({
    layout: said.get('layout'),
    ...(variant === undefined || /^,*$/u.test(variant) ? {} : { variant }),
    ...(group === undefined ? {} : { options: group }),
  });
  return parsed.success ? { keyboard: parsed.data, options } : null;
}

/** What puts a keyboard in the place of the present one. Its person's other options stay. */
export function argumentsFor(wanted: XkbKeyboard, present: readonly string[]): readonly string[] {
  const { layout, variant = '', options } = wanted;
  const kept = present.filter((one) => !one.startsWith('grp:'));
  const all = options === undefined ? kept : [...kept, options];
  // An empty option takes all away that there were.
  return ['-layout', layout, '-variant', variant, ...['', ...all].flatMap((one) => ['-option', one])];
}

async function query(): Promise<Present | null> {
  if (!isDecidedHere()) return null;
  try {
    const { stdout } = await run(tool, ['-query'], { timeout: patienceMs });
    return parseQuery(stdout);
  } catch (error) {
    log('the keyboard cannot be told', error);
    return null;
  }
}

/** The keyboard that is in force on our display; null where none can be put in force from here. */
export async function presentKeyboard(): Promise<XkbKeyboard | null> {
  return (await query())?.keyboard ?? null;
}

/** Puts a keyboard in force on our display, and tells which is then. Throws ProblemError (`tool.failed`). */
export async function useKeyboard(wanted: XkbKeyboard): Promise<XkbKeyboard | null> {
  const present = await query();
  if (present === null) return null;
  try {
    await run(tool, argumentsFor(wanted, present.options), { timeout: patienceMs });
  } catch (cause) {
    throw new ProblemError(problemOf('tool.failed', { tool, exitCode: null }), { cause });
  }
  return presentKeyboard();
}
