import type { Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { facts as factsSchema, type Facts } from '../../backend/contract/facts.ts';
import type { Offer, Origin } from '../../backend/contract/offer.ts';
import { diskOf, idOf } from './disks.ts';
import { machine } from './machine.ts';
import { laptopStore, laptop, usr } from './stores.ts';
import { chooseAim, chooseLaptop, press, type Scenes } from './walk.ts';
import type { Wizard } from './wizard.ts';

export const address = 'https://systems.example.org/stable';

/** The laptop's usual version, on which deltas can be made. */
const present = '6d1b9e0a-7c2f-4b1e-9a51-0c6f6f2f8a22';

const stickDisk = diskOf('sdg', [{ kind: 'data', fileSystem: 'vfat', label: 'SYSTEMS', sizeBytes: 31e9 }], {
  model: 'Kingston DataTraveler',
  bus: 'usb',
  removable: true,
  sizeBytes: 31_000_000_000,
});

export const stick: Facts['sticks'][number] = {
  id: idOf('stick', 'systems'),
  diskId: stickDisk.id,
  name: 'SYSTEMS',
  fileSystem: 'vfat',
  uuid: '9DB4-59FF',
  folder: '',
  holds: 'repository',
};

const origins: readonly Origin[] = [
  { kind: 'address', address },
  { kind: 'stick', stickId: stick.id },
];

function offerOf(version: string, origin: Origin, changes: Partial<Offer> = {}): Offer {
  const full = { parentUuid: null, bytes: 1_400_000_000 };
  return {
    id: idOf('offer', `${origin.kind} ${version}`),
    tree: usr(version),
    title: 'Pristine Sample',
    summary: 'Security fixes, and a printer that wakes up again.',
    date: '2026-11-24',
    origin,
    trust: 'signed',
    ways: [full],
    installedBytes: 3_100_000_000,
    ...changes,
  };
}

function offersOf(origin: Origin): readonly Offer[] {
  const delta = {
    parentUuid: present,
    bytes: 112_000_000,
  };
  const [full] = offerOf('3', origin).ways;
  if (full === undefined) throw new Error('no whole stream');
  return [
    offerOf('3', origin, { ways: [delta, full] }),
    offerOf('2', origin, { date: '2026-11-20' }),
    offerOf('1.2', origin, { date: '2026-09-30', summary: '' }),
  ];
}

const store = {
  ...laptopStore,
  trees: laptopStore.trees.map((one) => (one.tree === usr('2') ? { ...one, uuids: [present] } : one)),
};

/** A machine with a stick in it, after somebody has looked at what that and an address have. */
export const connected: Facts = factsSchema.parse({
  ...machine,
  disks: [...machine.disks, stickDisk],
  stores: [store, ...machine.stores.slice(1)],
  sticks: [stick],
  offers: [...machine.offers, ...origins.flatMap(offersOf)],
});

/** The same before anything was looked at. */
export const unplugged: Facts = machine;

export async function toImages(page: Page, wizard: Wizard, facts: Facts): Promise<void> {
  wizard.playback.facts = facts;
  await chooseAim(page, wizard, 'Install a system');
}

/** Looks at what the address has. */
export async function lookThere(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Address on the network' }).check();
  await page.getByRole('textbox', { name: 'Address' }).fill(address);
  await press(page, 'Look there');
}

async function versionsFrom(page: Page, wizard: Wizard): Promise<void> {
  wizard.playback.facts = connected;
  await chooseLaptop(page, wizard, 'Systems and versions');
  await lookThere(page);
}

const heading = 'Choose what to install';

/** The screens about where systems come from. */
export const sourceScenes: Scenes = {
  'image-stick-none': {
    heading,
    show: async (page, wizard) => {
      await toImages(page, wizard, unplugged);
      await page.getByRole('radio', { name: 'USB stick' }).check();
    },
  },
  'image-stick': {
    heading,
    show: async (page, wizard) => {
      const other = { ...stick, id: idOf('stick', 'other'), name: 'INSTALLER', holds: 'medium' } as const;
      await toImages(page, wizard, { ...connected, sticks: [stick, other] });
      await page.getByRole('radio', { name: 'USB stick' }).check();
      await press(page, 'See what it has');
      await page.getByRole('radio', { name: /version 3/u }).check();
    },
  },
  'image-address': {
    heading,
    show: async (page, wizard) => {
      await toImages(page, wizard, connected);
      await lookThere(page);
      await page.getByRole('radio', { name: /version 3/u }).check();
    },
  },
  'image-address-looking': {
    heading,
    show: async (page, wizard) => {
      wizard.playback.openSource = () => new Promise(() => {});
      await toImages(page, wizard, unplugged);
      await lookThere(page);
    },
    again: (page) => press(page, 'Look there'),
  },
  'image-address-refused': {
    heading,
    show: async (page, wizard) => {
      wizard.playback.refusals.set(
        'source.open',
        problemOf('network.captive-portal', { host: 'example.org' }),
      );
      await toImages(page, wizard, unplugged);
      await lookThere(page);
    },
    again: (page) => press(page, 'Look there'),
  },
  'image-address-waiting': {
    heading,
    show: async (page, wizard) => {
      wizard.playback.refusals.set('source.open', problemOf('network.unreachable', { host: 'example.org' }));
      await toImages(page, wizard, unplugged);
      await lookThere(page);
      await press(page, 'Wait for the network');
    },
    again: async (page) => {
      await press(page, 'Look there');
      await press(page, 'Wait for the network');
    },
  },
  'disk-source': {
    heading: 'Choose the disk',
    show: async (page, wizard) => {
      await toImages(page, wizard, connected);
      await page.getByRole('radio', { name: 'USB stick' }).check();
      await page.getByRole('radio', { name: /version 3/u }).check();
      await press(page, 'Continue');
      await page.getByText('What you install comes from it').scrollIntoViewIfNeeded();
    },
  },
  'versions-address': {
    heading: `Versions of ${laptop.title}`,
    show: async (page, wizard) => {
      await versionsFrom(page, wizard);
      await page.getByText('instead of').scrollIntoViewIfNeeded();
    },
  },
};
