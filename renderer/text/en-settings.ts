import type { SystemSettings } from '../../backend/contract/settings.ts';
import type { Fault, Field, Owner } from '../store/setup.ts';
import { keyboardName, localeName, timeIn } from './setting-names.ts';
import { isolate, t } from './translate.ts';

const left = t('Ask at the first start', {}, { comment: 'Instead of an answer, in a list of answers.' });

const labels = {
  language: t('Language'),
  keyboard: t('Keyboard'),
  timeZone: t('Time zone'),
  hostName: t('Name of this computer'),
  user: t('User', {}, { comment: 'Before the name of who will use the system.' }),
  root: t('Administrator (root)'),
};

const rules = {
  hostName: t('Letters, digits and hyphens, such as desk-7. It can be left empty.'),
  fullName: t(
    'It can be left empty, and has no colons, commas, quotation marks, percent signs or backslashes.',
  ),
  userName: t(
    'Small letters, digits, hyphens and underscores, and a letter first. The personal folder is called so, too.',
  ),
  password: t(
    'Several words that only you know make a good one. It is passed on as a hash, and kept nowhere.',
  ),
  repeated: '',
} satisfies Record<Field, string>;

function userText({ name, fullName }: NonNullable<SystemSettings['user']>): string {
  return fullName === ''
    ? isolate(name)
    : t('{fullName} ({name})', { fullName, name }, { comment: 'A person’s name, and the name of the user.' });
}

/** What the window says of what the first start would ask. */
export const settingsScreens = {
  keyboard: {
    label: labels.keyboard,
    try: t(
      'Try it here',
      {},
      { comment: 'Names a field in which one types, to see what the keyboard writes.' },
    ),
  },

  settings: {
    title: t('Set up the system'),
    lede: t('This can be done now, or by whoever starts it for the first time.'),
    later: t('When it starts for the first time'),
    laterText: t('The system then asks for its language, keyboard, time zone and user by itself.'),
    now: t('Now'),
    nowText: t('It comes up ready to use, and asks only for what you leave open here.'),
    left,
    labels,
    time: (zone: string, now: Date) =>
      t('It is {time} there.', { time: timeIn(zone, now) }, { comment: 'With the name of the time zone.' }),
    owner: t('Who will use it'),
    owners: {
      nobody: left,
      user: t('A person', {}, { comment: 'Who will use the system.' }),
      root: t('Only its administrator', {}, { comment: 'Who will use the system: only root.' }),
    } satisfies Record<Owner, string>,
    ownerTexts: {
      nobody: '',
      user: t('This person can administer the system. Nobody can log in as root.'),
      root: t('Whoever knows the password of root can do everything.'),
    } satisfies Record<Owner, string>,
    fields: {
      hostName: labels.hostName,
      fullName: t('Full name'),
      userName: t('User name'),
      password: t('Password'),
      repeated: t('Password again'),
    } satisfies Record<Field, string>,
    rules,
    wrong: (field: Field, fault: Fault) => {
      switch (fault) {
        case 'missing':
          return field === 'password' ? t('Enter a password.') : t('Enter a user name.');
        case 'rule':
          return rules[field];
        case 'taken':
          return t('The system itself has that name. Choose another one.');
        case 'differs':
          return t('This is not the same password.');
      }
    },
    special: t(
      'Not every keyboard has all of these characters. The one that is chosen above has to have them.',
    ),
    show: t('Show the password'),
    isSet: t('The password is set.'),
    another: t('Enter another password'),
    missing: t('Something is missing or not right yet.'),
    heading: t('What the system is told'),
    rows: ({ language, keyboard, timeZone, hostName, rootPassword, user }: SystemSettings) =>
      [
        ...(language === undefined ? [] : [[labels.language, localeName(language)] as const]),
        ...(keyboard === undefined ? [] : [[labels.keyboard, keyboardName(keyboard)] as const]),
        ...(timeZone === undefined
          ? []
          : [[labels.timeZone, isolate(timeZone.replaceAll('_', ' '))] as const]),
        ...(hostName === undefined ? [] : [[labels.hostName, isolate(hostName)] as const]),
        ...(user === undefined ? [] : [[labels.user, userText(user)] as const]),
        ...(rootPassword === undefined ? [] : [[labels.root, t('With a password')] as const]),
      ] as const,
    firstStart: t('The system asks only for what it is not told here'),
    resets: t(
      'Resetting the state keeps this. A factory reset forgets it, passwords as well, and the system asks again. Personal files that are kept then belong to its next first user, who finds them by the same user name.',
      {},
      { loss: true },
    ),
  },
} as const;
