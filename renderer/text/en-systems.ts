import type { PastRun, RemainsFacts } from '../../backend/contract/store.ts';
import { extraScreens } from './en-extras.ts';
import { acknowledgeFinal, acknowledgeUndoable, freshText } from './fates.ts';
import { list, moment, size } from './format.ts';
import { pastText } from './past.ts';
import { product } from './product.ts';
import { systemName, usualName, type Named } from './system-name.ts';
import { resetKinds } from './systems.ts';
import { t } from './translate.ts';
import { isShared, rootNameOf } from './tree.ts';

function sized(name: string, bytes: number): string {
  return t('{name} ({size})', { name, size: size(bytes) }, { comment: 'A thing and how large it is.' });
}

/** What the screens about systems that are there say. */
export const systemScreens = {
  task: {
    title: t('What do you want to do?'),
    lede: t('Nothing happens yet. You will see everything before it is done.'),
    group: t('What to do'),
    missing: t('Choose what to do.'),
    install: {
      name: t('Install a system'),
      text: t('Puts a new system onto a disk of your choice and erases that disk.', {}, { loss: true }),
    },
    reset: {
      name: t('Reset or repair a system'),
      text: t(
        'Brings a system that is here back to a fresh start, or makes it start again. A reset can be undone, unless you hand the computer over.',
        {},
        { loss: true },
      ),
    },
    versions: {
      name: t('Systems and versions'),
      text: t(
        'Add, try, choose and remove versions of a system that is here, and go back to an earlier one.',
      ),
    },
    found: (count: number) => t('{count, plural, one {# system found} other {# systems found}}', { count }),
    none: {
      title: t('There is no system here to reset'),
      text: (disks: number) =>
        t(
          '{count, plural, one {One disk was looked at. Only systems that were installed with {product} can be reset, repaired or given another version. If yours is on a disk that is not connected, connect it and look again.} other {# disks were looked at. Only systems that were installed with {product} can be reset, repaired or given another version. If yours is on a disk that is not connected, connect it and look again.}}',
          { count: disks, product },
        ),
    },
  },

  system: {
    title: t('Choose the system'),
    lede: {
      reset: t('Which system do you want to reset?'),
      versions: t('Whose versions do you want to see?', {}, { comment: 'Those of which system.' }),
    },
    group: t('Systems'),
    called: systemName,
    name: (system: Named, version: string | null, disk: string) =>
      version === null
        ? t('{system}, on {disk}', { system: systemName(system), disk })
        : t('{system}, version {version}, on {disk}', { system: systemName(system), version, disk }),
    version: (version: string) => t('Version {version}', { version }),
    noVersion: t('No version to start from'),
    lastUsed: (at: string) =>
      t('Last used on {date}', { date: moment(at) }, { comment: 'Said of a system.' }),
    neverUsed: t('Not used yet', {}, { comment: 'Said of a system.' }),
    running: t('Running now', {}, { comment: 'Said of a system.' }),
    restartPending: t('It was reset; that takes effect when it restarts.'),
    folders: (names: readonly string[]) =>
      t('Files of {names}', { names: list(names) }, { comment: 'The names are those of people’s accounts.' }),
    noFolders: t('No personal files'),
    missing: t('Choose a system to continue. None is chosen for you.'),
    none: {
      title: t('No system was found'),
      text: t('There is no system here that was installed with {product}. Connect its disk and look again.', {
        product,
      }),
    },
    mend: (disk: string) => t('Something on {disk} needs a repair', { disk }),
    damaged: (system: Named) => t('{system} is damaged and may not start.', { system: systemName(system) }),
    repair: t('Repair…'),
    kept: t('What was kept of earlier resets'),
    keptLede: t(
      'It can be brought back until you delete it, the disk runs short of space, or the system has been in good use for a while.',
      {},
      { loss: true },
    ),
    remains: ({ at, undone }: RemainsFacts) =>
      undone
        ? t('As it was until {date}', { date: moment(at) }, { comment: 'What a system was.' })
        : t('Reset on {date}', { date: moment(at) }, { comment: 'A reset that was made on a day.' }),
    remainsOf: ({ mode }: RemainsFacts, system: string) =>
      t(
        '{system}: {kind}',
        { system, kind: resetKinds[mode].name },
        { comment: 'A system, and the kind of reset that was made.' },
      ),
    undone: t('This is what it was before that reset was undone.'),
    notUndoable: t('Something newer was kept since; undo that first.'),
    tampered: t('It was changed since it was set aside, so it can only be deleted.', {}, { loss: true }),
    inUse: t('The system runs from it until it restarts.'),
    undo: t('Undo this reset…'),
    bringBack: t('Bring it back…'),
    letGo: t(
      'Delete it for good…',
      {},
      { loss: true, comment: 'What was kept of a reset; it cannot be undone any more then.' },
    ),
    history: t('What was done here before'),
    past: (task: string, tree: string, result: PastRun['result']) => pastText(task, tree, result, usualName),
    ofTree: ({ title, tree }: { readonly title: string; readonly tree: string }) =>
      isShared(tree)
        ? extraScreens.extras.name({ title, tree })
        : systemName({ title, name: tree.startsWith('root:') ? rootNameOf(tree) : usualName }),
    moment,
  },

  kind: {
    title: t('Choose the kind of reset'),
    lede: (system: string) =>
      t('From the mildest to the most thorough, for {system}.', { system }, { comment: 'Kinds of reset.' }),
    group: t('Kinds of reset'),
    goes: t('Goes', {}, { loss: true, comment: 'Before what a reset takes away.' }),
    stays: t('Stays', {}, { comment: 'Before what a reset leaves.' }),
    sized,
    both: t('Settings and state'),
    settings: t('Settings'),
    state: t('State', {}, { comment: 'What a system collected: logs, caches, data of programs.' }),
    files: t('Personal files'),
    filesOf: (files: string, names: readonly string[]) =>
      names.length === 0
        ? files
        : t(
            '{files}: {names}',
            { files, names: list(names) },
            { comment: '“Personal files (3 GB)”, and whose they are.' },
          ),
    measuring: t('Adding up how much there is…'),
    notMeasured: t('How much there is could not be added up.'),
    undoable: t('Can be undone', {}, { comment: 'A kind of reset.' }),
    final: t('Cannot be undone', {}, { loss: true, comment: 'A kind of reset.' }),
    missing: t('Choose a kind of reset to continue.'),
    running: t(
      'This system is running. The reset takes effect when it restarts; what is saved until then among the things that go is lost.',
      {},
      { loss: true },
    ),
    discards: t(
      'Freed space is discarded: the disk is told to forget it. Most disks do, but none gives a guarantee.',
      {},
      { loss: true },
    ),
    noDiscards: t(
      'This disk cannot be told to forget: what was deleted can be read with special tools until it is written over.',
      {},
      { loss: true },
    ),
  },

  change: {
    bringBack: t('Bring it back', {}, { comment: 'The button that does it.' }),
    sized,
    filesOf: (names: readonly string[]) =>
      t('the folders of {names}', { names: list(names) }, { comment: 'What personal files are those of.' }),
    planning: t('Working out what will happen…'),
    heading: t('Review what will happen'),
    blocked: t('This cannot be done yet'),
    unchanged: t('Nothing has been changed yet.'),
    reversible: {
      undo: {
        title: t('This can be undone'),
        text: t(
          'What goes is set aside, not deleted. It can be brought back until you delete it, the disk runs short of space, or the system has been in good use for a while.',
          {},
          { loss: true },
        ),
      },
      again: {
        title: t('This can be changed back'),
        text: t('Another change brings it back, at any time.'),
      },
    },
    harmless: {
      title: t('Nothing is lost by this'),
      text: t('It cannot be undone, but it takes nothing away.'),
    },
    final: {
      title: t('This cannot be undone', {}, { loss: true }),
      own: t('What is deleted is gone for good. There is no way to bring it back.', {}, { loss: true }),
      version: t(
        'It is gone from this disk. It can be added again from where it is offered.',
        {},
        { loss: true, comment: 'A version or an app that is removed.' },
      ),
    },
    fresh: freshText,
    now: t('What is there now', {}, { comment: 'Heading above a picture of what lies on a disk.' }),
    afterwards: t(
      'What is there afterwards',
      {},
      { comment: 'Heading above a picture of what lies on a disk after a reset.' },
    ),
    everythingElse: t(
      'Everything else',
      {},
      { comment: 'What else lies on the disk, beside the parts that are named: other versions and systems.' },
    ),
    setAside: t(
      'set aside',
      {},
      { comment: 'After the size of a part, as in “2 GB, set aside”: kept for an undo.' },
    ),
    deleted: t(
      'deleted for good',
      {},
      { loss: true, comment: 'After the size of a part, as in “2 GB, deleted for good”: it will be.' },
    ),
    asNew: t('as shipped', {}, { comment: 'Beside settings or state that come fresh with a reset.' }),
    effective: {
      now: t('At once', {}, { comment: 'When a change takes effect.' }),
      'after-restart': t('When the system restarts', {}, { comment: 'When a change takes effect.' }),
    },
    later: t('This takes effect when the system restarts'),
    restart: t('The system is running, and goes on as it is until it restarts.'),
    restartOld: t(
      'The system is running, and goes on as it is until it restarts. What is saved until then among the things that go is lost.',
      {},
      { loss: true },
    ),
    fates: t('What goes and what stays', {}, { loss: true }),
    acknowledgeUndoable,
    acknowledgeFinal,
    acknowledgeMissing: t('Tick the box that names what goes.', {}, { loss: true }),
    hold: t('Keep the button pressed until it is full.'),
    starting: t('Starting…'),
    facts: t('In short', {}, { comment: 'Heading above a table with the few facts that matter.' }),
    system: t('System', {}, { context: 'fact' }),
    what: t('What', {}, { comment: 'Before the app, runtime or the like that a change is about.' }),
    toGet: t('To get', {}, { comment: 'Before how much has to be downloaded or read.' }),
    version: t('Version', {}, { comment: 'Before a version’s number.' }),
    disk: t('Disk', {}, { context: 'fact' }),
    takesEffect: t('Takes effect', {}, { comment: 'Before when it does: “At once”.' }),
    space: t('Space needed'),
    noSpace: t('Hardly any', {}, { comment: 'Space on the disk.' }),
    size,
    time: t('Takes about', {}, { comment: 'Before a length of time.' }),
    warnings: t('Please note'),
  },
} as const;
