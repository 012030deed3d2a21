import { parse, type Select, type Token } from '@messageformat/parser';

export type Value = string | number;
export type Values = Readonly<Record<string, Value>>;
export type Message = readonly Token[];

/** The ICU MessageFormat of a text. It throws where that is broken. */
export function parseMessage(source: string): Message {
  return parse(source, { strict: true });
}

export interface Speech {
  /** What plurals and numbers follow, as BCP 47 has it. */
  readonly locale: string;
  readonly rightToLeft: boolean;
}

/** Anything that is written from right to left. */
const rightToLeftLetters = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u;

/**
 * What comes from outside must not turn what stands around it, nor be turned. Where all is written from left to right
 * there is nothing to turn, and the text stays plain.
 */
export function isolated(text: string, { rightToLeft }: Pick<Speech, 'rightToLeft'>): string {
  const done = /^\u2068[^\u2068\u2069]*\u2069$/u.test(text);
  if (done || !(rightToLeft || rightToLeftLetters.test(text))) return text;
  // What is put together of such names is ours, and runs as all does here, not as the first letters outside of them.
  const isOurs = rightToLeft && text.includes('\u2068');
  return `${isOurs ? '\u2067' : '\u2068'}${text}\u2069`;
}

/** In a text that runs from right to left the sign that a path begins with would go to its other side. */
const path = /\/[a-z][a-z/]*/gu;

function inserted(value: Value, speech: Speech): string {
  return typeof value === 'number'
    ? new Intl.NumberFormat(speech.locale).format(value)
    : isolated(value, speech);
}

function caseOf(select: Select, value: Value, { locale }: Speech): Message {
  const found = (key: string): Message | undefined => select.cases.find((one) => one.key === key)?.tokens;
  const keys =
    select.type === 'plural'
      ? [`=${value}`, new Intl.PluralRules(locale).select(Number(value)), 'other']
      : [String(value), 'other'];
  return keys.map(found).find((tokens) => tokens !== undefined) ?? [];
}

/** @param counted what # stands for, inside of a plural */
export function write(message: Message, values: Values, speech: Speech, counted: Value = ''): string {
  const written = message.map((token) => {
    switch (token.type) {
      case 'content':
        return speech.rightToLeft ? token.value.replaceAll(path, '\u2066$&\u2069') : token.value;
      case 'argument':
        return inserted(values[token.arg] ?? '', speech);
      case 'octothorpe':
        return inserted(counted, speech);
      case 'plural':
      case 'select':
      case 'selectordinal': {
        const value = values[token.arg] ?? '';
        return write(caseOf(token, value, speech), values, speech, token.type === 'plural' ? value : counted);
      }
      case 'function':
        // Numbers and dates are written by format.ts; the check of the catalogues lets none of these through.
        return '';
    }
  });
  return written.join('');
}
