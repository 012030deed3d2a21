import type { Fate } from '../../backend/contract/change.ts';
import type { ChangePlan } from '../../backend/contract/plan.ts';
import type { RemainsFacts, SystemFacts } from '../../backend/contract/store.ts';
import { extraScreens } from './en-extras.ts';
import { list, moment, plural, size } from './format.ts';
import { freshParts, partInside, pastResults, pastTask, resetKinds } from './systems.ts';
import { called, isShared, rootNameOf, versionOf } from './tree.ts';

const usualName = 'main';

type Named = Pick<SystemFacts, 'title' | 'name'>;

/** What a person calls a system: its own name, and the instance's where there can be several. */
function systemName({ title, name }: Named): string {
  return name === usualName || name === title ? title : `${title} “${name}”`;
}

/** What a past change was about, where that tells more than the system's title does. */
function pastSubject(tree: string): string {
  if (tree.startsWith('usr:')) return `version ${versionOf(tree)}`;
  if (isShared(tree)) return called(tree);
  const name = rootNameOf(tree);
  return name === usualName ? '' : `“${name}”`;
}

/** What a person has to say to know of: what is deleted, and what a reset or a removal sets aside. */
function mayGo({ request, fates }: ChangePlan): readonly string[] {
  const takesAway = request.task === 'reset' || request.task === 'instance-remove';
  const going = fates.filter(({ fate }) => fate === 'deleted' || (takesAway && fate === 'set-aside'));
  return [...new Set(going.map(({ part }) => partInside[part]))];
}

