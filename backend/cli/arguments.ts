import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstBoot, type FirstBoot } from '../contract/plan.ts';
import { resetMode, type ResetMode } from '../contract/store.ts';
import type { Source } from '../engine/open-source.ts';
import { usualKeeping, type Keeping } from '../plan/tidy.ts';
import { commandOptions, options } from './options.ts';
import { repositoryOrder, type RepositoryOrder } from './repository-arguments.ts';
import { UsageError, wholeNumber } from './usage.ts';

/** What is only printed. */
export type PrintedText = 'version' | 'answers-schema' | 'bash-completion' | 'manual-page';

/** What a person at a terminal asked for. */
export type Arguments =
  /** With what was typed of a command; empty for all of them. */
  | { readonly verb: 'help'; readonly command: string }
  | { readonly verb: 'print'; readonly what: PrintedText }
  | ({ readonly verb: 'facts' | 'systems' | 'trees' } & CommonArguments)
  | ({ readonly verb: 'serve' } & ServeArguments)
  | ({ readonly verb: 'plan' } & InstallArguments)
  | ({ readonly verb: 'install'; readonly confirmed: boolean } & InstallArguments)
  | ({ readonly verb: 'change'; readonly confirmed: boolean } & ChangeArguments)
  | ({ readonly verb: 'tidy'; readonly keeping: Keeping } & CommonArguments)
  | {
      readonly verb: 'log';
      readonly save: boolean;
      readonly disk: string | null;
      readonly json: boolean;
    }
  | ({ readonly verb: 'apply'; readonly file: string } & CommonArguments)
  | { readonly verb: 'repository'; readonly json: boolean; readonly order: RepositoryOrder };

export interface CommonArguments {
  readonly json: boolean;
  readonly medium: string;
  /** The root that repositories are trusted by. */
  readonly trust: string;
}

export interface ServeArguments {
  readonly stdio: boolean;
  readonly medium: string;
  readonly trust: string;
  /** The file that says what clients may ask for; null for the usual one, if that is there. */
  readonly policy: string | null;
}

export interface InstallArguments extends CommonArguments {
  readonly disk: string;
  readonly source: Source;
  readonly name: string;
  readonly firstBoot: FirstBoot;
  /** What comes along, by its trees. */
  readonly bring: readonly string[];
  readonly allowUnsigned: boolean;
}

/** What is to be changed, by the names that a person gives; ids are looked up in the facts. */
export type Wish =
  | { readonly task: 'reset'; readonly system: string; readonly mode: ResetMode }
  | { readonly task: 'undo' | 'let-go'; readonly system: string | null; readonly remains: string | null }
  | {
      readonly task: 'tree-add';
      readonly system: string | null;
      readonly store: string | null;
      readonly source: Source;
    }
  | { readonly task: 'tree-default' | 'tree-once'; readonly system: string; readonly tree: string }
  | { readonly task: 'tree-rollback' | 'instance-default' | 'instance-remove'; readonly system: string }
  | { readonly task: 'tree-remove'; readonly tree: string; readonly store: string | null }
  | {
      readonly task: 'instance-add';
      readonly tree: string;
      readonly name: string;
      readonly store: string | null;
    }
  | { readonly task: 'instance-rename'; readonly system: string; readonly name: string }
  | {
      readonly task: 'stateless';
      readonly system: string;
      readonly mode: 'forget-all' | 'forget-state';
      readonly to: 'on' | 'default' | 'off';
    }
  | { readonly task: 'repair'; readonly store: string | null };

export interface ChangeArguments extends CommonArguments {
  readonly wish: Wish;
  readonly allowUnsigned: boolean;
}

/** Where live media mount what they install from. */
export const usualMedium = '/run/pristine/medium';

/** The root that comes with a medium. */
const usualTrust = 'trusted-root.json';

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export type Values = ReturnType<typeof parse>['values'];

function commonArguments(values: Values): CommonArguments {
  const { json, medium = usualMedium, trust = join(medium, usualTrust) } = values;
  return { json: json === true, medium, trust };
}

function sourceOf({ stream, repository, tree }: Values): Source {
  if ((stream === undefined) === (repository === undefined)) {
    throw new UsageError('Give --stream for a file, or --repository for where to get it: one of them.');
  }
  return stream === undefined
    ? { kind: 'repository', locations: repository ?? [], tree: tree ?? null }
    : { kind: 'streams', files: stream };
}

function installArguments(values: Values): InstallArguments {
  const { disk, name = 'main' } = values;
  if (disk === undefined) throw new UsageError('--disk is missing: which disk? See `pristine facts`.');
  const first = firstBoot.safeParse(values['first-boot'] ?? 'ask');
  if (!first.success) throw new UsageError('--first-boot takes `ask` or `skip`.');
  return {
    ...commonArguments(values),
    disk,
    source: sourceOf(values),
    name,
    firstBoot: first.data,
    bring: values.bring ?? [],
    allowUnsigned: values['allow-unsigned'] === true,
  };
}

function needed(values: Values, name: 'system' | 'tree' | 'name', where: string): string {
  const value = values[name];
  if (value === undefined) throw new UsageError(`--${name} is missing. See \`pristine ${where}\`.`);
  return value;
}

