import { problemOf } from '../../backend/contract/fixes.ts';
import { windows } from './machine.ts';
import { corrupt, planFor, runAt, verified, writing } from './runs.ts';
import { reviewOf } from './scenes.ts';
import { expect, test } from './wizard.ts';

declare global {
  interface Window {
    sawHeading: (text: string) => void;
  }
}

const plan = planFor(windows);

const bottlenecks = [
  ['network', 'The network is what takes the time.'],
  ['medium', 'Reading from the medium is what takes the time.'],
  ['checking', 'Checking it is what takes the time.'],
  ['disk', 'Writing to the disk is what takes the time.'],
] as const;

test('progress never runs backwards and is not whole before the outcome', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  const bar = page.getByRole('progressbar', { name: 'Installation' });
  await expect(bar).toHaveAttribute('aria-valuetext', '43%');
  await wizard.playback.sayRun(runAt(plan, { step: 'receive', progress: { fraction: 0.2 } }));
  await expect(bar).toHaveAttribute('aria-valuetext', /^43%/u);
  await wizard.playback.sayRun(runAt(plan, { step: 'verify', progress: { fraction: 1 } }));
  await expect(bar).toHaveAttribute('aria-valuetext', /^99%/u);
  await wizard.playback.sayRun(runAt(plan, { step: 'verify', outcome: verified }));
  await expect(page.getByRole('heading', { name: 'Pristine Sample is installed' })).toBeFocused();
  await expect(page.getByRole('list', { name: 'What was verified' }).getByRole('listitem')).toHaveCount(9);
});

test('a window that is loaded again in mid-run draws the same', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const before = await page.getByRole('main').ariaSnapshot();
  const headings = new Set<string>();
  await page.exposeFunction('sawHeading', (text: string) => void headings.add(text));
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const heading = document.querySelector('h1')?.textContent;
      if (heading !== undefined && heading !== null) window.sawHeading(heading);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await expect(page.getByRole('progressbar')).toBeVisible();
  expect(await page.getByRole('main').ariaSnapshot()).toBe(before);
  // Not even for a moment anything else.
  expect([...headings]).toEqual(['Installing Pristine Sample']);
});

test('a review is the same after the window was loaded again, but has to be agreed to anew', async ({
  page,
  wizard,
}) => {
  await reviewOf(page, wizard, /Samsung/u);
  await expect(page.getByRole('checkbox')).toBeVisible();
  const before = await page.getByRole('main').ariaSnapshot();
  await page.reload();
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  expect(await page.getByRole('main').ariaSnapshot()).toBe(before);
  expect(wizard.playback.calls.filter(({ method }) => method === 'plan.install')).toHaveLength(1);
});

test('a missed event is made up for by a snapshot', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const asked = () => wizard.playback.calls.filter(({ method }) => method === 'snapshot').length;
  const before = asked();
  wizard.playback.skipEvent();
  await wizard.playback.sayRun(runAt(plan, { step: 'verify-trees', progress: { fraction: 0.8 } }));
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^80%/u);
  expect(asked()).toBe(before + 1);
});

test('cancelling is offered while it is safe, and says what it leaves behind', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, { step: 'check-stream' });
  await wizard.open();
  const cancel = page.getByRole('button', { name: 'Cancel the installation' });
  await expect(cancel).toHaveAccessibleDescription(/leaves it as it is/u);
  await cancel.click();
  expect(wizard.playback.calls.at(-1)?.method).toBe('run.cancel');
  await wizard.playback.sayRun(runAt(plan, writing));
  await expect(cancel).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('can no longer be cancelled');
});

test('a run says how fast it is, how long it takes and what holds it up', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  const main = page.getByRole('main');
  await expect(main).toContainText('56 MB per secondAbout 10 seconds left');
  await expect(main).toContainText('It can no longer be cancelled.');
  // As it is read out: each step with where it is.
  const steps = main.getByRole('listitem');
  await expect(steps.filter({ hasText: ', in progress' })).toHaveText(/Write the system, in progress$/u);
  await expect(steps.filter({ hasText: ', done' })).toHaveCount(4);
  await expect(steps.filter({ hasText: ', to do' })).toHaveCount(6);
  for (const [slowest, text] of bottlenecks) {
    await expect(main).not.toContainText(text);
    await wizard.playback.sayRun(
      runAt(plan, { ...writing, progress: { ...writing.progress, slowest, fraction: 0.44 } }),
    );
    await expect(main).toContainText(text);
  }
});

