import type { PageWords } from '../../backend/contract/bridge.ts';
import { t } from './translate.ts';

/** What is asked outside the page, in a box of the desktop. */
export const pageWords: PageWords = {
  failed: t(
    'The window keeps failing.',
    {},
    { comment: 'It is loaded again and again, and dies each time.' },
  ),
  stuck: t('The window does not answer.'),
  runGoesOn: t('If an installation or a change is running, it goes on by itself.'),
  loadAgain: t('Load again', {}, { comment: 'The button loads the window again.' }),
  wait: t('Wait', {}, { comment: 'The button waits for the window to answer.' }),
  close: t('Close', {}, { comment: 'The button closes the window.' }),
};
