import { parse } from '@messageformat/parser';
import PO from 'pofile';
import { keyOfItem } from '../../renderer/languages/po.ts';
import { parseMessage } from '../../renderer/text/message.ts';
import { keyOf } from '../../renderer/text/translate.ts';
import { itemOf } from './catalogue.ts';
import type { Extracted } from './extract.ts';
import { pluralForms } from './plural-forms.ts';
import { shapeOf, type Shape } from './shape.ts';
import { backMark, isTranslatedBack } from './translated-back.ts';

type Item = InstanceType<typeof PO.Item>;

/** Isolation is put in where it is needed; marks within a text would only be there by accident. */
const stray = /[\u202A-\u202E\u2066-\u2069]|<\/?[a-z]/iu;

function listed(names: Iterable<string>): string {
  return [...names].toSorted().join(', ');
}

function categories(language: string): ReadonlySet<Intl.LDMLPluralRule> {
  return new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
}

function* faultsOfShape(own: Shape, source: Shape, language: string): Generator<string> {
  if (listed(own.names) !== listed(source.names)) {
    yield `takes ${listed(own.names)} and not ${listed(source.names)}`;
  }
  // A word for the one thing may stand in place of its number.
  const missing = source.always.difference(own.always).difference(own.plurals);
  if (missing.size > 0) yield `does not say ${listed(missing)} in every case`;
  for (const [name, keys] of source.selects) {
    if (listed(own.selects.get(name) ?? []) !== listed(keys))
      yield `needs the cases ${listed(keys)} of ${name}`;
  }
  for (const [name, keys] of own.plurals) {
    const wanted = [...categories(language)].filter((one) => !keys.includes(one));
    if (wanted.length > 0) yield `lacks ${listed(wanted)} of ${name}`;
  }
}

/** What is wrong with what a translation says. */
export function faultsOfText(text: string, source: string, language: string): readonly string[] {
  const faults: string[] = [];
  if (text.trim() !== text) faults.push('begins or ends with a space');
  if (stray.test(text)) faults.push('has markup in it');
  try {
    // Throws for a plural case that the language does not have.
    parse(text, { cardinal: [...categories(language)], strict: true, strictPluralKeys: true });
    faults.push(...faultsOfShape(shapeOf(parseMessage(text)), shapeOf(parseMessage(source)), language));
  } catch (cause) {
    faults.push(`is no ICU MessageFormat: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return faults;
}

function sameNotes(item: Item, wanted: Item): boolean {
  return (
    item.extractedComments.join('\n') === wanted.extractedComments.join('\n') &&
    item.references.join('\n') === wanted.references.join('\n')
  );
}

function* faultsOfHeader({ headers }: PO, language: string): Generator<string> {
  const wanted = {
    Language: language.replaceAll('-', '_'),
    'Plural-Forms': pluralForms(language),
    'Content-Type': 'text/plain; charset=UTF-8',
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (headers[name] !== value) yield `its header has to have ${name}: ${value}`;
  }
}

/**
 * What is wrong with a catalogue, in a line each.
 * @param language as BCP 47 has it
 */
export function faultsOf(po: string, language: string, messages: readonly Extracted[]): readonly string[] {
  const catalogue = PO.parse(po);
  const wanted = new Map(messages.map((one) => [keyOf(one.message, one.context), one]));
  const faults = [...faultsOfHeader(catalogue, language)];
  const seen = new Set<string>();
  for (const item of catalogue.items) {
    const key = keyOfItem(item);
    const [text = ''] = item.msgstr;
    const message = wanted.get(key);
    const say = (fault: string): unknown => faults.push(`${JSON.stringify(item.msgid)} ${fault}`);
    if (seen.has(key)) say('is there twice');
    seen.add(key);
    if (message === undefined || item.obsolete) say('is not said any more: npm run extract');
    else if (!sameNotes(item, itemOf(message))) say('has other notes now: npm run extract');
    else if (text === '') say('is not translated');
    else if (item.flags['fuzzy'] === true) say('is only a guess (fuzzy)');
    else {
      for (const fault of faultsOfText(text, item.msgid, language)) say(`${fault}: ${JSON.stringify(text)}`);
      if (message.loss && !isTranslatedBack(item)) {
        say(`warns of a loss, and nobody has translated it back: # ${backMark(text)}…`);
      }
    }
  }
  for (const [key, { message }] of wanted) {
    if (!seen.has(key)) faults.push(`${JSON.stringify(message)} is missing: npm run extract`);
  }
  return faults;
}
