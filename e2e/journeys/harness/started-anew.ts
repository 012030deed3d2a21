import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chromium, type Page } from 'playwright';
import type { Wizard } from './app.ts';
import { kill, processesOf } from './processes.ts';

/** Lets no process that draws live, until the window has started anew without one. */
export async function killUntilStartedAnew(wizard: Wizard): Promise<Page> {
  const port = async (): Promise<string> =>
    /^\d*/u.exec(
      await readFile(join(wizard.profile, 'data/DevToolsActivePort'), 'utf8').catch(() => ''),
    )?.[0] ?? '';
  const before = await port();
  const first = wizard.app.process();
  while (first.exitCode === null && first.signalCode === null) {
    kill(await processesOf(wizard, 'gpu-process'));
  }
  // The new one is not Playwright's, but tells where it can be spoken to.
  await expect.poll(async () => [before, ''].includes(await port())).toBe(false);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await port()}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the window that started anew has no page');
  return page;
}
