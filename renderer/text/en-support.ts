import type { LogPlace } from '../../backend/contract/log.ts';
import type { ResultRow, Same } from '../../backend/contract/results.ts';
import { listed } from './format.ts';
import { pastText } from './past.ts';
import { resetKinds } from './systems.ts';
import { isolate, t } from './translate.ts';
import { called, vendorOf } from './tree.ts';

const doTheSame = t(
  'Do the same as last time',
  {},
  { comment: 'The button; what was done to the computer before is to be done to this one.' },
);
const showAnswers = t(
  'Show the answer file',
  {},
  { comment: 'A file with all answers, by which the same is done again without a question.' },
);

/** @param title what the tree to install calls itself, where this computer is offered it */
function sameText(same: Same, title: string | null): string {
  if (same.task === 'reset') return listed([resetKinds[same.mode].name, same.system]);
  const tree = same.tree === null ? [] : [title ?? vendorOf(same.tree), called(same.tree)];
  return listed([t('Install a system'), ...tree]);
}

/** What is said to those who do it all day. */
export const supportScreens = {
  answers: {
    show: showAnswers,
    title: t('Answer file'),
    lede: t('With this file “pristine apply” does the same again, and asks nothing.'),
    never: t('Accounts and passwords are never in this file.'),
    without: t('A system that is installed by this file has no accounts or passwords.'),
    bound: t('Only for this computer and this disk', {}, { comment: 'A box to tick.' }),
    loose: t(
      'On any computer where this file is used it does the same without asking: the disk of the same sort is erased, or the system of the same name is reset.',
      {},
      { loss: true },
    ),
    text: t('What the file says'),
    save: t('Where it can be saved'),
    saved: (file: string, { name }: LogPlace) =>
      t('It was saved as {file} on “{name}”. You can pull the stick out now.', { file, name }),
    codeAbout: t('The camera of a phone reads it as text.'),
    codeLabel: t('QR code with the answer file', {}, { comment: 'For screen readers.' }),
  },

  shortcuts: {
    title: t('Keyboard shortcuts'),
    lede: t('Each is shown on the button that it presses.'),
    does: {
      next: t('Continue'),
      back: t('Back'),
      start: t('Start what was reviewed', {}, { comment: 'A keyboard shortcut that does so.' }),
      again: t('Look again', {}, { comment: 'The button reads anew what is in this computer.' }),
      same: doTheSame,
      answers: showAnswers,
    },
  },

  desk: {
    title: t('This computer', {}, { comment: 'A heading, where the computer has no name of its own.' }),
    unnamed: t('Its firmware gives it no serial number.', {}, { comment: '“It” is the computer.' }),
    help: t('F1 shows the keyboard shortcuts.'),
    same: doTheSame,
    sameText,
    list: t('Done so far', {}, { comment: 'A heading above a list of computers and what was done to each.' }),
    empty: t('Nothing was done yet.'),
    none: t('No list is kept', {}, { comment: 'Of what was done to which computer.' }),
    noneText: t(
      'Keep one on a stick: what was done to which computer is added to it by itself, and the next computer can have the same.',
    ),
    keep: t('Keep the list here', {}, { comment: 'The button; the list is then on that stick.' }),
    unwritten: (count: number) =>
      t(
        '{count, plural, one {# result is not in the list yet.} other {# results are not in the list yet.}}',
        {
          count,
        },
      ),
    plugIn: t('Plug the stick with the list in again.'),
    recorded: ({ name }: LogPlace) =>
      t('This is in the list on “{name}”. You can pull the stick out now.', { name }),
    computer: ({ vendor, product }: Pick<ResultRow, 'vendor' | 'product'>) =>
      isolate(`${vendor} ${product}`.trim()),
    did: ({ task, result }: ResultRow) => pastText(task, '', result, ''),
    system: ({ system, version, mode }: ResultRow) =>
      listed([isolate(`${system} ${version}`.trim()), ...(mode === '' ? [] : [resetKinds[mode].name])]),
  },
} as const;
