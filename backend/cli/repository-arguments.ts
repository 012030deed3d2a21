import { resolve } from 'node:path';
import type { KeyName } from '../repository/keys.ts';
import { mostMirrors } from '../repository/mirrors.ts';
import type { Publication } from '../repository/publish.ts';
import { longestShortText } from '../contract/text.ts';
import { treeName } from '../contract/tree-name.ts';
import type { Values } from './arguments.ts';
import { UsageError, wholeNumber } from './usage.ts';

/** What the owner of a repository wants done. */
export type RepositoryOrder =
  | { readonly task: 'init' | 'refresh'; readonly repository: string; readonly keys: string }
  | { readonly task: 'check'; readonly location: string; readonly trust: string }
  | {
      readonly task: 'mirrors';
      readonly repository: string;
      readonly keys: string;
      readonly mirrors: readonly string[];
    }
  | { readonly task: 'prune'; readonly repository: string; readonly keys: string; readonly keep: number }
  | {
      readonly task: 'rotate';
      readonly repository: string;
      readonly keys: string;
      readonly newKeys: string;
      readonly which: KeyName;
    }
  | ({ readonly task: 'publish' } & Publication);

function only(values: Values): string {
  const [one, ...others] = values.repository ?? [];
  if (one === undefined || others.length > 0) throw new UsageError('Give one --repository.');
  return one;
}

function text(value: string | undefined, name: string): string {
  if (value === undefined) throw new UsageError(`--${name} is missing. See \`pristine --help\`.`);
  return value;
}

function mirrorsIn({ mirror = [] }: Values): readonly string[] {
  if (mirror.length > mostMirrors) throw new UsageError(`Give at most ${mostMirrors} --mirror.`);
  return mirror;
}

/** Longer it would not be read by those who install. */
function shortened(words: string | undefined): string | null {
  return words?.slice(0, longestShortText) ?? null;
}

function publishing(values: Values): RepositoryOrder {
  const tree = treeName.safeParse(text(values.name, 'name'));
  if (!tree.success) throw new UsageError('--name takes a tree’s name, such as usr:org.example:x86_64:1.');
  return {
    task: 'publish',
    repository: only(values),
    keys: text(values.keys, 'keys'),
    // Named from the root: in a tree's own name rsync would take what is before the colon for a host.
    source: resolve(text(values.tree, 'tree')),
    tree: tree.data,
    title: shortened(values.title),
    summary: shortened(values.summary),
    deltaFrom: values['delta-from'] ?? [],
    scratch: values.scratch ?? null,
  };
}

/** What the owner of a repository asks for; null where that is not what the command is about. Throws UsageError. */
export function repositoryOrder(command: string, values: Values): RepositoryOrder | null {
  const owner = () => ({ repository: only(values), keys: text(values.keys, 'keys') });
  switch (command) {
    case 'repository init':
      return { task: 'init', ...owner() };
    case 'repository refresh':
      return { task: 'refresh', ...owner() };
    case 'repository mirrors':
      return { task: 'mirrors', ...owner(), mirrors: mirrorsIn(values) };
    case 'repository check':
      return { task: 'check', location: only(values), trust: text(values.trust, 'trust') };
    case 'repository prune':
      return { task: 'prune', ...owner(), keep: Math.max(1, wholeNumber(values.keep, 3, 'keep')) };
    case 'repository rotate-root':
      return { task: 'rotate', ...owner(), newKeys: text(values['new-keys'], 'new-keys'), which: 'root' };
    case 'repository rotate-online':
      return { task: 'rotate', ...owner(), newKeys: text(values['new-keys'], 'new-keys'), which: 'online' };
    case 'publish':
      return publishing(values);
    default:
      return null;
  }
}
