import type { answersProblems } from '../../backend/contract/answers-problems.ts';
import type { ProblemParams } from '../../backend/contract/problem.ts';
import { list, sentence } from './format.ts';
import { say, type ProblemText } from './say.ts';
import { t } from './translate.ts';

type Code = keyof typeof answersProblems;

/** Why an answer file is not carried out. */
export const answersTexts: { readonly [C in Code]: (params: ProblemParams<C>) => ProblemText } = {
  'answers.unreadable': ({ file }) =>
    say(t('The answers cannot be read'), t('{file} is not there, or not for us.', { file })),
  'answers.invalid': ({ path, message }) =>
    say(
      t('The answers are not right'),
      path === '' ? sentence(message) : t('At {path}: {message}.', { path, message }),
    ),
  'answers.other-machine': ({ what, expected, found }) =>
    say(
      t('The answers are for another computer'),
      t(
        '{what, select, vendor {Its maker is to be “{expected}”, and here it is “{found}”. Nothing was done.} product {Its model is to be “{expected}”, and here it is “{found}”. Nothing was done.} other {Its serial number is to be “{expected}”, and here it is “{found}”. Nothing was done.}}',
        { what, expected, found },
        { comment: '“Its” is that of the computer.' },
      ),
    ),
  'answers.no-disk': () => say(t('No disk is as the answers say'), t('Nothing was done.')),
  'answers.several-disks': ({ devices }) =>
    say(
      t('Several disks are as the answers say'),
      t('{devices}: only one may be. Nothing was done.', { devices: list(devices) }),
    ),
  'answers.several-systems': ({ systems }) =>
    say(
      t('Several systems are as the answers say'),
      t('{systems}: only one may be. Nothing was done.', { systems: list(systems) }),
    ),
};
