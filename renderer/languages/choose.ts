/** Scripts that run from right to left. */
const rightToLeftScripts: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
]);

/**
 * The script that a language is written in, as ISO 15924 has it.
 * @param tag as BCP 47 has it
 */
export function scriptOf(tag: string): string {
  return new Intl.Locale(tag).maximize().script ?? 'Latn';
}

export function runsRightToLeft(tag: string): boolean {
  return rightToLeftScripts.has(scriptOf(tag));
}

/** What a language calls itself, as the beginning of a line. */
export function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

function parsed(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    // What the system calls its language need not be one, as "C" is none.
    return null;
  }
}

function fitting(wanted: Intl.Locale | null, available: readonly string[]): string | undefined {
  if (wanted === null) return undefined;
  // The same words in another script are no help, those of another country are.
  const readable = available.filter((tag) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return language === wanted.language && script === wanted.script;
  });
  return readable.find((tag) => new Intl.Locale(tag).maximize().region === wanted.region) ?? readable[0];
}

/**
 * The first of the languages that a person wants which can be had; English where none can.
 * @param wanted the most wanted first
 */
export function bestFit(wanted: readonly string[], available: readonly string[]): string {
  return wanted.map((tag) => fitting(parsed(tag), available)).find((tag) => tag !== undefined) ?? 'en';
}
