import type { Origin } from '../../backend/contract/offer.ts';
import type { Bottleneck } from '../../backend/contract/run.ts';
import { size } from './format.ts';

type OriginKind = Origin['kind'];

/** How much has to come from somewhere, and instead of how much. */
function amount(verb: string, bytes: number, whole: number | null): string {
  return whole === null || whole <= bytes
    ? `${size(bytes)} to ${verb}`
    : `${size(bytes)} to ${verb} instead of ${size(whole)}`;
}

/** What the window says of where systems come from. */
export const sourceScreens = {
  source: {
    group: 'Where from',
    kind: { medium: 'This medium', stick: 'USB stick', address: 'Address on the network' },
    plugIn: 'Plug in the stick',
    plugInText: 'It shows up here by itself in a moment. Only sticks that hold systems to install are shown.',
    sticks: 'Sticks',
    onDisk: (disk: string) => `On ${disk}`,
    unsigned: 'Its systems are not signed, so they can only be installed by starting this computer from it.',
    look: 'See what it has',
    lookAgain: 'Look again',
    address: 'Address',
    addressRule: 'Such as https://example.org/systems',
    addressMissing: 'Enter an address first.',
    lookThere: 'Look there',
    looking: (where: string) => `Looking at what ${where} has… You can go back meanwhile.`,
    offered: (where: string) => `What ${where} has`,
    thisMedium: 'this medium',
    thatStick: 'the stick',
    amount: (origin: OriginKind, bytes: number, whole: number | null) =>
      amount(origin === 'address' ? 'download' : 'read', bytes, whole),
  },

  slow: {
    network: 'The network is what takes the time.',
    medium: 'Reading from the medium is what takes the time.',
    checking: 'Checking it is what takes the time.',
    disk: 'Writing to the disk is what takes the time.',
  } satisfies Record<Bottleneck, string>,
} as const;
