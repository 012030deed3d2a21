import { duration } from './format.ts';
import { t } from './translate.ts';

/** What is said where strangers touch the window, and of the PIN that keeps them from doing harm. */
export const kioskScreens = {
  kiosk: {
    nothing: {
      title: t('Nothing can be done here'),
      text: t('Whoever looks after this computer has not allowed anything.'),
    },
    damaged: t('Whoever looks after this computer can repair it.', {}, { comment: '“It” is a system.' }),
    undoable: {
      title: t('Whoever looks after this computer can undo this'),
      text: t(
        'What goes is set aside, not deleted. It can be brought back until the disk runs short of space or the system has been in good use for a while.',
        {},
        { loss: true },
      ),
    },
    kept: t(
      'It stays until the disk runs short of space or the system has been in good use for a while. Until then whoever looks after this computer can undo the reset.',
      {},
      { loss: true },
    ),
    startAgain: t('Ask whoever looks after this computer to start it again.'),
    toStart: t('To the start', {}, { comment: 'A button; it goes to the first screen.' }),
    idle: {
      title: t('Are you still there?'),
      text: (ms: number) =>
        t(
          'Everything goes back to the start in {duration}. Touch the screen to stay.',
          { duration: duration(ms) },
          { comment: 'On a screen that nobody has touched for a while.' },
        ),
      stay: t('Stay here', {}, { comment: 'The button keeps the screen as it is.' }),
    },
    languages: t('Choose your language'),
  },

  pin: {
    title: t('Enter the PIN'),
    lede: t('Whoever looks after this computer knows it.'),
    field: t('PIN', {}, { comment: 'A secret number.' }),
    entered: (count: number) =>
      t(
        '{count, plural, =0 {No digit entered} one {# digit entered} other {# digits entered}}',
        { count },
        { comment: 'For screen readers; the digits themselves are not said.' },
      ),
    delete: t('Delete', {}, { comment: 'The key deletes the digit or character that was entered last.' }),
    ok: t('OK', {}, { comment: 'The key ends entering the PIN.' }),
    wait: (ms: number) => t('You can try again in {duration}.', { duration: duration(ms) }),
    again: t('You can try again now.'),
    short: t('It has at least four digits.', {}, { comment: 'The PIN.' }),
    checking: t('Checking the PIN…'),
  },

  screenKeyboard: {
    label: t('Keyboard', {}, { comment: 'Keys that are drawn on the screen.' }),
    capital: t('Capital letter', {}, { comment: 'The key makes the next letter one.' }),
    signs: t('Signs', {}, { comment: 'The key shows others than letters, such as # and +.' }),
    latin: t('Latin letters'),
    space: t('Space', {}, { context: 'key', comment: 'The key between words.' }),
    done: t('Done', {}, { context: 'key', comment: 'The key puts the keyboard away.' }),
  },
} as const;
