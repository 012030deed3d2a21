import type { Page } from '@playwright/test';
import { keyboardName, localeName } from '../../renderer/text/setting-names.ts';
import { someKeyboards } from './keyboards.ts';
import { someSettings } from './settings-scenes.ts';
import { textsOf } from './languages.ts';
import type { Playback } from './playback.ts';

/** What files that are saved are called, and what the browser writes for us: times, amounts, lengths of time, days. The languages that nobody speaks have it in English. */
const written =
  /\bpristine-(?:log|answers)-\S+|\d+:\d\d\s[AP]M(?: [A-Za-z ]+ Time)?|[\d.,:]*\d ?(?:%|bytes?|kB|MB|GB|TB|seconds?|minutes?|hours?)|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d+, \d+/gu;

/** Our own name, those of languages, keys by what is printed on them, and what the browser joins lists with. */
const ours = /\bPristine\b|English|Pseudo-Accents|Pseudo-Bidi|\b(?:Alt|Control\+Enter)\b|\band\b/gu;

/** The fields that have names from outside; a word of the contract could be one of ours as well. */
const outside: ReadonlySet<string> = new Set(
  'address by device detail disk diskSerial file fileSystem fullName homeFolders host hostName label model name path problem product rootTree runtime serial summary system timeZone title tool tree usedBy usrTree vendor'.split(
    ' ',
  ),
);

function* namesIn(value: unknown, field: string): Generator<string> {
  if (typeof value === 'string') {
    if (outside.has(field)) yield* [value, ...value.split(':')];
  } else if (Array.isArray(value)) {
    for (const one of value) yield* namesIn(one, field);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) yield* namesIn(one, key);
  }
}

/** The browser has the names of the countries after which keyboards are called, and of languages, each in its own. */
const countries = someKeyboards.flatMap((one) => keyboardName(one).split(/[()]/u));
const languages = someSettings.language === undefined ? [] : [localeName(someSettings.language)];

/** The longest first, since one may hold another. */
function namesOf({
  facts,
  run,
  planned,
  plan,
  calls,
  results,
  places,
  refusals,
}: Playback): readonly string[] {
  const met = [facts, run, planned, plan, calls, results, places, [...refusals.values()]];
  return [...new Set([...namesIn(met, ''), ...countries, ...languages])]
    .filter((name) => name.length > 1)
    .toSorted((one, other) => other.length - one.length);
}

/** What is left of a text that is neither disguised nor a name from outside. */
function plainEnglish(text: string, names: readonly string[]): string {
  const rest = names.reduce((left, name) => left.replaceAll(name, ' '), text.replaceAll(written, ' '));
  return (rest.replaceAll(ours, ' ').match(/[A-Za-z]{2,}/gu) ?? []).join(' ');
}

/** The texts on the page, which speaks the pseudo-language, that do not come from the catalogue: what of each, and which. */
export async function bypassing(page: Page, playback: Playback): Promise<readonly string[]> {
  const names = namesOf(playback);
  return (await textsOf(page)).flatMap((text) => {
    const left = plainEnglish(text, names);
    return left === '' ? [] : [`${left} in: ${text}`];
  });
}
