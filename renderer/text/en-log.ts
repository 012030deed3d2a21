import type { LogPlace } from '../../backend/contract/log.ts';
import { t } from './translate.ts';

/** What is said about the log, and about switching off. */
export const logScreens = {
  log: {
    show: t('Show the log'),
    label: t('Log of the installer service'),
    empty: t('The log is empty.'),
    nothing: t('No line is like that.', {}, { comment: 'Nothing in the log fits the filter.' }),
    reading: t('Reading the log…'),
    filter: t(
      'Filter',
      {},
      { comment: 'A field; only the lines of the log are shown that have what is typed there.' },
    ),
    onlyErrors: t('Errors only', {}, { comment: 'A box to tick; only those lines of the log are shown.' }),
    count: (shown: number, all: number) =>
      shown === all
        ? t('{count, plural, one {# line} other {# lines}}', { count: all })
        : t('{count, plural, one {{shown} of # line} other {{shown} of # lines}}', { shown, count: all }),
    copy: t('Copy', {}, { comment: 'The button copies the log to the clipboard.' }),
  },

  saveLog: {
    title: t('Save the log'),
    lede: t('It tells what was done and what went wrong. No password is in it.'),
    looking: t('Looking for sticks…', {}, { comment: 'USB sticks.' }),
    noStick: t('Plug in a stick to save it there. It must be formatted, as sticks are when they are sold.'),
    again: t('Look again'),
    place: {
      stick: ({ name }: LogPlace) =>
        t('On the stick “{name}”', { name }, { comment: 'Where the log is saved.' }),
      'boot-partition': ({ name }: LogPlace) =>
        t('On the boot partition of {disk}', { disk: name }, { comment: 'Where the log is saved.' }),
    },
    about: {
      stick: t('As a new file. Nothing else on it is changed.'),
      'boot-partition': t('For support. It stays there until the system is changed or handed over.'),
    },
    save: t('Save here'),
    saving: t('Saving…'),
    saved: {
      stick: (file: string, { name }: LogPlace) =>
        t('The log was saved as {file} on “{name}”. You can pull the stick out now.', { file, name }),
      'boot-partition': (file: string, { name }: LogPlace) =>
        t('The log was saved as {file} on the boot partition of {disk}, in the folder pristine/log.', {
          file,
          disk: name,
        }),
    },
    file: t('In a file', {}, { comment: 'Where the log is saved.' }),
    fileAbout: t('You choose where, on this computer.'),
    chooseFile: t('Choose a file'),
    fileSaved: t('The log was saved.'),
    code: t('As a picture for a phone', {}, { comment: 'How the log is saved: as a QR code.' }),
    codeAbout: t('Its most telling part, which the camera of a phone reads as text.'),
    showCode: t('Show the picture'),
    codeTitle: t('The log for a phone'),
    codeLede: t('Point the camera of a phone at it, and send the text to whoever helps you.'),
    codeLabel: t('QR code with the text below', {}, { comment: 'For screen readers.' }),
    codeText: t('The text in the picture'),
    back: t('Back'),
  },

  switchOff: {
    title: t('Switch this computer off?'),
    lede: t('What is open in other programs and was not saved is lost.', {}, { loss: true }),
    not: t('Leave it on', {}, { comment: 'The button; the computer is not switched off.' }),
    button: t('Switch off now'),
  },

  restart: {
    offer: t('Restart', {}, { comment: 'The button restarts the computer, after one more question.' }),
    title: t('Restart this computer?'),
    lede: t('What is open in other programs and was not saved is lost.', {}, { loss: true }),
    not: t('Not now', {}, { comment: 'The button; the computer is not restarted.' }),
    button: t('Restart now'),
  },
} as const;
