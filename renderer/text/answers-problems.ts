import type { answersProblems } from '../../backend/contract/answers-problems.ts';
import type { ProblemParams } from '../../backend/contract/problem.ts';
import { list } from './format.ts';
import { say, type ProblemText } from './say.ts';

type Code = keyof typeof answersProblems;

/** Why an answer file is not carried out. */
export const answersTexts: { readonly [C in Code]: (params: ProblemParams<C>) => ProblemText } = {
  'answers.unreadable': ({ file }) =>
    say('The answers cannot be read', `${file} is not there, or not for us.`),
  'answers.invalid': ({ path, message }) =>
    say('The answers are not right', path === '' ? `${message}.` : `At ${path}: ${message}.`),
  'answers.other-machine': ({ what, expected, found }) =>
    say(
      'The answers are for another computer',
      `Its ${what} is to be “${expected}”, and here it is “${found}”. Nothing was done.`,
    ),
  'answers.no-disk': () => say('No disk is as the answers say', 'Nothing was done.'),
  'answers.several-disks': ({ devices }) =>
    say('Several disks are as the answers say', `${list(devices)}: only one may be. Nothing was done.`),
};
