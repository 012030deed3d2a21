import type { Disk } from '../../backend/contract/facts.ts';
import { accessibilityScreens } from './en-accessibility.ts';
import { called, heading, type CalledDisk } from './disk-name.ts';
import { extraScreens } from './en-extras.ts';
import { kioskScreens } from './en-kiosk.ts';
import { logScreens } from './en-log.ts';
import { runScreens } from './en-run.ts';
import { settingsScreens } from './en-settings.ts';
import { sourceScreens } from './en-sources.ts';
import { supportScreens } from './en-support.ts';
import { systemScreens } from './en-systems.ts';
import { versionScreens } from './en-versions.ts';
import { date, duration, list, listed, size } from './format.ts';
import { acknowledgeErasure, lossHeading } from './losses.ts';
import { product } from './product.ts';
import { t } from './translate.ts';

/** Everything that the window says, but for problems and the vocabulary of the contract. */
export const en = {
  product,
  windowTitle: (screen: string) =>
    t(
      '{screen} – {product}',
      { screen, product },
      { comment: 'Title of the window. The product is the name of this program.' },
    ),
  language: t('Language'),

  rail: {
    label: t('Steps', {}, { comment: 'Of the wizard, for screen readers.' }),
    image: t('System', {}, { context: 'step', comment: 'Here one chooses the system to install.' }),
    disk: t('Disk', {}, { context: 'step', comment: 'Here one chooses the disk.' }),
    settings: t(
      'Settings',
      {},
      { context: 'step', comment: 'Here one answers what the first start would ask.' },
    ),
    system: t('System', {}, { context: 'step' }),
    kind: t('Kind', {}, { context: 'step', comment: 'Here one chooses the kind of reset.' }),
    versions: t('Versions', {}, { context: 'step' }),
    review: t(
      'Review',
      {},
      { context: 'step', comment: 'Here one sees all that will happen before it does.' },
    ),
    install: t('Install', {}, { context: 'step' }),
    reset: t('Reset', {}, { context: 'step' }),
    change: t('Change', {}, { context: 'step', comment: 'Here the system is changed.' }),
    after: (step: string) =>
      t('{step}, done', { step }, { comment: 'A step that lies behind; for screen readers.' }),
  },

  action: {
    back: t('Back'),
    next: t('Continue'),
    begin: t('Get started'),
    refresh: t('Look again', {}, { comment: 'The button reads anew what is in this computer.' }),
    startOver: t('Start over'),
    installAnother: t('Install on another disk'),
    close: t('Close', {}, { comment: 'The button closes the window.' }),
    dismiss: t('Dismiss this message'),
    previous: (count: number) =>
      t(
        'Previous {count}',
        { count },
        {
          comment:
            'The button shows the part of a long list, of disks perhaps, before the one that is shown.',
        },
      ),
    following: (count: number) =>
      t('Next {count}', { count }, { comment: 'The button shows the next part of a long list.' }),
    part: (from: number, to: number, count: number) =>
      t('{from} to {to} of {count}', { from, to, count }, { comment: 'Which part of a long list is shown.' }),
  },

  link: {
    connecting: t('Connecting to the installer service…'),
    ready: t('Ready', {}, { comment: 'The installer service is connected.' }),
    reconnecting: t(
      'Reconnecting, to see how far it came…',
      {},
      { comment: '“it” is the installation or change.' },
    ),
    reading: t('Looking at this computer…', {}, { comment: 'It reads which disks and systems are there.' }),
    readingLong: t(
      'This takes longer than usual. A disk may be slow or failing: unplug what you do not need, or save the log for whoever helps you.',
    ),
  },

  welcome: {
    title: t('Install a system, or bring one back'),
    lede: t(
      '{product} puts a complete, ready-made system onto a disk, and can later bring it back to the state in which it was shipped.',
      { product },
    ),
    points: [
      {
        title: t('Installing takes a whole disk', {}, { loss: true }),
        text: t(
          'You choose which one. Everything on that disk is erased, and it is not encrypted: neither an installation beside another system nor encryption is part of this release yet.',
          {},
          { loss: true },
        ),
      },
      {
        title: t('A reset can be taken back'),
        text: t(
          'What goes is set aside and can be brought back. Only handing the computer over to a new owner deletes for good, and says so.',
          {},
          { loss: true },
        ),
      },
      {
        title: t('Personal questions can wait'),
        text: t('Answer here who will use the system, or have it ask when it starts for the first time.'),
      },
    ],
    promise: t('Nothing is changed until you confirm on the review screen.'),
  },

  image: {
    title: t('Choose what to install'),
    group: t('Systems to install'),
    version: (version: string) => t('Version {version}', { version }),
    name: (system: string, version: string) => t('{system}, version {version}', { system, version }),
    installed: (bytes: number) =>
      t('{size} on the disk', { size: size(bytes) }, { comment: 'How much room the system takes.' }),
    date,
    trust: {
      signed: t('Signed by the maker of this medium'),
      pinned: t('Unsigned: pinned on this medium', {}, { comment: 'The medium holds its fingerprint.' }),
      unsigned: t('Unsigned: nothing vouches for it'),
    },
    trustDetail: {
      signed: t('Whom this medium trusts has signed this system. Every part is checked before it is used.'),
      pinned: t(
        'Nobody has signed this system. This medium holds its fingerprint, so damage is noticed; who made it is not proven.',
      ),
      unsigned: t(
        'Nobody has signed this system, and nothing here says that it is whole. Install it only if you trust it.',
      ),
    },
    apps: {
      title: t('Apps to bring along', {}, { comment: 'Along with the system that is installed.' }),
      text: t('They are there from the first start on. What they run on comes along by itself.'),
    },
    missing: t('Choose a system to continue.'),
    none: {
      title: t('There is nothing to install'),
      text: t(
        'No system was found on this medium. It may be incomplete or may have been removed. Put it in again and look again, or make it anew.',
      ),
      elsewhere: t('What is there is in order, but it holds no system.'),
    },
  },

  disk: {
    title: t('Choose the disk'),
    lede: t(
      'The system takes the whole disk. Nothing is erased yet: you will see exactly what happens before it does.',
      {},
      { loss: true },
    ),
    group: t('Disks'),
    called,
    heading,
    name: (disk: CalledDisk & Pick<Disk, 'sizeBytes'>) =>
      listed([heading(disk), size(disk.sizeBytes), ...(disk.model === '' ? [] : [disk.device])]),
    serial: (serial: string) => t('Serial {serial}', { serial }, { comment: 'The serial number of a disk.' }),
    removable: t('removable', {}, { comment: 'After how a disk is connected, as in “USB, removable”.' }),
    empty: t('Empty', {}, { comment: 'A disk with nothing on it.' }),
    noPartitions: t('Empty: a partition table without partitions'),
    used: (name: string, bytes: number) => t('{name}, {size} used', { name, size: size(bytes) }),
    bare: (name: string, fileSystem: string) =>
      t(
        '{name} ({fileSystem})',
        { name, fileSystem },
        { comment: 'What is on a disk, and the kind of its file system, as in “Data (ext4)”.' },
      ),
    unfinished: t(
      'An installation on this disk did not finish, so it holds no system that starts. Install again to start over.',
    ),
    unusable: t('Disks that cannot be used'),
    allUnusable: t('None of the disks here can be used. The reasons are below.'),
    missing: t('Choose a disk to continue. None is chosen for you.'),
    none: {
      title: t('No disk was found'),
      text: t(
        'Connect a disk and look again. If there is one in this computer, it may be switched off in the firmware settings.',
      ),
    },
  },

  review: {
    heading: t('Review what will happen'),
    lede: (system: string, disk: string) =>
      t('{system} will be installed on {disk}. Nothing has been changed yet.', { system, disk }),
    planning: t('Working out what will happen…'),
    blocked: t('This cannot be installed yet'),
    before: t('The disk now'),
    after: t('The disk afterwards'),
    partsBefore: t('What is on the disk now'),
    partsAfter: t('What will be on the disk'),
    size,
    used: (bytes: number) => t('{size} used', { size: size(bytes) }),
    erased: t(
      'erased',
      {},
      {
        loss: true,
        comment: 'After the size of a partition, as in “120 GB, 80 GB used, erased”: it will be erased.',
      },
    ),
    losses: t(
      'This will be lost for good',
      {},
      { loss: true, comment: 'Heading above what will be erased.' },
    ),
    loss: lossHeading,
    nothingLost: t(
      'No system and no data was found on this disk, so nothing will be lost.',
      {},
      { loss: true },
    ),
    acknowledge: acknowledgeErasure,
    acknowledgeMissing: t('Tick the box that names what is erased.', {}, { loss: true }),
    erase: t('Erase this disk and install', {}, { loss: true, comment: 'The button that does it.' }),
    install: t('Install on this disk', {}, { comment: 'The button that does it, where nothing is lost.' }),
    starting: t('Starting…'),
    facts: t('In short', {}, { comment: 'Heading above a table with the few facts that matter.' }),
    system: t('System', {}, { context: 'fact' }),
    disk: t('Disk', {}, { context: 'fact' }),
    space: t('Space needed'),
    spaceValue: (needed: number, total: number) =>
      t('{size} of {total}', { size: size(needed), total: size(total) }),
    time: t('Takes about', {}, { comment: 'Before a length of time.' }),
    duration,
    transfer: t('Transfer', {}, { comment: 'Before how much has to be downloaded or read.' }),
    brings: t(
      'Comes along',
      {},
      { context: 'fact', comment: 'Before the names of apps that are installed with the system.' },
    ),
    bringsValue: list,
    serial: t('Serial number', {}, { comment: 'Of a disk.' }),
    encryption: t('Encryption'),
    encryptionValue: t('None', {}, { comment: 'The disk is not encrypted.' }),
    firstStart: t('First start'),
    firstStartValue: {
      ask: t('The system asks its own questions'),
      skip: t('The system asks nothing', {}, { comment: 'At its first start.' }),
    },
    warnings: t('Please note'),
  },

  ...runScreens,
  ...settingsScreens,
  ...sourceScreens,
  ...systemScreens,
  ...versionScreens,
  ...extraScreens,
  ...logScreens,
  ...accessibilityScreens,
  ...kioskScreens,
  ...supportScreens,
} as const;
