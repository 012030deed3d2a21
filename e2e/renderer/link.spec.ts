import { problemOf } from '../../backend/contract/fixes.ts';
import { expect, test } from './wizard.ts';

test('the welcome waits for nobody, and says after a while why nothing comes', async ({ page, wizard }) => {
  await page.clock.install();
  wizard.playback.link = { state: 'lost', problem: problemOf('backend.unreachable', {}), retries: true };
  await wizard.open();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('Connecting to the installer service…');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.clock.runFor(10_000);
  await expect(page.getByRole('alert')).toContainText('The installer service does not answer');
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => wizard.playback.calls.map(({ method }) => method)).toContain('snapshot');
  await wizard.playback.setLink({ state: 'connected' });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText('Ready');
});

for (const [code, said] of [
  ['backend.dismissed', 'The password was not given'],
  ['backend.denied', 'Using the installer service was not allowed'],
  ['backend.missing', 'The installer service is not installed'],
] as const) {
  test(`the welcome says at once what waiting does not help: ${code}`, async ({ page, wizard }) => {
    await page.clock.install();
    wizard.playback.link = { state: 'lost', problem: problemOf(code, {}), retries: false };
    await wizard.open();
    const banner = page.getByRole('alert');
    await expect(banner).toContainText(said);
    await banner.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => wizard.playback.calls.map(({ method }) => method)).toContain('snapshot');
  });
}

test('a try that is refused is said once', async ({ page, wizard }) => {
  const dismissed = problemOf('backend.dismissed', {});
  wizard.playback.link = { state: 'lost', problem: dismissed, retries: false };
  for (const method of ['snapshot', 'facts.refresh']) wizard.playback.refusals.set(method, dismissed);
  await wizard.open();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Get started' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you want to do?');
  await expect(page.getByRole('alert')).toHaveCount(1);
});

test('a service that goes away on the first screen is waited for as at the start', async ({
  page,
  wizard,
}) => {
  await page.clock.install();
  await wizard.open();
  await expect(page.getByRole('status')).toHaveText('Ready');
  await page.clock.runFor(60_000);
  await wizard.playback.loseLink('backend.unreachable');
  await expect(page.getByRole('status')).toHaveText('Connecting to the installer service…');
  await page.clock.runFor(10_000);
  await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('a service that nobody starts again is not waited for', async ({ page, wizard }) => {
  await page.clock.install();
  wizard.playback.link = { state: 'lost', problem: problemOf('backend.died', {}), retries: false };
  await wizard.open();
  await expect(page.getByRole('alert')).toContainText('The installer service ended unexpectedly');
  await expect(page.getByText('Connecting to the installer service…')).toHaveCount(0);
});

test('a look that does not come to an end is said to take long, with a way on', async ({ page, wizard }) => {
  await page.clock.install();
  wizard.playback.facts = null;
  wizard.playback.unanswered.add('facts.refresh');
  await wizard.open();
  await page.getByRole('button', { name: 'Get started' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toHaveText('Looking at this computer…');
  await expect(main.getByRole('button', { name: 'Save the log' })).toHaveCount(0);
  await page.clock.runFor(15_000);
  await expect(main.getByRole('status')).toContainText('A disk may be slow or failing');
  await main.getByRole('button', { name: 'Save the log' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

const lost = [
  {
    problem: problemOf('backend.unreachable', {}),
    said: 'The installer service does not answer',
    ways: ['Try again'],
  },
  {
    problem: problemOf('backend.died', {}),
    said: 'The installer service ended unexpectedly',
    ways: ['Try again', 'Save the log'],
  },
  {
    problem: problemOf('protocol.version', { client: 2, server: 3 }),
    said: 'The window speaks version 2, the installer service version 3.',
    ways: ['Try again', 'Save the log', 'Close'],
  },
] as const;

for (const { problem, said, ways } of lost) {
  test(`a service that is gone for ${problem.code} is told of, with what can be done without it`, async ({
    page,
    wizard,
  }) => {
    await wizard.open();
    await page.getByRole('button', { name: 'Get started' }).click();
    await wizard.playback.setLink({ state: 'lost', problem, retries: true });
    const banner = page.getByRole('alert');
    await expect(banner).toContainText(said);
    await expect(banner.getByRole('button')).toHaveText(ways);
  });
}

test('a machine that nobody has looked at yet is looked at', async ({ wizard }) => {
  wizard.playback.facts = null;
  await wizard.open();
  await expect.poll(() => wizard.playback.calls.map(({ method }) => method)).toContain('facts.refresh');
});
