import { open } from 'node:fs/promises';
import { keyboard, type Keyboard } from '../contract/settings.ts';

/** systemd's list of which keyboard of XKB is which of the console's. */
const listFile = '/usr/share/systemd/kbd-model-map';
const longestList = 64 * 1024;
const mostKeyboards = 256;

/** Scripts that the console cannot write, and that its list therefore lacks. */
const withoutConsole: readonly Keyboard[] = ['ara', 'in', 'th'].map((layout) => ({
  layout: `${layout},us`,
  options: 'grp:shifts_toggle',
  console: 'us',
}));

/** One line: the console's name, layouts, model, variants, options; `-` for none. Empty where it is none. */
function keyboardOf(line: string): readonly Keyboard[] {
  const [name = '#', layout, , variant = '-', options = ''] = line.trim().split(/\s+/u);
  if (name.startsWith('#')) return [];
  // The others are for the comfort of X, such as by which keys it ends.
  const group = options.split(',').find((one) => one.startsWith('grp:'));
  const parsed = keyboard.safeParse({
    layout,
    console: name,
    ...(variant === '-' ? {} : { variant }),
    ...(group === undefined ? {} : { options: group }),
  });
  return parsed.success ? [parsed.data] : [];
}

/** The keyboards in systemd's list. Of several names that the console has for one, it is the one that is called alike, or the first. */
export function parseKeyboards(text: string): readonly Keyboard[] {
  const all = text.split('\n').flatMap(keyboardOf);
  const same = Map.groupBy(all, ({ layout, variant = '' }) => `${layout} ${variant}`);
  const each = [...same.values()].flatMap(
    (names) => names.find(({ layout, console }) => layout === console) ?? names.slice(0, 1),
  );
  return each.slice(0, mostKeyboards - withoutConsole.length);
}

/** The keyboards that can be chosen; none where this machine has no list of them. */
export async function readKeyboards(): Promise<readonly Keyboard[]> {
  const handle = await open(listFile).catch(() => null);
  if (handle === null) return [];
  await using file = handle;
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(longestList) });
  const found = parseKeyboards(buffer.toString('utf8', 0, bytesRead));
  return found.length === 0 ? [] : [...found, ...withoutConsole];
}
