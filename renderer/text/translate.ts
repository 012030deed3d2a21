import { isolated, parseMessage, write, type Message, type Speech, type Values } from './message.ts';

/** What translators are told about a message. It is for the catalogue, and does nothing here. */
export interface Hints {
  /** Tells two uses of the same English words apart. */
  readonly context?: string;
  readonly comment?: string;
  /** It warns of a loss: its translation has to be at least as clear, and is checked by translating it back. */
  readonly loss?: true;
}

export interface Language extends Speech {
  /** What the catalogue has for a message, by `keyOf`; null where it is to be said in English. */
  readonly messageFor: (key: string) => Message | null;
}

/** The language that the texts are written in. It needs no catalogue. */
export const english: Language = { locale: 'en', rightToLeft: false, messageFor: () => null };

let spoken: Language = english;
const known = new Map<string, Message>();

const separator = '\u0004';

/** As gettext has it: a message is known by its English words and its context. */
export function keyOf(message: string, context = ''): string {
  return context === '' ? message : `${context}${separator}${message}`;
}

/** The English words of a message. */
export function sourceOf(key: string): string {
  return key.slice(key.indexOf(separator) + 1);
}

/** Sets the language. It must be set before any text is made: many are made once, when their module is loaded. */
export function speak(language: Language): void {
  spoken = language;
  known.clear();
}

export function locale(): string {
  return spoken.locale;
}

function messageOf(key: string, source: string): Message {
  const found = known.get(key);
  if (found !== undefined) return found;
  const message = spoken.messageFor(key) ?? parseMessage(source);
  known.set(key, message);
  return message;
}

/** Something from outside that stands alone, such as a name or a path. */
export function isolate(text: string): string {
  return isolated(text, spoken);
}

/**
 * A text in the language that is spoken.
 * @param message in English, in ICU MessageFormat; written out, since the catalogue is made from what stands in the source
 */
export function t(message: string, values: Values = {}, hints: Hints = {}): string {
  return write(messageOf(keyOf(message, hints.context), message), values, spoken);
}
