import { isolate, locale, t } from './translate.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

/** A number of bytes as it is printed on the box of a disk: powers of 1000. */
export function size(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

/** @param fraction 0 to 1 */
export function percent(fraction: number): string {
  // Rounded down: what is not finished must not read 100 %.
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(
    Math.floor(fraction * 100 + 1e-6) / 100,
  );
}

function amount(value: number, unit: 'second' | 'minute' | 'hour'): string {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** A length of time, in milliseconds, in one or two units. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return amount(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return amount(minutes, 'minute');
  const rest = minutes % 60;
  const hours = amount((minutes - rest) / 60, 'hour');
  return rest === 0 ? hours : list([hours, amount(rest, 'minute')]);
}

/** @param day ISO 8601 day */
export function date(day: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** @param at ISO 8601 date and time; the day is the one of this computer's time zone */
export function moment(at: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(at));
}

/** @param at ISO 8601 date and time; as the clock of this computer has it */
export function instant(at: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
}

/** "a, b and c". */
export function list(items: readonly string[]): string {
  // Without the comma that Americans put before "and".
  const region = locale() === 'en' ? 'en-GB' : locale();
  return new Intl.ListFormat(region, { type: 'conjunction' }).format(items.map(isolate));
}

/** "a, b, c": short facts about one thing. The browser's lists of units have no separator in some languages, and "and" in others. */
export function listed(items: readonly string[]): string {
  return items
    .map(isolate)
    .reduce((first, second) =>
      t(
        '{first}, {second}',
        { first, second },
        { comment: 'Short facts about one thing, side by side: “Example disk, 500 GB, /dev/sda”.' },
      ),
    );
}

/** Whole sentences, one after the other. */
export function sentences(all: readonly string[]): string {
  return all.reduce((first, second) =>
    t(
      '{first} {second}',
      { first, second },
      { comment: 'Two whole sentences, one after the other. Without the space where the script has none.' },
    ),
  );
}

/** A sentence of a heading, which has no full stop. */
export function sentence(heading: string): string {
  return t('{heading}.', { heading }, { comment: 'Puts a full stop after a heading to make it a sentence.' });
}
