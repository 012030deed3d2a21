import type { Disk } from '../../backend/contract/facts.ts';
import type { Loss } from '../../backend/contract/plan.ts';
import { extraScreens } from './en-extras.ts';
import { sourceScreens } from './en-sources.ts';
import { systemScreens } from './en-systems.ts';
import { versionScreens } from './en-versions.ts';
import { date, duration, list, percent, plural, size } from './format.ts';

/** How many things the tick box names before it counts the rest. */
const mostNamed = 3;

function lossName({ what, name }: Loss): string {
  if (what === 'unfinished-installation') return 'the unfinished installation';
  if (name !== '') return what === 'data' ? `the data on “${name}”` : name;
  return what === 'system' ? 'a system without a name' : 'data without a name';
}

function lossWithSize(loss: Loss): string {
  return loss.usedBytes === null ? lossName(loss) : `${lossName(loss)} (${size(loss.usedBytes)})`;
}

function named(losses: readonly Loss[]): string {
  const rest = losses.length - mostNamed;
  if (rest <= 0) return list(losses.map(lossWithSize));
  const more = plural(rest, { one: `${rest} more thing`, other: `${rest} more things` });
  return list([...losses.slice(0, mostNamed).map(lossWithSize), more]);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

type CalledDisk = Pick<Disk, 'model' | 'device'>;

/** What a person calls a disk, within a sentence. Virtual ones have no model. */
function called({ model, device }: CalledDisk): string {
  return model === '' ? `disk ${device}` : model;
}

/** Everything that the window says, but for problems and the vocabulary of the contract. */
export const en = {
  product: 'Pristine',
  windowTitle: (screen: string) => `${screen} – Pristine`,

  rail: {
    label: 'Steps',
    image: 'System',
    disk: 'Disk',
    system: 'System',
    kind: 'Kind',
    versions: 'Versions',
    review: 'Review',
    install: 'Install',
    reset: 'Reset',
    change: 'Change',
    done: 'done',
    position: (step: number, total: number) => `Step ${step} of ${total}`,
  },

  action: {
    back: 'Back',
    next: 'Continue',
    begin: 'Get started',
    refresh: 'Look again',
    saveLog: 'Save the log',
    startOver: 'Start over',
    installAnother: 'Install on another disk',
    close: 'Close',
    dismiss: 'Dismiss this message',
    tryAgain: 'Try again',
  },

  link: {
    connecting: 'Connecting to the installer service…',
    ready: 'Ready',
    lost: 'Connection to the installer service lost. Reconnecting…',
    lostInRun: 'The work goes on by itself. Only this window lost sight of it and is reconnecting…',
    diedInRun: 'Reconnecting, to see how far it came…',
    reading: 'Looking at this computer…',
  },

  welcome: {
    title: 'Install a system, or bring one back',
    lede: 'Pristine puts a complete, ready-made system onto a disk, and can later bring it back to the state in which it was shipped.',
    points: [
      {
        title: 'Installing takes a whole disk',
        text: 'You choose which one. Everything on that disk is erased, and it is not encrypted: neither an installation beside another system nor encryption is part of this release yet.',
      },
      {
        title: 'A reset can be taken back',
        text: 'What goes is set aside and can be brought back. Only handing the computer over to a new owner deletes for good, and says so.',
      },
      {
        title: 'Personal questions come later',
        text: 'Language, keyboard and your account are asked by the system itself when it starts for the first time.',
      },
    ],
    promise: 'Nothing is changed until you confirm on the review screen.',
  },

  image: {
    title: 'Choose what to install',
    group: 'Systems to install',
    version: (version: string) => `Version ${version}`,
    name: (title: string, version: string) => `${title}, version ${version}`,
    installed: (bytes: number) => `${size(bytes)} on the disk`,
    date,
    trust: {
      signed: 'Signed by the maker of this medium',
      pinned: 'Unsigned: pinned on this medium',
      unsigned: 'Unsigned: nothing vouches for it',
    },
    trustDetail: {
      signed: 'Whom this medium trusts has signed this system. Every part is checked before it is used.',
      pinned:
        'Nobody has signed this system. This medium holds its fingerprint, so damage is noticed; who made it is not proven.',
      unsigned:
        'Nobody has signed this system, and nothing here says that it is whole. Install it only if you trust it.',
    },
    apps: {
      title: 'Apps to bring along',
      text: 'They are there from the first start on. What they run on comes along by itself.',
    },
    missing: 'Choose a system to continue.',
    none: {
      title: 'There is nothing to install',
      text: 'No system was found on this medium. It may be incomplete or may have been removed. Put it in again and look again, or make it anew.',
      elsewhere: 'What is there is in order, but it holds no system.',
    },
  },

  disk: {
    title: 'Choose the disk',
    lede: 'The system takes the whole disk. Nothing is erased yet: you will see exactly what happens before it does.',
    group: 'Disks',
    called,
    heading: (disk: CalledDisk) => capital(called(disk)),
    name: (disk: CalledDisk & Pick<Disk, 'sizeBytes'>) =>
      disk.model === ''
        ? `${capital(called(disk))}, ${size(disk.sizeBytes)}`
        : `${disk.model}, ${size(disk.sizeBytes)}, ${disk.device}`,
    serial: (serial: string) => `Serial ${serial}`,
    removable: 'removable',
    empty: 'Empty',
    noPartitions: 'Empty: a partition table without partitions',
    used: (name: string, bytes: number) => `${name}, ${size(bytes)} used`,
    bare: (name: string, fileSystem: string) => `${name} (${fileSystem})`,
    unfinished:
      'An installation on this disk did not finish, so it holds no system that starts. Install again to start over.',
    unfinishedTag: 'Unfinished installation',
    unusable: 'Disks that cannot be used',
    allUnusable: 'None of the disks here can be used. The reasons are below.',
    missing: 'Choose a disk to continue. None is chosen for you.',
    none: {
      title: 'No disk was found',
      text: 'Connect a disk and look again. If there is one in this computer, it may be switched off in the firmware settings.',
    },
  },

  review: {
    title: (disk: string) => `Review: ${disk}`,
    heading: 'Review what will happen',
    lede: (system: string, disk: string) =>
      `${system} will be installed on ${disk}. Nothing has been changed yet.`,
    planning: 'Working out what will happen…',
    blocked: 'This cannot be installed yet',
    before: 'The disk now',
    after: 'The disk afterwards',
    partsBefore: 'What is on the disk now',
    partsAfter: 'What will be on the disk',
    part: (name: string, bytes: number) => `${name}, ${size(bytes)}`,
    size,
    used: (bytes: number) => `${size(bytes)} used`,
    erased: 'erased',
    losses: 'This will be lost for good',
    loss: (loss: Loss) => capital(lossName(loss)),
    nothingLost: 'No system and no data was found on this disk, so nothing will be lost.',
    acknowledge: (losses: readonly Loss[], disk: string) =>
      `I understand that ${named(losses)} will be erased from ${disk}.`,
    acknowledgeMissing: 'Tick the box that names what is erased.',
    erase: 'Erase this disk and install',
    install: 'Install on this disk',
    starting: 'Starting…',
    facts: 'In short',
    system: 'System',
    disk: 'Disk',
    space: 'Space needed',
    spaceValue: (needed: number, total: number) => `${size(needed)} of ${size(total)}`,
    time: 'Takes about',
    duration,
    transfer: 'Transfer',
    brings: 'Comes along',
    bringsValue: (names: readonly string[]) => list(names),
    encryption: 'Encryption',
    encryptionValue: 'None',
    firstStart: 'First start',
    firstStartValue: 'The system asks its own questions',
    warnings: 'Please note',
  },

  progress: {
    title: (system: string) => `Installing ${system}`,
    onto: (disk: CalledDisk) =>
      disk.model === '' ? `onto ${called(disk)}` : `onto ${disk.model} (${disk.device})`,
    bar: 'Installation',
    percent,
    valueText: (fraction: number, doing: string) => `${percent(fraction)}, ${doing}`,
    bytes: (done: number, total: number) => `${size(done)} of ${size(total)}`,
    rate: (bytesPerSecond: number) => `${size(bytesPerSecond)} per second`,
    remaining: (ms: number) => `About ${duration(ms)} left`,
    nearly: 'A few seconds left',
    quiet: 'Writing to the disk; there is nothing to see meanwhile.',
    stalled: (ms: number) => `No progress for ${duration(ms)}. Still trying.`,
    steps: 'Steps',
    state: { pending: 'to do', running: 'in progress', done: 'done', failed: 'failed' },
    goesOn: 'It goes on by itself as soon as it can.',
    giveUp: 'Stop waiting',
    giveUpHint:
      'The disk has been erased: stopping leaves the work unfinished, without a system that starts until it is installed again.',
    cancel: 'Cancel the installation',
    cancelHint: 'Nothing on the disk has been changed so far. Cancelling leaves it as it is.',
    noCancel:
      'The disk has been erased, so stopping now would leave no system that starts. It can no longer be cancelled.',
    windowHint: 'You can close this window; the installation goes on.',
  },

  done: {
    title: (system: string) => `${system} is installed`,
    lede: (disk: string) => `Everything was read back from ${disk} and verified.`,
    verified: 'What was verified',
    next: 'What to do now',
    steps: [
      'Shut this computer down, and remove the installation medium.',
      'Start it again. The new system comes up and asks its first questions.',
    ],
    took: (ms: number) => `It took ${duration(ms)}.`,
  },

  failed: {
    title: 'The installation failed',
    cancelledTitle: 'The installation was cancelled',
    cancelledDetail: 'It was stopped before anything was erased.',
    interruptedTitle: 'The installation was interrupted',
    step: (name: string) => `It stopped at: ${name}.`,
    disk: 'The disk now',
    whatNow: 'What you can do',
    log: 'Show the log',
    logLabel: 'Log of the installer service',
    logEmpty: 'The log is empty.',
    logReading: 'Reading the log…',
    logSaved: 'The log was saved.',
  },

  ...sourceScreens,
  ...systemScreens,
  ...versionScreens,
  ...extraScreens,
} as const;
