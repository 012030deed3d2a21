import type { ProblemCode, ProblemParams } from '../../backend/contract/problem.ts';
import { product } from './product.ts';
import { say, type ProblemText } from './say.ts';
import { t } from './translate.ts';

type Code = Extract<ProblemCode, `backend.${string}` | 'protocol.version' | 'internal'>;

/** What is wrong with the installer service itself. */
export const serviceTexts: { readonly [C in Code]: (params: ProblemParams<C>) => ProblemText } = {
  'protocol.version': ({ client, server }) =>
    say(
      t('The parts of {product} do not fit together', { product }),
      t('The window speaks version {client}, the installer service version {server}.', { client, server }),
    ),
  'backend.unreachable': () =>
    say(
      t('The installer service does not answer'),
      t(
        'Without it nothing can be done. {product} keeps trying. If you are asked for a password, please enter it.',
        { product },
      ),
    ),
  'backend.dismissed': () =>
    say(
      t('The password was not given'),
      t(
        '{product} needs an administrator’s password to look at the disks. Try again, and enter it when you are asked.',
        { product },
      ),
    ),
  'backend.denied': () =>
    say(
      t('Using the installer service was not allowed'),
      t(
        'The password was wrong, this account may not, or nothing here could ask for a password. Try again, or ask whoever looks after this computer.',
      ),
    ),
  'backend.missing': () =>
    say(
      t('The installer service is not installed'),
      t('A part of {product} is missing on this computer. Tell whoever set it up.', { product }),
    ),
  'backend.died': () =>
    say(
      t('The installer service ended unexpectedly'),
      t('Whatever it was doing has stopped. The log may say why.'),
    ),
  internal: () =>
    say(
      t('Something went wrong inside {product}', { product }),
      t('This is a mistake in {product}. The log says more.', { product }),
    ),
};
