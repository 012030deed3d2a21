import type { policyProblems } from '../../backend/contract/policy-problems.ts';
import type { ProblemParams } from '../../backend/contract/problem.ts';
import { duration } from './format.ts';
import { say, type ProblemText } from './say.ts';
import { t } from './translate.ts';

type Code = keyof typeof policyProblems;

/** What whoever looks after the computer does not allow. */
export const policyTexts: { readonly [C in Code]: (params: ProblemParams<C>) => ProblemText } = {
  'policy.forbids': () =>
    say(t('This is not allowed here'), t('Ask whoever looks after this computer. Nothing was done.')),
  'pin.needed': () => say(t('A PIN is needed'), t('Nothing is done without it.')),
  'pin.wrong': ({ waitMs }) =>
    say(t('That PIN is wrong'), t('You can try again in {duration}.', { duration: duration(waitMs) })),
  'pin.locked': ({ waitMs }) =>
    say(
      t('Too many wrong PINs were entered'),
      t('You can try again in {duration}.', { duration: duration(waitMs) }),
    ),
};
