import { problemOf } from '../../backend/contract/fixes.ts';
import { planFor } from './runs.ts';
import { address, connected, lookThere, sourceScenes, stick, toImages, unplugged } from './sources.ts';
import { laptop } from './stores.ts';
import { press, reviewOn } from './walk.ts';
import { sharedOffers, windows } from './machine.ts';
import { expect, test } from './wizard.ts';

const field = { name: 'Address', exact: true };
const next = { name: 'Continue' };

test('what an address has is offered, and nothing else', async ({ page, wizard }) => {
  await toImages(page, wizard, connected);
  await page.getByRole('radio', { name: 'Pristine Sample, version 1', exact: true }).check();
  await lookThere(page);
  expect(wizard.playback.calls.at(-1)).toEqual({
    method: 'source.open',
    params: { source: { kind: 'address', address } },
  });
  const offers = page.getByRole('group', { name: 'Systems to install' }).getByRole('radio');
  await expect(offers).toHaveCount(3);
  await expect(offers.first()).toHaveAccessibleDescription(
    /Security fixes.*Version 3.*1\.4 GB to download.*November 24, 2026.*Signed/u,
  );
  // What was chosen on the medium is no choice here.
  await expect(page.getByRole('button', next)).toBeDisabled();
  await offers.first().check();
  wizard.playback.planned = { plan: planFor(windows), issues: [] };
  await page.getByRole('button', next).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the disk');
  await press(page, 'Back');
  await expect(offers.first()).toBeChecked();
});

test('an address is waited for until it answers, or somebody turns to something else', async ({
  page,
  wizard,
}) => {
  wizard.playback.refusals.set('source.open', problemOf('network.unreachable', { host: 'example.org' }));
  await toImages(page, wizard, connected);
  await lookThere(page);
  await press(page, 'Wait for the network');
  await expect(page.getByRole('status').filter({ hasText: 'Waiting for the network' })).toBeVisible();
  // What was pressed is gone; what can be pressed instead has the focus.
  await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeFocused();
  await press(page, 'Stop waiting');
  await expect(page.getByText('Waiting for the network')).toHaveCount(0);
  await press(page, 'Look there');
  await press(page, 'Wait for the network');
  await expect(page.getByText('Waiting for the network')).toBeVisible();
  wizard.playback.refusals.clear();
  await expect(page.getByRole('radio', { name: /version 3/u })).toBeVisible();
  await expect(page.getByText('Waiting for the network')).toHaveCount(0);
});

const host = 'example.org';
const refusals = [
  [problemOf('network.unreachable', { host }), 'example.org does not answer'],
  [problemOf('network.captive-portal', { host }), 'sign in'],
  [problemOf('network.certificate', { host }), 'not safe'],
  [problemOf('clock.wrong', { behindMs: 10 * 86_400_000 }), 'It is 10 days behind'],
  [problemOf('repository.not-found', { location: address }), 'no repository'],
  [problemOf('repository.untrusted', { location: address }), 'not signed by whom this medium trusts'],
  [problemOf('repository.expired', { location: address }), 'out of date'],
  [problemOf('repository.rolled-back', { location: address }), 'older state'],
  [problemOf('location.invalid', { location: address }), 'no address'],
] as const;

for (const [problem, text] of refusals) {
  test(`an address is refused with ${problem.code}, and can be tried again`, async ({ page, wizard }) => {
    wizard.playback.refusals.set('source.open', problem);
    await toImages(page, wizard, connected);
    await lookThere(page);
    await expect(page.getByRole('alert')).toContainText(text);
    await expect(page.getByRole('textbox', field)).toHaveValue(address);
    wizard.playback.refusals.clear();
    await press(page, 'Look there');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('radio', { name: /version 3/u })).toBeVisible();
  });
}

test('an app comes along that is ticked, and only where what it runs on can be had', async ({
  page,
  wizard,
}) => {
  await toImages(page, wizard, { ...unplugged, offers: [...unplugged.offers, ...sharedOffers] });
  await page.getByRole('radio', { name: 'Pristine Sample, version 2' }).check();
  const apps = page.getByRole('group', { name: 'Apps to bring along' }).getByRole('checkbox');
  await expect(apps).toHaveCount(1);
  await expect(apps).toHaveAccessibleName('Mail 7');
  await expect(apps).toHaveAccessibleDescription(/Letters from everywhere.*41 MB to read/u);
  // Nothing comes along by itself.
  await expect(apps).not.toBeChecked();
  const asked = async (): Promise<unknown> => {
    await press(page, 'Continue');
    await reviewOn(page, /Samsung/u);
    return wizard.playback.calls.findLast(({ method }) => method === 'plan.install')?.params;
  };
  wizard.playback.planned = { plan: planFor(windows), issues: [] };
  expect(await asked()).toMatchObject({ bringIds: [] });
  await press(page, 'Back');
  await press(page, 'Back');
  await press(page, 'Back');
  await apps.check();
  await page.reload();
  await expect(apps).toBeChecked();
  const mail = sharedOffers.find(({ title }) => title === 'Mail')?.id;
  expect(await asked()).toMatchObject({ bringIds: [mail] });
});

