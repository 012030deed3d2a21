import {
  fullNamePattern,
  hostNamePattern,
  isSystemName,
  longestHostName,
  passwordPattern,
  userNamePattern,
} from '../../backend/contract/names.ts';
import type { Keyboard, SystemSettings, XkbKeyboard } from '../../backend/contract/settings.ts';
import { keyboardFor, keyboardId } from './layouts.ts';
import { localeFor, tagOfLocale } from './locales.ts';

/** Who is made known to the system: nobody yet, its first user, or only its administrator. */
export const owners = ['nobody', 'user', 'root'] as const;
export type Owner = (typeof owners)[number];

/** What a person has answered of what the first start would ask. No password is in it: it may be kept over a reload. */
export interface Setup {
  /** Whether it is answered here at all. */
  readonly here: boolean;
  /** In each of these null is what is proposed, and empty is left to the system. */
  readonly language: string | null;
  readonly keyboard: string | null;
  readonly timeZone: string | null;
  readonly hostName: string;
  readonly owner: Owner;
  readonly fullName: string;
  /** Null is what follows from the full name. */
  readonly userName: string | null;
}

export const noSetup: Setup = {
  here: false,
  language: null,
  keyboard: null,
  timeZone: null,
  hostName: '',
  owner: 'nobody',
  fullName: '',
  userName: null,
};

/** What the window knows by itself, from which it proposes. */
export interface Known {
  /** As BCP 47 has it, the language of the window. */
  readonly spoken: string;
  /** What the person's system speaks. */
  readonly wanted: readonly string[];
  /** The one of this computer, where it has one. */
  readonly timeZone: string | null;
  readonly keyboards: readonly Keyboard[];
  /** The one that is in force, where that is known. */
  readonly present: XkbKeyboard | null;
}

/** The answers as they stand, proposals included; empty is left to the system. */
export interface Answers {
  readonly language: string;
  readonly keyboard: string;
  readonly timeZone: string;
  readonly userName: string;
}

function proposedKeyboard({ spoken, keyboards, present }: Known, language: string): Keyboard | undefined {
  const inForce = present === null ? null : keyboardId(present);
  const tag = language === '' ? spoken : tagOfLocale(language);
  return keyboards.find((one) => keyboardId(one) === inForce) ?? keyboardFor(tag, keyboards);
}

export function answersOf(setup: Setup, known: Known): Answers {
  const language = setup.language ?? localeFor(known.spoken, known.wanted) ?? '';
  const proposed = proposedKeyboard(known, language);
  return {
    language,
    keyboard: setup.keyboard ?? (proposed === undefined ? '' : keyboardId(proposed)),
    timeZone: setup.timeZone ?? known.timeZone ?? '',
    userName: setup.userName ?? suggestedName(setup.fullName),
  };
}

const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A user name from the first of somebody's names; empty where none can be made of it. */
export function suggestedName(fullName: string): string {
  const [first = ''] = fullName.trim().toLowerCase().split(/\s+/u);
  const plain = first.replaceAll(/[^a-z]/gu, (letter) => spelt[letter] ?? letter).normalize('NFD');
  const name = plain
    .replaceAll(/[^a-z0-9_-]/gu, '')
    .replace(/^[^a-z_]+/u, '')
    .slice(0, 31);
  return isSystemName(name) ? '' : name;
}

export type Field = 'hostName' | 'fullName' | 'userName' | 'password' | 'repeated';
/** What is wrong with a field. */
export type Fault = 'missing' | 'rule' | 'taken' | 'differs';
export type Faults = Readonly<Partial<Record<Field, Fault>>>;

/** A password as it is typed, twice. */
export interface Typed {
  readonly password: string;
  readonly repeated: string;
}

function passwordFaults({ password, repeated }: Typed): Faults {
  if (password === '') return { password: 'missing' };
  if (!passwordPattern.test(password)) return { password: 'rule' };
  return password === repeated ? {} : { repeated: 'differs' };
}

function userFaults(fullName: string, userName: string): Faults {
  return {
    ...(fullNamePattern.test(fullName) ? {} : { fullName: 'rule' as const }),
    ...(isSystemName(userName) ? { userName: 'taken' as const } : {}),
    ...(userNamePattern.test(userName)
      ? {}
      : { userName: userName === '' ? ('missing' as const) : ('rule' as const) }),
  };
}

function isHostName(name: string): boolean {
  return name.length <= longestHostName && hostNamePattern.test(name);
}

/** @param typed null where a password was taken already */
export function faultsOf(setup: Setup, { userName }: Pick<Answers, 'userName'>, typed: Typed | null): Faults {
  const { here, hostName, owner, fullName } = setup;
  if (!here) return {};
  return {
    ...(hostName === '' || isHostName(hostName) ? {} : { hostName: 'rule' as const }),
    ...(owner === 'user' ? userFaults(fullName, userName) : {}),
    ...(owner === 'nobody' || typed === null ? {} : passwordFaults(typed)),
  };
}

/** What a system is told; undefined for nothing, and null as long as something is missing. */
export function settingsOf(
  setup: Setup,
  known: Known,
  hashed: string | null,
): SystemSettings | null | undefined {
  if (!setup.here) return undefined;
  const { hostName, owner, fullName } = setup;
  const { language, keyboard: id, timeZone, userName } = answersOf(setup, known);
  const whole = Object.keys(faultsOf(setup, { userName }, null)).length === 0;
  if (!whole || (owner !== 'nobody' && hashed === null)) return null;
  const keyboard = known.keyboards.find((one) => keyboardId(one) === id);
  const settings: SystemSettings = {
    ...(language === '' ? {} : { language }),
    ...(keyboard === undefined ? {} : { keyboard }),
    ...(timeZone === '' ? {} : { timeZone }),
    ...(hostName === '' ? {} : { hostName }),
    ...(owner === 'root' && hashed !== null ? { rootPassword: hashed } : {}),
    ...(owner === 'user' && hashed !== null ? { user: { name: userName, fullName, password: hashed } } : {}),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Reads what this window kept for itself over a reload. */
export function parseSetup(value: unknown): Setup {
  if (typeof value !== 'object' || value === null) return noSetup;
  const kept: { readonly [K in keyof Setup]?: unknown } = value;
  return {
    here: kept.here === true,
    language: textOrNull(kept.language),
    keyboard: textOrNull(kept.keyboard),
    timeZone: textOrNull(kept.timeZone),
    hostName: textOrNull(kept.hostName) ?? '',
    owner: owners.find((one) => one === kept.owner) ?? 'nobody',
    fullName: textOrNull(kept.fullName) ?? '',
    userName: textOrNull(kept.userName),
  };
}
