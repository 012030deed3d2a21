import type { Page } from 'playwright';
import { execa } from 'execa';
import { Folder } from '../backend/machine.ts';
import { launchWizard } from '../journeys/harness/app.ts';
import { installedElectron } from '../journeys/harness/installed.ts';
import { largeMachine } from '../renderer/large.ts';
import { startFixedBackend } from './fixed-backend.ts';
import { median, seconds, type Row } from './table.ts';

const rounds = 3;

interface List {
  readonly what: string;
  readonly length: number;
  readonly aim: string;
  /** What is chosen on the way to the list. */
  readonly choice: RegExp;
}

const lists: readonly List[] = [
  { what: '500 disks', length: 500, aim: 'Install a system', choice: /version 2$/u },
  {
    what: '2,000 versions',
    length: 2000,
    aim: 'Systems and versions',
    choice: /^Pristine Sample, version 2/u,
  },
];

/**
 * Runs in the page: scrolls to its end in steps, goes on to the next part of the list as soon as that can be done, and so
 * on to the last. Gives the longest time between two frames, in milliseconds, and how many choices were seen.
 */
async function goThrough(): Promise<{ readonly longestMs: number; readonly seen: number }> {
  const step = 400;
  const seen = new Set<string>();
  let longestMs = 0;
  let last = performance.now();
  const frame = async (): Promise<void> => {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    longestMs = Math.max(longestMs, now - last);
    last = now;
  };
  while (true) {
    for (const { ariaLabel } of document.querySelectorAll('[type=radio]')) seen.add(ariaLabel ?? '');
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      scrollTo(0, y);
      await frame();
    }
    const next = [...document.querySelectorAll('button')].find(({ textContent }) =>
      textContent.startsWith('Next'),
    );
    if (next === undefined || next.ariaDisabled === 'true') return { longestMs, seen: seen.size };
    next.click();
    await frame();
  }
}

async function walkToList(page: Page, { aim, choice }: List): Promise<void> {
  const next = page.getByRole('button', { name: 'Continue' });
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('radio', { name: aim }).click();
  await next.click();
  await page.getByRole('radio', { name: choice }).click();
  await next.click();
  await page.getByText('1 to 50 of').waitFor();
}

/** The longest pause while somebody scrolls through lists that are as long as they can be. */
export async function measureLongLists(): Promise<readonly Row[]> {
  const installed = await installedElectron();
  await using folder = await Folder.make();
  await execa('chmod', ['a+rx', folder.path]);
  await using backend = await startFixedBackend(folder.file('backend.sock'), largeMachine, installed.account);
  const rows: Row[] = [];
  for (const list of lists) {
    const pauses: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await using wizard = await launchWizard({ ...installed, socket: backend.path });
      await walkToList(wizard.page, list);
      const { longestMs, seen } = await wizard.page.evaluate(goThrough);
      if (seen < list.length) throw new Error(`only ${seen} of ${list.what} were to be seen`);
      pauses.push(longestMs);
    }
    rows.push({
      what: `longest pause in ${list.what} (under 1 s)`,
      value: seconds(median(pauses)),
      isMissed: median(pauses) >= 1000,
    });
  }
  return rows;
}
