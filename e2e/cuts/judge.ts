import { isDeepStrictEqual } from 'node:util';
import { chosenEntry, entriesOf, treesOf, type LoaderEntry } from './boot-loader.ts';
import type { Look } from './look.ts';
import { marks, system, type Marks, type Side, type Task } from './tasks.ts';

/** What a disk turned out to be: one of the two systems, unless something is wrong. */
export interface Verdict {
  readonly side: Side | null;
  readonly faults: readonly string[];
}

/** What is wrong with an entry: everything that it names has to be there, and be what it is in the usr tree. */
function entryFaults(look: Look, entry: LoaderEntry): readonly string[] {
  const { usr, root, home } = treesOf(entry);
  if (usr === null || root === null) return [`${entry.file} names no trees`];
  const missing = [usr, root, ...(home === null ? [] : [home])].filter((tree) => !look.subvolumes.has(tree));
  const kernel = (key: string, name: string): readonly string[] => {
    const place = entry.keys.get(key) ?? '';
    const wanted = [...look.files].find(([path]) => path.startsWith(`${usr}/`) && path.endsWith(`/${name}`));
    const found = look.files.get(place);
    return found !== undefined && found === wanted?.[1] ? [] : [`${entry.file}: ${key} is not its tree's`];
  };
  return [
    ...missing.map((tree) => `${entry.file} names ${tree}, which is not there`),
    ...kernel('linux', 'vmlinuz'),
    ...kernel('initrd', 'initrd'),
  ];
}

function bootFaults(look: Look): readonly string[] {
  const chosen = chosenEntry(look);
  const boots = chosen !== null && treesOf(chosen).root === system.root;
  return [
    ...(look.loader.some((line) => line.startsWith('default ')) ? [] : ['loader.conf has no default']),
    ...(look.files.has('/EFI/BOOT/BOOTX64.EFI') ? [] : ['no boot loader']),
    ...(boots ? [] : ['nothing starts by itself']),
    ...entriesOf(look).flatMap((entry) => entryFaults(look, entry)),
  ];
}

/** A tree under its real name is whole. `known`: what the trees are, by name. */
function treeFaults(look: Look, known: ReadonlyMap<string, string>): readonly string[] {
  return [...look.trees].flatMap(([tree, digest]) => {
    const subvolume = look.subvolumes.get(tree);
    const whole = subvolume?.readOnly === true && subvolume.received !== null && known.get(tree) === digest;
    return whole ? [] : [`${tree} is not whole`];
  });
}

function sideByMarks(look: Look, old: Marks, after: Marks): Side | null {
  if (isDeepStrictEqual(look.marks, old)) return 'old';
  return isDeepStrictEqual(look.marks, after) ? 'new' : null;
}

function sideOf(look: Look, { turn }: Task): Side | null {
  switch (turn.by) {
    case 'marks':
      return sideByMarks(look, turn.old, turn.new);
    case 'version': {
      const chosen = chosenEntry(look);
      const usr = chosen === null ? null : treesOf(chosen).usr;
      if (usr === turn.old) return 'old';
      return usr === turn.new ? 'new' : null;
    }
    case 'tree':
      return look.trees.has(turn.tree) ? 'old' : 'new';
  }
}

/** What nobody may lose: with a reset what was taken away is kept, with all else every file stays. */
function lossFaults(look: Look, task: Task, side: Side): readonly string[] {
  const { turn } = task;
  if (turn.by !== 'marks') {
    const stamped = task.name === 'tree-rollback' && side === 'new' && look.stamps.length > 0;
    return [
      ...(isDeepStrictEqual(look.marks, marks.first)
        ? []
        : [`files are gone: ${JSON.stringify(look.marks)}`]),
      ...(stamped ? ['an older /usr, and stamps that hide it'] : []),
    ];
  }
  return [];
}

/** Where what is not in force is kept, once nothing is left half done. */
function keptFaults(look: Look, task: Task, side: Side): readonly string[] {
  const { turn, name } = task;
  if (turn.by !== 'marks') return [];
  const none: Marks = { etc: null, var: null, srv: null, home: null };
  const away = side === 'new' ? turn.old : turn.new;
  // A reset that did not happen has put nothing aside; one that leaves personal files alone has not moved them.
  const wanted = name !== 'undo' && side === 'old' ? none : away;
  const own = name === 'reset-state' ? { ...wanted, home: null } : wanted;
  return isDeepStrictEqual(look.kept, own) ? [] : [`kept is ${JSON.stringify(look.kept)}`];
}

/**
 * Says which of the two systems a disk holds, and what is wrong with it.
 * @param settled whether a repair has been: then nothing may be left over
 */
export function judge(look: Look, task: Task, known: ReadonlyMap<string, string>, settled: boolean): Verdict {
  const side = sideOf(look, task);
  const rest =
    side === null
      ? [`neither the old nor the new system: ${JSON.stringify(look.marks)}`]
      : [...lossFaults(look, task, side), ...(settled ? keptFaults(look, task, side) : [])];
  const left = settled ? look.left.map((path) => `left over: ${path}`) : [];
  return { side, faults: [...bootFaults(look), ...treeFaults(look, known), ...rest, ...left] };
}