/** What the screens about systems that are there say. */
export const systemScreens = {
  task: {
    title: 'What do you want to do?',
    lede: 'Nothing happens yet. You will see everything before it is done.',
    group: 'What to do',
    missing: 'Choose what to do.',
    install: {
      name: 'Install a system',
      text: 'Puts a new system onto a disk of your choice and erases that disk.',
    },
    reset: {
      name: 'Reset or repair a system',
      text: 'Brings a system that is here back to a fresh start, or makes it start again. A reset can be undone, unless you hand the computer over.',
    },
    versions: {
      name: 'Systems and versions',
      text: 'Add, try, choose and remove versions of a system that is here, and go back to an earlier one.',
    },
    found: (count: number) => plural(count, { one: '1 system found', other: `${count} systems found` }),
    none: {
      title: 'There is no system here to reset',
      text: (disks: number) =>
        `${plural(disks, { one: 'One disk was', other: `${disks} disks were` })} looked at. Only systems that were installed with Pristine can be reset, repaired or given another version. If yours is on a disk that is not connected, connect it and look again.`,
    },
  },

  system: {
    title: 'Choose the system',
    lede: { reset: 'Which system do you want to reset?', versions: 'Whose versions do you want to see?' },
    group: 'Systems',
    called: systemName,
    name: (system: Named, version: string | null, disk: string) =>
      `${systemName(system)}${version === null ? '' : `, version ${version}`}, on ${disk}`,
    version: (version: string) => `Version ${version}`,
    noVersion: 'No version to start from',
    lastUsed: (at: string) => `Last used on ${moment(at)}`,
    neverUsed: 'Not used yet',
    running: 'Running now',
    restartPending: 'It was reset; that takes effect when it restarts.',
    folders: (names: readonly string[]) => `Files of ${list(names)}`,
    noFolders: 'No personal files',
    missing: 'Choose a system to continue. None is chosen for you.',
    none: {
      title: 'No system was found',
      text: 'There is no system here that was installed with Pristine. Connect its disk and look again.',
    },
    mend: (disk: string) => `Something on ${disk} needs a repair`,
    damaged: (system: Named) => `${systemName(system)} is damaged and may not start.`,
    repair: 'Repair…',
    kept: 'What was kept of earlier resets',
    keptLede:
      'It can be brought back until you let go of it, the disk runs short of space, or the system has been in good use for a while.',
    remains: ({ at, undone }: RemainsFacts) =>
      undone ? `As it was until ${moment(at)}` : `Reset on ${moment(at)}`,
    remainsOf: ({ mode }: RemainsFacts, system: string) => `${system}: ${resetKinds[mode].name}`,
    undone: 'This is what it was before that reset was undone.',
    notUndoable: 'Something newer was kept since; undo that first.',
    tampered: 'It was changed since it was set aside, so it can only be deleted.',
    inUse: 'The system runs from it until it restarts.',
    undo: 'Undo this reset…',
    bringBack: 'Bring it back…',
    letGo: 'Let go of it…',
    history: 'What was done here before',
    past: (task: string, tree: string, result: keyof typeof pastResults) => {
      const about = pastSubject(tree);
      const how = pastResults[result];
      return `${pastTask(task)}${about === '' ? '' : `: ${about}`}${how === '' ? '' : ` (${how})`}`;
    },
    ofTree: ({ title, tree }: { readonly title: string; readonly tree: string }) =>
      isShared(tree)
        ? extraScreens.extras.name({ title, tree })
        : systemName({ title, name: tree.startsWith('root:') ? rootNameOf(tree) : usualName }),
    moment,
  },

  kind: {
    title: 'Choose the kind of reset',
    lede: (system: string) => `From the mildest to the most thorough, for ${system}.`,
    group: 'Kinds of reset',
    goes: 'Goes',
    stays: 'Stays',
    sized: (name: string, bytes: number) => `${name} (${size(bytes)})`,
    both: 'Settings and state',
    settings: 'Settings',
    state: 'State',
    files: 'Personal files',
    filesOf: (names: readonly string[]) => (names.length === 0 ? '' : `: ${list(names)}`),
    measuring: 'Adding up how much there is…',
    notMeasured: 'How much there is could not be added up.',
    undoable: 'Can be undone',
    final: 'Cannot be undone',
    missing: 'Choose a kind of reset to continue.',
    running:
      'This system is running. The reset takes effect when it restarts, and what is written until then goes with the old state.',
    discards:
      'Freed space is discarded: the disk is told to forget it. Most disks do, but none gives a guarantee.',
    noDiscards:
      'This disk cannot be told to forget: what was deleted can be read with special tools until it is written over.',
  },

  change: {
    bringBack: 'Bring it back',
    sized: (name: string, bytes: number) => `${name} (${size(bytes)})`,
    filesOf: (names: readonly string[]) => `the folders of ${list(names)}`,
    planning: 'Working out what will happen…',
    heading: 'Review what will happen',
    blocked: 'This cannot be done yet',
    unchanged: 'Nothing has been changed yet.',
    reversible: {
      undo: {
        title: 'This can be undone',
        text: 'What goes is set aside, not deleted. It can be brought back until you let go of it, the disk runs short of space, or the system has been in good use for a while.',
      },
      again: { title: 'This can be changed back', text: 'Another change brings it back, at any time.' },
    },
    harmless: { title: 'Nothing is lost by this', text: 'It cannot be undone, but it takes nothing away.' },
    final: {
      title: 'This cannot be undone',
      own: 'What is deleted is gone for good. There is no way to bring it back.',
      version: 'It is gone from this disk. It can be added again from where it is offered.',
    },
    fresh: (found: readonly Fate['part'][]) =>
      `Fresh in its place, as shipped: ${list(found.map((part) => freshParts[part]))}.`,
    effective: {
      now: 'At once',
      'after-restart': 'When the system restarts',
    },
    later: 'This takes effect when the system restarts',
    restart: 'The system is running, and goes on as it is until it restarts.',
    restartOld:
      'The system is running. It goes on as it is until it restarts; what is written until then goes with the old state.',
    fates: 'What goes and what stays',
    acknowledgeUndoable: (plan: ChangePlan, system: string) =>
      `I understand that ${list(mayGo(plan))} of ${system} will be set aside and will not be there afterwards.`,
    acknowledgeFinal: (plan: ChangePlan, system: string) =>
      `I understand that ${list(mayGo(plan))} of ${system} will be deleted for good.`,
    acknowledgeMissing: 'Tick the box that names what goes.',
    hold: 'Keep the button pressed until it is full.',
    starting: 'Starting…',
    facts: 'In short',
    system: 'System',
    what: 'What',
    toGet: 'To get',
    version: 'Version',
    disk: 'Disk',
    takesEffect: 'Takes effect',
    space: 'Space needed',
    noSpace: 'Hardly any',
    size,
    time: 'Takes about',
    warnings: 'Please note',
  },
} as const;