test('a run that stands still says so', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, { step: 'receive', progress: { stalledMs: 8000 } });
  await wizard.open();
  await expect(page.getByRole('main')).toContainText('Working on the disk; there is nothing to see');
  await wizard.playback.sayRun(runAt(plan, { step: 'receive', progress: { stalledMs: 40_000 } }));
  await expect(page.getByRole('main')).toContainText(/No progress for 4\d seconds/u);
  // Said once, and not anew each second.
  await expect(page.getByRole('status').filter({ hasText: 'No progress for 30 seconds' })).toHaveCount(1);
});

test('a run that waits for the network says for what, and can be left', async ({ page, wizard }) => {
  const offline = problemOf('network.unreachable', { host: 'example.org' });
  wizard.playback.run = runAt(plan, { step: 'receive', progress: { waitingFor: offline } });
  await wizard.open();
  await expect(page.getByRole('main')).toContainText('example.org does not answer');
  const stop = page.getByRole('button', { name: 'Stop waiting' });
  await expect(stop).toHaveAccessibleDescription(/leaves the work unfinished/u);
  // Nobody ends it by one press.
  await stop.click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('leaves the work unfinished');
  await expect(question.getByRole('button', { name: 'Keep waiting' })).toBeFocused();
  const cancels = (): number => wizard.playback.calls.filter(({ method }) => method === 'run.cancel').length;
  expect(cancels()).toBe(0);
  await question.getByRole('button', { name: 'Stop waiting' }).click();
  await expect.poll(cancels).toBe(1);
  // What is asked goes with what it is asked about.
  await stop.click();
  await expect(question).toBeVisible();
  await wizard.playback.sayRun(runAt(plan, writing));
  await expect(question).toHaveCount(0);
  await expect(stop).toHaveCount(0);
});

test('a run that was asked to stop says so until it has', async ({ page, wizard }) => {
  const checking = { step: 'check-stream', progress: { fraction: 0.04 } } as const;
  wizard.playback.run = runAt(plan, checking);
  await wizard.open();
  const cancel = page.getByRole('button', { name: 'Cancel the installation' });
  await expect(cancel).toHaveAccessibleDescription(/Cancelling leaves it as it is/u);
  await wizard.playback.sayRun(runAt(plan, { ...checking, stopping: true }));
  await expect(cancel).toHaveAccessibleDescription(/Stopping, as soon as/u);
  await expect(cancel).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'Stopping, as soon as' })).toHaveCount(1);
});

test('a lost link in mid-run says that it is tried again, and finds the run again', async ({
  page,
  wizard,
}) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await wizard.playback.loseLink('backend.unreachable');
  await expect(page.getByRole('status').filter({ hasText: 'to see how far it came' })).toBeVisible();
  wizard.playback.run = runAt(plan, { step: 'verify', outcome: verified });
  await wizard.playback.setLink({ state: 'connected' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pristine Sample is installed');
});

test('who does not give the password in mid-run is not told that anybody reconnects', async ({
  page,
  wizard,
}) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await wizard.playback.loseLink('backend.died');
  // The next try does not reach it either, which tells nothing of the run.
  await wizard.playback.loseLink('backend.unreachable');
  await expect(page.getByText('to see how far it came')).toBeVisible();
  await expect(page.getByText('goes on by itself')).toHaveCount(0);
  for (const code of ['backend.died', 'backend.dismissed'] as const) {
    await wizard.playback.loseLink(code);
    await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(page.getByText('econnecting')).toHaveCount(0);
  }
});

test('a run that died with the backend is not forgotten', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, writing);
  await wizard.open();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await wizard.playback.loseLink('backend.died');
  wizard.playback.run = null;
  await wizard.playback.setLink({ state: 'connected' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The installation was interrupted');
  await expect(page.getByRole('main')).toContainText('holds no system that starts');
});

test('a failure says what happened, what the disk is now, and leads on', async ({ page, wizard }) => {
  wizard.playback.run = runAt(plan, { step: 'receive', outcome: corrupt });
  await wizard.open();
  await expect(page.getByRole('heading', { name: 'The system image is damaged' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('The disk was erased');
  await page.getByRole('button', { name: 'Show the log' }).click();
  await expect(page.getByRole('log', { name: 'Log of the installer service' })).toContainText(
    'crc32 mismatch',
  );
  await page.getByRole('button', { name: 'Choose another system' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose what to install');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose what to install');
});
