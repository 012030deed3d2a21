import type { Origin } from '../../backend/contract/offer.ts';
import type { Bottleneck } from '../../backend/contract/run.ts';
import { size } from './format.ts';
import { t } from './translate.ts';

/** A place where systems can come from, with the name that it has: that of a stick, or the address. */
export interface Where {
  readonly kind: 'medium' | 'stick' | 'address';
  /** Empty where it has none, or is not there any more. */
  readonly name: string;
}

/** What the window says of where systems come from. */
export const sourceScreens = {
  source: {
    group: t('Where from', {}, { comment: 'Where systems or versions come from, for screen readers.' }),
    kind: {
      medium: t('This medium', {}, { comment: 'The medium that this computer was started from.' }),
      stick: t('USB stick'),
      address: t('Address on the network'),
    },
    plugIn: t('Plug in the stick'),
    plugInText: t(
      'It shows up here by itself in a moment. Only sticks that hold systems to install are shown.',
    ),
    sticks: t('Sticks', {}, { comment: 'USB sticks.' }),
    onDisk: (disk: string) => t('On {disk}', { disk }, { comment: 'The stick’s model and size.' }),
    unsigned: t(
      'Its systems are not signed, so they can only be installed by starting this computer from it.',
    ),
    look: t('See what it has', {}, { comment: 'A button; it looks at what is on a stick.' }),
    lookAgain: t('Look again'),
    address: t('Address'),
    addressRule: t('Such as https://example.org/systems', {}, { comment: 'An example of an address.' }),
    addressMissing: t('Enter an address first.'),
    lookThere: t('Look there', {}, { comment: 'A button; it looks at what an address has.' }),
    looking: ({ kind, name }: Where) =>
      name === ''
        ? t('Looking at what the stick has… You can go back meanwhile.')
        : t(
            '{kind, select, stick {Looking at what “{name}” has… You can go back meanwhile.} other {Looking at what {name} has… You can go back meanwhile.}}',
            { kind, name },
            { comment: 'The name is that of a stick, or an address.' },
          ),
    awaited: t('Waiting for the network'),
    offered: ({ kind, name }: Where) => {
      if (kind === 'medium')
        return t('What this medium has', {}, { comment: 'Heading above what can be installed.' });
      return name === ''
        ? t('What the stick has', {}, { comment: 'Heading above what can be installed.' })
        : t(
            '{kind, select, stick {What “{name}” has} other {What {name} has}}',
            { kind, name },
            { comment: 'Heading above what can be installed. The name is that of a stick, or an address.' },
          );
    },
    amount: (origin: Origin['kind'], bytes: number, whole: number | null) => {
      const kind = origin === 'address' ? 'download' : 'read';
      return whole === null || whole <= bytes
        ? t(
            '{kind, select, download {{size} to download} other {{size} to read}}',
            { kind, size: size(bytes) },
            { comment: 'How much has to come.' },
          )
        : t(
            '{kind, select, download {{size} to download instead of {total}} other {{size} to read instead of {total}}}',
            { kind, size: size(bytes), total: size(whole) },
            { comment: 'How much has to come: only what is new, instead of all of it.' },
          );
    },
  },

  slow: {
    network: t('The network is what takes the time.'),
    medium: t('Reading from the medium is what takes the time.'),
    checking: t('Checking it is what takes the time.'),
    disk: t('Writing to the disk is what takes the time.'),
  } satisfies Record<Bottleneck, string>,
} as const;