test('Enter looks there, and what was said of another address goes', async ({ page, wizard }) => {
  wizard.playback.refusals.set('source.open', problemOf('location.invalid', { location: 'a b' }));
  await toImages(page, wizard, unplugged);
  await page.getByRole('radio', { name: 'Address on the network' }).check();
  await page.getByRole('textbox', field).fill('a b');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', field)).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', field).fill(address);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('textbox', field)).toHaveAttribute('aria-invalid', 'false');
});

test('an answer that comes after the person went elsewhere changes nothing', async ({ page, wizard }) => {
  const answer = Promise.withResolvers<never>();
  wizard.playback.openSource = () => answer.promise;
  await toImages(page, wizard, connected);
  await lookThere(page);
  await expect(page.getByRole('status').filter({ hasText: 'Looking at what' })).toBeVisible();
  await page.getByRole('radio', { name: 'This medium' }).check();
  await expect(page.getByRole('status').filter({ hasText: 'Looking at what' })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Address on the network' }).check();
  answer.reject(new Error('too late'));
  await page.waitForTimeout(300);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('textbox', field)).toHaveValue(address);
});

test('a stick that is plugged in while the person waits is looked at by itself', async ({ page, wizard }) => {
  await toImages(page, wizard, unplugged);
  await page.getByRole('radio', { name: 'USB stick' }).check();
  await expect(page.getByRole('status').filter({ hasText: 'Plug in the stick' })).toBeVisible();
  await wizard.playback.sayFacts(connected);
  await expect(page.getByRole('radio', { name: /version 3/u })).toBeVisible();
  expect(wizard.playback.calls.at(-1)).toEqual({
    method: 'source.open',
    params: { source: { kind: 'stick', stickId: stick.id } },
  });
  await page.getByRole('radio', { name: /version 3/u }).check();
  // Pulled out again, it offers nothing; put in again, it does.
  await wizard.playback.sayFacts(unplugged);
  await expect(page.getByRole('button', next)).toBeDisabled();
  await expect(page.getByRole('status').filter({ hasText: 'Plug in the stick' })).toBeVisible();
  await expect(page.getByText('There is nothing to install')).toHaveCount(0);
  await wizard.playback.sayFacts(connected);
  await expect(page.getByRole('radio', { name: /version 3/u })).toBeVisible();
});

test('the stick that the system comes from is no disk to install onto', async ({ page, wizard }) => {
  await sourceScenes['disk-source']?.show(page, wizard);
  await expect(page.getByRole('radio', { name: /DataTraveler/u })).toHaveCount(0);
  const useless = page.getByRole('region', { name: 'Disks that cannot be used' });
  await expect(useless.getByRole('listitem').filter({ hasText: 'DataTraveler' })).toContainText(
    'What you install comes from it',
  );
});

test("another computer's medium on a stick is no choice, and the reason is said", async ({
  page,
  wizard,
}) => {
  await toImages(page, wizard, { ...connected, sticks: [{ ...stick, holds: 'medium' }] });
  await page.getByRole('radio', { name: 'USB stick' }).check();
  await expect(page.getByRole('list', { name: 'Sticks' })).toContainText('not signed');
  await expect(page.getByRole('button', { name: 'See what it has' })).toHaveCount(0);
  expect(wizard.playback.calls.map(({ method }) => method)).not.toContain('source.open');
});

test('an update says how much less it is, and what is no update', async ({ page, wizard }) => {
  await sourceScenes['versions-address']?.show(page, wizard);
  const row = (version: string) => page.getByRole('listitem').filter({ hasText: `Version ${version}` });
  await expect(row('3')).toContainText('112 MB to download instead of 1.4 GB');
  await expect(row('2').filter({ hasText: 'Already' })).toContainText('Already on this disk.');
  await expect(row('1.2')).toContainText('Not newer than version 2');
  await row('3').getByRole('button', { name: 'Add…' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  expect(wizard.playback.calls.at(-1)?.params).toMatchObject({ task: 'tree-add', systemId: laptop.id });
});

test('a place that is in order but has nothing says so', async ({ page, wizard }) => {
  await toImages(page, wizard, unplugged);
  await lookThere(page);
  await expect(page.getByRole('region', { name: `What ${address} has` })).toContainText('holds no system');
});

test('a window that is loaded again shows what was looked at', async ({ page, wizard }) => {
  await toImages(page, wizard, connected);
  await lookThere(page);
  await expect(page.getByRole('radio', { name: /version 3/u })).toBeVisible();
  const before = await page.getByRole('main').ariaSnapshot();
  await page.reload();
  await expect(page.getByRole('textbox', field)).toHaveValue(address);
  expect(await page.getByRole('main').ariaSnapshot()).toBe(before);
});
