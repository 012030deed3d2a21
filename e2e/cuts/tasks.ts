import { stream } from '../backend/machine.ts';

/** Which version a tree is, and where personal and other files of the person are, by the mark that lies there. */
export interface Marks {
  readonly etc: string | null;
  readonly var: string | null;
  /** In a subvolume within the root tree. */
  readonly srv: string | null;
  readonly home: string | null;
}

export type ImageName = 'installed' | 'reset' | 'two-versions';
export type Side = 'old' | 'new';

/** How it is told whether a task has come into force. */
export type Turn =
  | { readonly by: 'marks'; readonly old: Marks; readonly new: Marks }
  /** By the version that starts by itself. */
  | { readonly by: 'version'; readonly old: string; readonly new: string }
  /** By whether a usr tree is there. */
  | { readonly by: 'tree'; readonly tree: string };

export interface Task {
  readonly name: string;
  /** The disk that it begins with. */
  readonly image: ImageName;
  readonly argv: readonly string[];
  readonly turn: Turn;
}

const first: Marks = { etc: 'first', var: 'first', srv: 'first', home: 'first' };
const nothing: Marks = { etc: null, var: null, srv: null, home: null };

/** What every image holds from its beginning, and what is written after the reset of one of them. */
export const marks = { first, second: { ...first, etc: 'second', var: 'second', srv: null, home: 'second' } };

export const system = {
  root: 'root:main:org.test.small:x86_64',
  home: 'home:main:org.test.small:x86_64',
  usr: 'usr:org.test.small:x86_64',
} as const;

function pristine(...words: readonly string[]): readonly string[] {
  return ['pristine', ...words, '--yes', '--json'];
}

export const commands = {
  factory: pristine('reset', '--system', 'main', '--mode', 'factory'),
  add: pristine('tree', 'add', '--system', 'main', '--stream', stream('delta.btrfs'), '--allow-unsigned'),
  repair: pristine('repair'),
} as const;

export const tasks: readonly Task[] = [
  {
    name: 'reset-state',
    image: 'installed',
    argv: pristine('reset', '--system', 'main', '--mode', 'state'),
    turn: { by: 'marks', old: first, new: { ...first, var: null } },
  },
  {
    name: 'reset-factory',
    image: 'installed',
    argv: commands.factory,
    turn: { by: 'marks', old: first, new: nothing },
  },
  {
    name: 'undo',
    image: 'reset',
    argv: pristine('undo', '--system', 'main'),
    turn: { by: 'marks', old: marks.second, new: first },
  },
  {
    name: 'tree-add',
    image: 'installed',
    argv: commands.add,
    turn: { by: 'version', old: `${system.usr}:1`, new: `${system.usr}:2` },
  },
  {
    name: 'tree-rollback',
    image: 'two-versions',
    argv: pristine('tree', 'rollback', '--system', 'main'),
    turn: { by: 'version', old: `${system.usr}:2`, new: `${system.usr}:1` },
  },
  {
    name: 'tree-remove',
    image: 'two-versions',
    argv: pristine('tree', 'remove', '--tree', `${system.usr}:1`),
    turn: { by: 'tree', tree: `${system.usr}:1` },
  },
];
