import type { EntryFacts } from '../../backend/contract/store.ts';
import { list, moment, size } from './format.ts';
import { t } from './translate.ts';

/** What the screens about versions, and those of a change that is on or has ended, say. */
export const versionScreens = {
  versions: {
    none: t('Versions'),
    title: (system: string) => t('Versions of {system}', { system }),
    lede: (disk: string, free: number) =>
      t('On {disk}, with {size} free.', { disk, size: size(free) }, { comment: 'Where the versions are.' }),
    list: t('Versions on this disk'),
    choose: t('Choose a version to see what can be done with it.'),
    version: (version: string) => t('Version {version}', { version }),
    named: (system: string, version: string) => t('{system}, version {version}', { system, version }),
    made: (at: string) => t('Made on {date}', { date: moment(at) }, { comment: 'Said of a version.' }),
    takes: (bytes: number, frees: number) =>
      t(
        'Takes {size}, and removing it frees {freed}',
        { size: size(bytes), freed: size(frees) },
        { comment: 'Room on the disk; versions share some of it.' },
      ),
    role: {
      usual: t('The usual one', {}, { comment: 'The version that a system starts from by itself.' }),
      once: t('Starts next, once', {}, { comment: 'The version that is tried at the next start only.' }),
      fallback: t(
        'In the boot menu',
        {},
        { comment: 'A version, or a way of starting, that can be chosen there.' },
      ),
      unused: t('Not in the boot menu', {}, { comment: 'A version that nothing starts from.' }),
    },
    usedBy: (names: readonly string[]) =>
      t(
        'Used by {names}',
        { names: list(names) },
        { comment: 'Said of a version; the names are those of systems.' },
      ),
    tries: ({ left, done }: NonNullable<EntryFacts['tries']>) =>
      left === 0
        ? t(
            '{count, plural, one {Did not come up the one time it was tried} other {Did not come up any of the # times it was tried}}',
            { count: done },
            { comment: 'Said of a version.' },
          )
        : t(
            '{count, plural, one {On trial: # more try, then it falls back} other {On trial: # more tries, then it falls back}}',
            { count: left },
            {
              comment:
                'A version that has yet to prove that it starts; then the version before is used again.',
            },
          ),
    faults: {
      wrong: t('Its entry in the boot menu is wrong.'),
      'kernel-missing': t('Its kernel is missing from the boot partition.'),
      'usr-missing': t('It is in the boot menu but not on the disk.'),
    },
    noCounter: t(
      'It cannot fall back by itself if it does not come up.',
      {},
      { comment: 'Said of a version.' },
    ),
    setDefault: t('Make it the usual one…'),
    startOnce: t('Start it once…'),
    remove: t('Remove this version…'),
    keepUsual: t(
      'It is what this system starts from, so it can only be removed after another one is made the usual one.',
    ),
    inUse: (names: readonly string[]) =>
      t(
        'It cannot be removed as long as {names} can start from it.',
        { names: list(names) },
        { comment: 'Said of a version; the names are those of systems.' },
      ),
    rollback: t('Roll back…'),
    rollbackText: t('Goes back to the version before the usual one. Settings, state and files stay.'),
    back: t('Go back', {}, { comment: 'To an earlier version.' }),
    add: t('Add a version'),
    addNone: t('It has no version of this system.', {}, { comment: '“It” is the place that was looked at.' }),
    addButton: t('Add…'),
    addThere: t('Already on this disk.'),
    addOlder: (version: string) =>
      t('Not newer than version {version}, which is the usual one.', { version }),
    addBlank: t('Nothing here to build on: only the changes from another version are there.'),
    ways: t(
      'Starting without a memory',
      {},
      { comment: 'Ways of starting that forget what happened at shutdown.' },
    ),
    waysText: t('For a kiosk, a classroom or a test. What is stored already stays and is only not used.'),
    way: {
      'forget-all': {
        name: t('Forget everything at shutdown', {}, { loss: true }),
        text: t('Each start is like the first one.', {}, { loss: true }),
      },
      'forget-state': {
        name: t('Keep settings, forget state', {}, { loss: true }),
        text: t('Settings stay; what is collected goes at shutdown.', {}, { loss: true }),
      },
    },
    waysOff: t('Off', {}, { comment: 'No way of starting without a memory is switched on.' }),
    now: {
      off: t('Now: Off', {}, { comment: 'A way of starting.' }),
      on: t('Now: In the boot menu', {}, { comment: 'A way of starting.' }),
      default: t('Now: The usual way', {}, { comment: 'A way of starting.' }),
    },
    wayTo: {
      off: t('Switch off…', {}, { comment: 'Takes a way of starting out of the boot menu.' }),
      on: t('Offer it…', {}, { comment: 'Puts a way of starting into the boot menu.' }),
      default: t('Make it usual…', {}, { comment: 'Makes a way of starting the usual one.' }),
    },
    others: t('Systems on this disk'),
    othersText: t('Several systems can share one version. Each has settings, state and files of its own.'),
    count: (count: number) => t('{count, plural, one {# system} other {# systems}}', { count }),
    self: t('this one', {}, { comment: 'In a list of systems: the one whose versions are shown.' }),
    startsFirst: t(
      'starts by itself',
      {},
      { comment: 'In a list of systems: the one that starts if nobody chooses.' },
    ),
    makeFirst: t('Let this one start by itself…', {}, { comment: 'This system.' }),
    newName: t('Name of the new system'),
    addSystem: t('Add a system…'),
    rename: t('New name of this system'),
    renameButton: t('Rename…'),
    removeSystem: t('Remove this system…'),
    removeText: t(
      'Takes the system off the disk, with its settings, state and personal files.',
      {},
      { loss: true },
    ),
    nameRule: t(
      'Letters, digits, “.”, “_” and “-”; not more than 64, and no “.” or “-” at the beginning.',
      {},
      { comment: 'Only the 26 letters of English.' },
    ),
    nameMissing: t('Enter a name first.'),
    nameTaken: t('That name is taken.'),
    nameRunning: t('A system cannot be renamed or removed while it runs.'),
  },

  outcome: {
    where: (disk: string) =>
      t(
        'On {disk}',
        { disk },
        { comment: 'Under the heading that says what is being done; where it is done.' },
      ),
    lede: (disk: string) => t('The result was read back from {disk} and verified.', { disk }),
    restartToFinish: (system: string) =>
      t('Restart {system} to finish', { system }, { comment: 'A heading: all is done but for the restart.' }),
    restartTitle: t('Restart the system'),
    restart: t('It is still running as it was. The change takes effect when it restarts.'),
    restartOld: t(
      'It is still running as it was. Restart it to begin anew; what is saved until then among the things that go is lost.',
      {},
      { loss: true },
    ),
    kept: t('What was there before is kept'),
    keptText: t(
      'It stays until you delete it, the disk runs short of space, or the system has been in good use for a while. Until then the reset can be undone.',
      {},
      { loss: true },
    ),
    undo: t('Undo…'),
    again: t('To the systems', {}, { comment: 'A button; it goes to the list of systems.' }),
    handedOver: [
      t('Shut the computer down.'),
      t('Give it away. It asks its new owner the first questions.', {}, { comment: '“It” is the computer.' }),
    ],
    resetDone: [
      t('Shut this computer down. If it was started from a medium, remove that.'),
      t('Start it again.', {}, { comment: '“It” is the computer.' }),
    ],
    next: t('What to do now'),
    cancelHint: t('Nothing has been changed so far. Cancelling leaves everything as it is.'),
    giveUpHint: t('Stopping leaves the system as it was.'),
    noCancel: t(
      'It can no longer be cancelled. Even a power cut now leaves either the old or the new, never half of each.',
    ),
    cancel: t('Cancel'),
    windowHint: t('Leave this computer switched on. You can close this window; the work goes on.'),
    quiet: t('Working on the disk; there is nothing to see meanwhile.'),
    unsure: t(
      'It is either what it was before or what it was to become, never half of each. The next look at the disk says which, and offers a repair if one is due.',
      {},
      { comment: '“It” is the system, after the work broke off.' },
    ),
    deleting: t(
      'It can no longer be cancelled. What is being deleted cannot be brought back.',
      {},
      { loss: true },
    ),
    notDeleted: t(
      'What was to be deleted may still be there, whole or in part. The next look at the disk says whether something is left.',
      {},
      { comment: 'After a deletion broke off.' },
    ),
    notHandedOver: t(
      'What was to be deleted may still be on this disk. Do not give this computer away. Do the handing over again, until it succeeds.',
      {},
      { loss: true, comment: 'After handing the computer over to a new owner failed in the middle.' },
    ),
    system: t('The system now'),
  },
} as const;
