import type { Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { answers, type Asked } from '../../backend/contract/answers.ts';
import { stickPlace } from './logs.ts';
import { machine, windows } from './machine.ts';
import { keptResults, noResults, supportFace } from './results.ts';
import { planFor, runAt, verified } from './runs.ts';
import { reviewOf } from './scenes.ts';
import { press } from './walk.ts';
import { expect, test, type Wizard } from './wizard.ts';

const plan = planFor(windows);
const [offer] = machine.offers;
const asked: Asked = {
  kind: 'install',
  request: {
    offerId: offer?.id ?? '',
    diskId: windows.id,
    instance: 'desk',
    firstBoot: 'skip',
    bringIds: [],
  },
};

/** Before a computer to which the same can be done as to the one before. */
async function openDesk({ playback, open }: Wizard): Promise<void> {
  playback.results = keptResults;
  playback.asked = asked;
  playback.planned = { plan, issues: [] };
  await open(supportFace);
}

function plansOf({ playback }: Wizard) {
  return playback.calls.filter(({ method }) => method === 'plan.install');
}

function shownText(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'What the file says' }).inputValue();
}

test('the answer file of what is reviewed can be read, copied and saved, for this computer or any', async ({
  page,
  wizard,
}) => {
  wizard.playback.places = [stickPlace];
  await reviewOf(page, wizard, /Samsung/u);
  await press(page, 'Show the answer file');
  const dialog = page.getByRole('dialog', { name: 'Answer file' });
  await expect(dialog.getByRole('textbox')).toHaveValue(/"serial": "S5GXNF0R412345"/u);
  expect(answers.parse(JSON.parse(await shownText(page)))).toMatchObject({
    machine: { vendor: 'LENOVO', product: 'ThinkPad X1 Carbon', serial: 'PF3ABCDE' },
  });
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await dialog.getByRole('checkbox', { name: 'Only for this computer and this disk' }).uncheck();
  await expect(dialog.getByText('the disk of the same sort is erased')).toBeVisible();
  await expect(dialog.getByRole('textbox')).not.toHaveValue(/serial|machine/u);
  await dialog.getByRole('button', { name: 'Save here' }).click();
  await expect(dialog.getByText(/^It was saved as pristine-answers-\S+ on “PHOTOS”/u)).toBeVisible();
  expect(wizard.playback.calls.at(-1)).toEqual({
    method: 'answers.save',
    params: { planId: plan.id, bound: false, placeId: stickPlace.id },
  });
  // It was another file that was saved.
  await dialog.getByRole('checkbox', { name: 'Only for this computer and this disk' }).check();
  await expect(dialog.getByText(/^It was saved as/u)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Show the answer file' })).toBeFocused();
});

test('how it is to be seen can be chosen on the first screen', async ({ page, wizard }) => {
  await wizard.open(supportFace);
  await press(page, 'Accessibility');
  await page.getByRole('radio', { name: '200%' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-text', '200');
});

test('why there can be no answer file is said', async ({ page, wizard }) => {
  wizard.playback.refusals.set(
    'answers.show',
    problemOf('answers.several-disks', { devices: ['/dev/sda', '/dev/sdb'] }),
  );
  wizard.playback.run = runAt(plan, { step: 'verify', outcome: verified });
  await wizard.open();
  await press(page, 'Show the answer file');
  await expect(page.getByRole('alert')).toContainText('Several disks are as the answers say');
});

test('the plain window has neither a list nor shortcuts, and writes nothing on a stick', async ({
  page,
  wizard,
}) => {
  wizard.playback.results = keptResults;
  wizard.playback.run = runAt(plan, { step: 'verify', outcome: verified });
  await wizard.open();
  await expect(page.getByRole('button', { name: 'Show the answer file' })).toBeVisible();
  expect(await page.locator('kbd').count()).toBe(0);
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(wizard.playback.calls.map(({ method }) => method)).not.toContain('results.read');
});

test('the list is on the stick that has one, and the same is done to the next computer', async ({
  page,
  wizard,
}) => {
  await openDesk(wizard);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('LENOVO ThinkPad X1 Carbon');
  const rows = page.getByRole('list', { name: 'Done so far' }).getByRole('listitem');
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(1)).toContainText('Installed (failed) stream.corrupt');
  await page.keyboard.press('Alt+s');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  const planned = wizard.playback.calls.filter(({ method }) =>
    /^(?:answers\.open|plan\.install)$/u.test(method),
  );
  expect(planned).toEqual([
    { method: 'answers.open', params: { placeId: stickPlace.id } },
    { method: 'plan.install', params: asked.request },
  ]);
  const agreement = page.getByRole('checkbox', { name: /I understand/u });
  await agreement.waitFor();
  // Nothing is begun by that, and what is lost has to be agreed to as ever.
  await page.keyboard.press('Control+Enter');
  await expect(agreement).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => wizard.playback.calls.at(-1)?.method).toBe('run.start');
});

test('what is repeated is still the same in a window that is loaded again, or it begins at the beginning', async ({
  page,
  wizard,
}) => {
  await openDesk(wizard);
  await expect(page.getByText('Install a system, Pristine Sample, Version 2')).toBeVisible();
  await press(page, 'Do the same as last time');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  wizard.playback.calls.length = 0;
  await page.reload();
  await expect.poll(() => plansOf(wizard)).toEqual([{ method: 'plan.install', params: asked.request }]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  wizard.playback.refusals.set('answers.open', problemOf('answers.no-disk', {}));
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('No disk is as the answers say');
  await expect(page.getByRole('button', { name: 'Get started', exact: true })).toBeVisible();
  expect(plansOf(wizard)).toHaveLength(1);
});

test('what is repeated is still the same when it failed and is tried again, also in a window that was loaded meanwhile', async ({
  page,
  wizard,
}) => {
  await openDesk(wizard);
  await press(page, 'Do the same as last time');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  const problem = problemOf('network.refused', { host: 'example.org', status: 403 });
  const outcome = { result: 'failed', step: 'receive', problem, aftermath: 'erased-not-bootable' } as const;
  wizard.playback.refusals.set('answers.open', problemOf('answers.no-disk', {}));
  wizard.playback.run = runAt(plan, { step: 'receive' });
  await page.reload();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  wizard.playback.refusals.clear();
  await wizard.playback.sayRun(runAt(plan, { step: 'receive', outcome }));
  wizard.playback.calls.length = 0;
  await press(page, 'Try again');
  await expect.poll(() => plansOf(wizard)).toEqual([{ method: 'plan.install', params: asked.request }]);
});

test('what does not fit this computer is said, and everything else is as ever', async ({ page, wizard }) => {
  wizard.playback.results = keptResults;
  wizard.playback.refusals.set('answers.open', problemOf('answers.no-disk', {}));
  await wizard.open(supportFace);
  await press(page, 'Do the same as last time');
  await expect(page.getByRole('alert')).toContainText('No disk is as the answers say');
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you want to do?');
});

test('a list is begun on a stick, and each result is written there', async ({ page, wizard }) => {
  wizard.playback.places = [stickPlace];
  await wizard.open(supportFace);
  await press(page, 'Keep the list here');
  await expect(page.getByText('Nothing was done yet.')).toBeVisible();
  expect(wizard.playback.calls.at(-1)).toEqual({
    method: 'results.keep',
    params: { placeId: stickPlace.id },
  });
  wizard.playback.results = { ...noResults, unwritten: 1 };
  await wizard.playback.sayRun(runAt(plan, { step: 'verify', outcome: verified }));
  await expect(page.getByText('1 result is not in the list yet.')).toBeVisible();
  wizard.playback.results = keptResults;
  await wizard.playback.sayFacts({ ...machine, generation: 2 });
  await expect(page.getByText('This is in the list on “PHOTOS”.')).toBeVisible();
});

test('the keys of a button are seen on it, told by it, and listed', async ({ page, wizard }) => {
  await wizard.open(supportFace);
  const begin = page.getByRole('button', { name: 'Get started', exact: true });
  await expect(begin).toHaveAttribute('aria-keyshortcuts', 'Alt+N');
  await expect(begin.locator('kbd')).toHaveText(['Alt', 'N']);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByText('Start what was reviewed')).toBeVisible();
  // What lies behind waits.
  await page.keyboard.press('Alt+n');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you want to do?');
  await page.keyboard.press('Alt+b');
  await expect(begin).toBeVisible();
});

test('no key stops a run or closes the window by habit', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, { step: 'check-stream' });
  await wizard.open(supportFace);
  await expect(page.getByRole('button', { name: 'Cancel the installation' })).toBeVisible();
  for (const keys of ['Alt+b', 'Alt+n', 'Control+Enter']) await page.keyboard.press(keys);
  await wizard.playback.sayRun(runAt(plan, { step: 'verify', outcome: verified }));
  await page.getByRole('button', { name: 'Close' }).waitFor();
  await page.keyboard.press('Alt+n');
  const methods = wizard.playback.calls.map(({ method }) => method);
  expect(methods).not.toContain('run.cancel');
  expect(methods).not.toContain('close');
});
