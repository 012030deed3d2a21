import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { Folder } from '../../backend/machine.ts';
import { electronDist } from '../../setup/electron.ts';
import { goldenMaster } from '../../setup/golden.ts';
import { launchWizard, type Wizard } from './app.ts';
import { installedElectron } from './installed.ts';
import { startMachine } from './machine.ts';
import { walkToReview } from './walk.ts';

// What a start leaves lying about is gone by then.
const settleMs = 3000;

/** A process with all that descend from it. */
async function family(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8')),
  );
  const children = lists.flatMap((list) => list.split(' ').filter((child) => child !== ''));
  const families = await Promise.all(children.map((child) => family(Number(child))));
  return [pid, ...families.flat()];
}

/**
 * What all processes of a window hold, in KiB. By proportional set sizes: what several of them share, such as the
 * program itself, is counted once in all, as it is there once. Private memory would leave that out, and it is most of it.
 */
async function heldKib({ app }: Wizard): Promise<number> {
  await delay(settleMs);
  const pids = await family(app.process().pid ?? Number.NaN);
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+)/mu.exec(rollup)?.[1]);
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Files of its own for a program: another Electron that runs meanwhile would share its pages and take half of their count. */
async function ownCopy(electron: string, copy: string): Promise<string> {
  await execa('cp', ['--recursive', dirname(electron), copy]);
  return join(copy, 'electron');
}

/** What each holds, in KiB, a number for each round: the wizard may hold so many times as much as an empty window. */
export interface Held {
  readonly empty: readonly number[];
  readonly welcome: readonly number[];
  readonly review: readonly number[];
}

export const mostTimesEmpty = 1.35;

/** Measures the wizard's window, at its beginning and at the review, and an empty one. */
export async function windowMemory(rounds: number): Promise<Held> {
  const { electron, account } = await installedElectron();
  await using folder = await Folder.make();
  await execa('chmod', ['a+rx', folder.path]);
  const wizard = await ownCopy(electron, folder.file('wizard'));
  const emptyElectron = join(
    await electronDist(join(import.meta.dirname, '../../bench/empty-app')),
    'electron',
  );
  const empty = await ownCopy(emptyElectron, folder.file('empty'));
  const disks = [{ file: folder.file('disk.img'), bytes: 8 * 1024 ** 3 }];
  await using machine = await startMachine({ disks, medium: await goldenMaster(), account });
  const { socket } = machine;
  const held: Record<keyof Held, number[]> = { empty: [], welcome: [], review: [] };
  for (let round = 0; round < rounds; round += 1) {
    {
      await using window = await launchWizard({ electron: empty, account, socket });
      held.empty.push(await heldKib(window));
    }
    await using window = await launchWizard({ electron: wizard, account, socket });
    held.welcome.push(await heldKib(window));
    await walkToReview(window.page, /version 1$/u, /ubdb/u);
    await window.page.getByRole('button', { name: 'Install on this disk' }).waitFor();
    held.review.push(await heldKib(window));
  }
  return held;
}
