import { percent } from './format.ts';
import { t } from './translate.ts';

/** What is said about how the window is to be seen. */
export const accessibilityScreens = {
  accessibility: {
    title: t('Accessibility'),
    lede: t('What you choose holds at once, and on every screen.'),
    textSize: t('Text size'),
    percent,
    contrast: t('Contrast'),
    appearance: t('Appearance', {}, { comment: 'Whether the window is light or dark.' }),
    motion: t('Motion', {}, { comment: 'Whether things move on the screen.' }),
    texts: {
      system: t(
        'As this computer is set',
        {},
        {
          comment:
            'A choice, for how much contrast there is, whether the window is dark, and whether things move.',
        },
      ),
      more: t('More', {}, { context: 'contrast', comment: 'A choice.' }),
      light: t('Light', {}, { context: 'appearance', comment: 'A choice.' }),
      dark: t('Dark', {}, { context: 'appearance', comment: 'A choice.' }),
      reduced: t('Less', {}, { context: 'motion', comment: 'A choice.' }),
    },
  },
} as const;
