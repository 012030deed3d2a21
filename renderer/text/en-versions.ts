import type { EntryFacts } from '../../backend/contract/store.ts';
import { list, moment, plural, size } from './format.ts';

/** What the screens about versions, and those of a change that is on or has ended, say. */
export const versionScreens = {
  versions: {
    none: 'Versions',
    title: (system: string) => `Versions of ${system}`,
    lede: (disk: string, free: number) => `On ${disk}, with ${size(free)} free.`,
    list: 'Versions on this disk',
    choose: 'Choose a version to see what can be done with it.',
    version: (version: string) => `Version ${version}`,
    made: (at: string) => `Made on ${moment(at)}`,
    takes: (bytes: number, frees: number) => `Takes ${size(bytes)}, and removing it frees ${size(frees)}`,
    role: {
      usual: 'The usual one',
      once: 'Starts next, once',
      fallback: 'In the boot menu',
      unused: 'Not in the boot menu',
    },
    usedBy: (names: readonly string[]) => `Used by ${list(names)}`,
    tries: ({ left, done }: NonNullable<EntryFacts['tries']>) =>
      left === 0
        ? `Did not come up ${plural(done, { one: 'the one time', other: `any of the ${done} times` })} it was tried`
        : `On trial: ${plural(left, { one: '1 more try', other: `${left} more tries` })}, then it falls back`,
    faults: {
      wrong: 'Its entry in the boot menu is wrong.',
      'kernel-missing': 'Its kernel is missing from the boot partition.',
      'usr-missing': 'It is in the boot menu but not on the disk.',
    },
    noCounter: 'It cannot fall back by itself if it does not come up.',
    setDefault: 'Make it the usual one…',
    startOnce: 'Start it once…',
    remove: 'Remove this version…',
    keepUsual:
      'It is what this system starts from, so it can only be removed after another one is made the usual one.',
    inUse: (names: readonly string[]) => `It cannot be removed as long as ${list(names)} can start from it.`,
    rollback: 'Roll back…',
    rollbackText: 'Goes back to the version before the usual one. Settings, state and files stay.',
    back: 'Go back',
    add: 'Add a version',
    addNone: 'It has no version of this system.',
    addButton: 'Add…',
    addThere: 'Already on this disk.',
    addOlder: (usual: string) => `Not newer than version ${usual}, which is the usual one.`,
    addBlank: 'Nothing here to build on: only the changes from another version are there.',
    ways: 'Starting without a memory',
    waysText: 'For a kiosk, a classroom or a test. What is stored already stays and is only not used.',
    way: {
      'forget-all': { name: 'Forget everything at shutdown', text: 'Each start is like the first one.' },
      'forget-state': {
        name: 'Keep settings, forget state',
        text: 'Settings stay; what is collected goes at shutdown.',
      },
    },
    now: (state: string) => `Now: ${state}`,
    wayNow: { off: 'Off', on: 'In the boot menu', default: 'The usual way' },
    wayTo: { off: 'Switch off…', on: 'Offer it…', default: 'Make it usual…' },
    others: 'Systems on this disk',
    othersText: 'Several systems can share one version. Each has settings, state and files of its own.',
    count: (count: number) => plural(count, { one: '1 system', other: `${count} systems` }),
    self: 'this one',
    startsFirst: 'starts by itself',
    makeFirst: 'Let this one start by itself…',
    newName: 'Name of the new system',
    addSystem: 'Add a system…',
    rename: 'New name of this system',
    renameButton: 'Rename…',
    removeSystem: 'Remove this system…',
    removeText: 'Takes the system off the disk, with its settings, state and personal files.',
    nameRule: 'Letters, digits, “.”, “_” and “-”; not more than 64, and no “.” or “-” at the beginning.',
    nameMissing: 'Enter a name first.',
    nameTaken: 'That name is taken.',
    nameRunning: 'A system cannot be renamed or removed while it runs.',
  },

  outcome: {
    where: (disk: string) => `on ${disk}`,
    lede: (disk: string) => `The result was read back from ${disk} and verified.`,
    restartTitle: 'Restart the system',
    restart: 'It is still running as it was. The change takes effect when it restarts.',
    restartOld:
      'It is still running as it was. Restart it to have the new state; what is written until then goes with the old one.',
    kept: 'What was there before is kept',
    keptText:
      'It stays until you let go of it, the disk runs short of space, or the system has been in good use for a while. Until then the reset can be undone.',
    undo: 'Undo…',
    again: 'To the systems',
    handedOver: ['Shut the computer down.', 'Give it away. It asks its new owner the first questions.'],
    next: 'What to do now',
    cancelHint: 'Nothing has been changed so far. Cancelling leaves everything as it is.',
    giveUpHint: 'Stopping leaves the system as it was.',
    noCancel:
      'It can no longer be cancelled. Even a power cut now leaves either the old or the new, never half of each.',
    cancel: 'Cancel',
    windowHint: 'You can close this window; the work goes on.',
    quiet: 'Working on the disk; there is nothing to see meanwhile.',
    failed: (subject: string) => `${subject} failed`,
    cancelled: (subject: string) => `${subject} was cancelled`,
    interrupted: (subject: string) => `${subject} was interrupted`,
    unsure:
      'It is either what it was before or what it was to become, never half of each. The next look at the disk says which, and offers a repair if one is due.',
    system: 'The system now',
  },
} as const;
