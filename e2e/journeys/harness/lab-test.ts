import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedElectron } from './installed.ts';
import { startMachine, type Machine } from './machine.ts';
import { test as windowTest } from './test.ts';

export { expect } from './test.ts';

interface Fixtures {
  /** Where the tests' folders are made. */
  readonly scratch: string;
  /** A folder of the test's own: its disks are `disk-0.img` and so on, and it goes away with the test. */
  readonly folder: string;
  /** Sizes of the machine's blank disks, in bytes. */
  readonly diskSizes: readonly number[];
  /** The folder that the wizard installs from; the test's own if empty, which offers nothing. */
  readonly medium: string;
  readonly machine: Machine;
}

const gibibyte = 1024 ** 3;

/** A test whose window has a machine in the lab behind it, with the real backend in it. */
export const test = windowTest.extend<Fixtures>({
  diskSizes: [[8 * gibibyte], { option: true }],
  medium: ['', { option: true }],
  scratch: [tmpdir(), { option: true }],
  folder: async ({ scratch }, use) => {
    const folder = await mkdtemp(join(scratch, 'pristine-journey-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  machine: async ({ folder, diskSizes, medium }, use, info) => {
    const { account } = await installedElectron();
    const disks = diskSizes.map((bytes, index) => ({ file: join(folder, `disk-${index}.img`), bytes }));
    await using machine = await startMachine({ disks, medium: medium === '' ? folder : medium, account });
    await use(machine);
    if (info.status !== info.expectedStatus) await info.attach('backend.log', { body: machine.log() });
  },
  socket: async ({ machine }, use) => use(machine.socket),
});