function resetModeOf({ mode }: Values): ResetMode {
  const parsed = resetMode.safeParse(mode);
  if (!parsed.success) throw new UsageError(`--mode takes ${resetMode.options.join(', ')}.`);
  return parsed.data;
}

function statelessModeOf({ mode }: Values): 'forget-all' | 'forget-state' {
  if (mode === 'forget-all' || mode === 'forget-state') return mode;
  throw new UsageError('--mode takes forget-all or forget-state.');
}

function whatWasKept(values: Values): { readonly system: string | null; readonly remains: string | null } {
  const { system = null, remains = null } = values;
  if (system === null && remains === null) {
    throw new UsageError(
      'Give --remains, or --system for the newest of that system. See `pristine systems`.',
    );
  }
  return { system, remains };
}

function keepingOf(values: Values): Keeping {
  if (values.yes !== true) throw new UsageError('It deletes: give --yes.');
  return {
    graceDays: wholeNumber(values['grace-days'], usualKeeping.graceDays, 'grace-days'),
    freePercent: wholeNumber(values['keep-free'], usualKeeping.freePercent, 'keep-free'),
  };
}

function treeToAdd(values: Values): Wish {
  const { system = null, store = null } = values;
  if (system !== null && store !== null) {
    throw new UsageError('Give --system for a version of a system, or --store for what belongs to none.');
  }
  return { task: 'tree-add', system, store, source: sourceOf(values) };
}

/** What a command asks to be changed; null for one that changes nothing. */
function wishOf(command: string, values: Values): Wish | null {
  const system = (): string => needed(values, 'system', 'systems');
  const tree = (): string => needed(values, 'tree', 'trees');
  const name = (): string => needed(values, 'name', '--help');
  switch (command) {
    case 'reset':
      return { task: 'reset', system: system(), mode: resetModeOf(values) };
    case 'undo':
    case 'let-go':
      return { task: command, ...whatWasKept(values) };
    case 'tree add':
      return treeToAdd(values);
    case 'tree default':
      return { task: 'tree-default', system: system(), tree: tree() };
    case 'tree once':
      return { task: 'tree-once', system: system(), tree: tree() };
    case 'tree rollback':
      return { task: 'tree-rollback', system: system() };
    case 'tree remove':
      return { task: 'tree-remove', tree: tree(), store: values.store ?? null };
    case 'instance add':
      return { task: 'instance-add', tree: tree(), name: name(), store: values.store ?? null };
    case 'instance rename':
      return { task: 'instance-rename', system: system(), name: name() };
    case 'instance default':
      return { task: 'instance-default', system: system() };
    case 'instance remove':
      return { task: 'instance-remove', system: system() };
    case 'stateless on':
      return { task: 'stateless', system: system(), mode: statelessModeOf(values), to: 'on' };
    case 'stateless default':
      return { task: 'stateless', system: system(), mode: statelessModeOf(values), to: 'default' };
    case 'stateless off':
      return { task: 'stateless', system: system(), mode: statelessModeOf(values), to: 'off' };
    case 'repair':
      return { task: 'repair', store: values.store ?? null };
    default:
      return null;
  }
}

/** Reads the command line, without the program's name. Throws UsageError. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  if (values.version === true) return { verb: 'print', what: 'version' };
  if (values.help === true || positionals.length === 0)
    return { verb: 'help', command: positionals.join(' ') };
  const [first, ...rest] = positionals;
  const command = first === 'apply' ? first : positionals.join(' ');
  const names = commandOptions[command];
  if (names === undefined)
    throw new UsageError(`There is no \`pristine ${command}\`. See \`pristine --help\`.`);
  const stray = Object.keys(values).find((name) => !names.some((one) => one === name));
  if (stray !== undefined) throw new UsageError(`\`pristine ${command}\` does not take --${stray}.`);
  const given = commonArguments(values);
  switch (command) {
    case 'facts':
    case 'systems':
    case 'trees':
      return { verb: command, ...given };
    case 'tidy':
      return { verb: 'tidy', ...given, keeping: keepingOf(values) };
    case 'serve':
      return {
        verb: 'serve',
        stdio: values.stdio === true,
        medium: given.medium,
        trust: given.trust,
        policy: values.policy ?? null,
      };
    case 'apply': {
      const [file, ...more] = rest;
      if (file === undefined || more.length > 0) throw new UsageError('`pristine apply` takes one file.');
      return { verb: 'apply', file, ...given };
    }
    case 'log':
      return { verb: 'log', save: values.save === true, disk: values.disk ?? null, json: given.json };
    case 'answers schema':
      return { verb: 'print', what: 'answers-schema' };
    case 'completion bash':
      return { verb: 'print', what: 'bash-completion' };
    case 'manual':
      return { verb: 'print', what: 'manual-page' };
    case 'plan install':
      return { verb: 'plan', ...installArguments(values) };
    case 'install': {
      const confirmed = values['erase-disk'] === true && values.yes === true;
      return { verb: 'install', confirmed, ...installArguments(values) };
    }
    default: {
      const order = repositoryOrder(command, values);
      if (order !== null) return { verb: 'repository', json: given.json, order };
      const wish = wishOf(command, values);
      if (wish === null) throw new UsageError(`There is no \`pristine ${command}\`.`);
      const allowUnsigned = values['allow-unsigned'] === true;
      return { verb: 'change', confirmed: values.yes === true, ...given, wish, allowUnsigned };
    }
  }
}
