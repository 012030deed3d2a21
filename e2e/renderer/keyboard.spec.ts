import { problemOf } from '../../backend/contract/fixes.ts';
import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { button, lastCall, toAim, toLaptop } from './keyboard-walk.ts';
import { arrive, Keyboard } from './keyboard.ts';
import { openKiosk } from './kiosk-scenes.ts';
import { bootPlace, stickPlace } from './logs.ts';
import { machine, newer, sharedOffers, windows } from './machine.ts';
import { corrupt, planFor, runAt } from './runs.ts';
import { address, connected } from './sources.ts';
import { laptop } from './stores.ts';
import { systemScenes } from './system-scenes.ts';
import { expect, test } from './wizard.ts';

const review = 'Review what will happen';

// Each stop is looked at.
test.describe.configure({ timeout: 60_000 });

test('a system is installed by the keyboard alone', async ({ page, wizard }) => {
  wizard.playback.planned = { plan: planFor(windows), issues: [] };
  const keyboard = await toAim(page, wizard, 'Install a system');
  await arrive(page, 'Choose what to install');
  await keyboard.choose(page.getByRole('radio', { name: 'Pristine Sample, version 1' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Choose the disk');
  await keyboard.choose(page.getByRole('radio', { name: /Samsung/u }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Set up the system');
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(`${review} – Pristine`);
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.backTo(page.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.to(button(page, 'Erase this disk and install'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('run.start');
});

test('a system is reset by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = await toLaptop(page, wizard, 'Reset or repair a system');
  await arrive(page, 'Choose the kind of reset');
  await keyboard.choose(page.getByRole('radio', { name: 'Reset the state' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(`${review} – Pristine`);
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.to(button(page, 'Reset the state'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('run.start');
  const plan = changePlanFor(resetRequest);
  await wizard.playback.sayRun(runAt(plan, { step: 'exchange' }));
  await arrive(page, 'Resetting Pristine Sample');
  await wizard.playback.sayRun(runAt(plan, { step: 'verify-store', outcome: wasReset }));
  await arrive(page, 'Pristine Sample was reset');
  await keyboard.to(button(page, 'Close'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('close');
});

test('a system is handed over by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = await toLaptop(page, wizard, 'Reset or repair a system');
  await arrive(page, 'Choose the kind of reset');
  await keyboard.choose(page.getByRole('radio', { name: 'Hand over to a new owner' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.backTo(page.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.to(button(page, 'Delete everything and hand over'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).not.toBe('run.start');
  await page.keyboard.down('Enter');
  await expect.poll(() => lastCall(wizard)).toBe('run.start');
  await page.keyboard.up('Enter');
});

test('what was kept of a reset is deleted by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = await toAim(page, wizard, 'Reset or repair a system');
  await arrive(page, 'Choose the system');
  await keyboard.to(button(page, 'Delete it for good…'));
  await keyboard.press('Enter');
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.backTo(page.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.to(button(page, 'Delete what was kept'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('run.start');
});

test('a reset is undone by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = await toAim(page, wizard, 'Reset or repair a system');
  await arrive(page, 'Choose the system');
  await keyboard.to(button(page, 'Undo this reset…'));
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(`${review} – Pristine`);
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.to(button(page, 'Undo the reset'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('run.start');
});

test('a system that cannot be reset is repaired by the keyboard alone', async ({ page, wizard }) => {
  const broken = problemOf('system.damaged', { tree: laptop.rootTree, damage: ['entry-missing'] });
  wizard.playback.plannedChange = (request) =>
    request.task === 'repair'
      ? { plan: changePlanFor(request), issues: [] }
      : { plan: null, issues: [{ severity: 'blocking', problem: broken }] };
  const keyboard = await toLaptop(page, wizard, 'Reset or repair a system');
  await keyboard.choose(page.getByRole('radio', { name: 'Reset the state' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  const repair = page.getByRole('alert').getByRole('button', { name: 'Repair' });
  await repair.waitFor();
  await keyboard.backTo(repair);
  await keyboard.press('Enter');
  await expect(repair).toHaveCount(0);
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.to(button(page, 'Repair'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('run.start');
  await wizard.playback.sayRun(
    runAt(changePlanFor(resetRequest), { step: 'verify-store', outcome: wasReset }),
  );
  await keyboard.to(page.getByRole('main').getByRole('button', { name: 'Switch off' }));
  await keyboard.press('Enter');
  const off = page.getByRole('dialog').getByRole('button', { name: 'Switch off now' });
  await keyboard.to(off);
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('machine.power-off');
});

test('a system from an address is chosen by the keyboard alone', async ({ page, wizard }) => {
  wizard.playback.facts = connected;
  const keyboard = await toAim(page, wizard, 'Install a system');
  await keyboard.choose(page.getByRole('radio', { name: 'Address on the network' }));
  await keyboard.to(page.getByRole('textbox', { name: 'Address' }));
  await page.keyboard.type(address);
  await keyboard.press('Enter');
  const offer = page.getByRole('radio', { name: 'Pristine Sample, version 3' });
  await keyboard.choose(offer);
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Choose the disk');
});

test('a system from a stick is chosen by the keyboard alone', async ({ page, wizard }) => {
  wizard.playback.facts = connected;
  const keyboard = await toAim(page, wizard, 'Install a system');
  await keyboard.choose(page.getByRole('radio', { name: 'USB stick' }));
  await keyboard.choose(page.getByRole('radio', { name: 'Pristine Sample, version 3' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await arrive(page, 'Choose the disk');
});

test('the answer file is shown, made for any computer and saved by the keyboard alone', async ({
  page,
  wizard,
}) => {
  wizard.playback.places = [stickPlace];
  const keyboard = await toLaptop(page, wizard, 'Reset or repair a system');
  await keyboard.choose(page.getByRole('radio', { name: 'Reset the state' }));
  await keyboard.to(button(page, 'Continue'));
  await keyboard.press('Enter');
  await keyboard.backTo(button(page, 'Show the answer file'));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Answer file' });
  await keyboard.to(dialog.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.to(dialog.getByRole('button', { name: 'Save here' }));
  await keyboard.press('Enter');
  await expect(dialog.getByText(/^It was saved as/u)).toBeVisible();
  await keyboard.press('Escape');
  await expect(button(page, 'Show the answer file')).toBeFocused();
});

test('a kiosk is used by the keyboard alone, where it has one', async ({ page, wizard }) => {
  const keyboard = new Keyboard(page);
  await openKiosk(wizard);
  await keyboard.to(button(page, /^Reset the state/u));
  await keyboard.press('Enter');
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.to(button(page, 'Reset the state'));
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Enter the PIN' })).toBeVisible();
  await page.keyboard.type('2468');
  await keyboard.to(button(page, 'OK'));
  await keyboard.press('Enter');
  expect(wizard.playback.calls.at(-1)).toMatchObject({ method: 'run.start', params: { pin: '2468' } });
  await wizard.playback.sayRun(
    runAt(changePlanFor(resetRequest), { step: 'verify-store', outcome: wasReset }),
  );
  await keyboard.to(button(page, 'To the start'));
  await keyboard.press('Space');
  await arrive(page, 'What do you want to do?');
});

test('versions and systems are seen to by the keyboard alone', async ({ page, wizard }) => {
  wizard.playback.facts = { ...machine, offers: [newer, ...machine.offers] };
  const keyboard = await toLaptop(page, wizard, 'Systems and versions');
  const versions = 'Versions of Pristine Sample';
  await arrive(page, versions);
  await keyboard.choose(page.getByRole('radio', { name: 'Version 1.5' }));
  await keyboard.to(button(page, 'Remove this version…'));
  await keyboard.press('Enter');
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.press('Enter');
  await arrive(page, versions);
  await keyboard.to(button(page, /^Systems on this disk/u));
  await keyboard.press('Enter');
  await keyboard.to(page.getByRole('textbox', { name: 'Name of the new system' }));
  await page.keyboard.type('school');
  await keyboard.to(button(page, 'Add a system…'));
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(`${review} – Pristine`);
  await expect(button(page, 'Back')).toBeFocused();
  expect(lastCall(wizard)).toBe('plan.change');
});

test('what is being done is cancelled, and what waits is given up, by the keyboard alone', async ({
  page,
  wizard,
}) => {
  const keyboard = new Keyboard(page);
  const plan = planFor(windows);
  const cancels = () => wizard.playback.calls.filter(({ method }) => method === 'run.cancel').length;
  wizard.playback.run = runAt(plan, { step: 'check-stream' });
  await wizard.open();
  await keyboard.to(button(page, 'Cancel the installation'));
  await keyboard.press('Enter');
  await expect.poll(cancels).toBe(1);
  const waitingFor = problemOf('network.unreachable', { host: 'example.org' });
  await wizard.playback.sayRun(runAt(plan, { step: 'receive', progress: { waitingFor } }));
  await keyboard.to(button(page, 'Stop waiting'));
  await keyboard.press('Enter');
  const question = page.getByRole('dialog');
  await expect(question.getByRole('button', { name: 'Keep waiting' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await keyboard.press('Enter');
  await keyboard.to(question.getByRole('button', { name: 'Stop waiting' }));
  await keyboard.press('Enter');
  await expect.poll(cancels).toBe(2);
});

test('the computer is restarted by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = new Keyboard(page);
  await systemScenes['done-reset-running']?.show(page, wizard);
  await keyboard.to(button(page, 'Restart'));
  await keyboard.press('Enter');
  await expect(button(page, 'Not now')).toBeFocused();
  await keyboard.to(button(page, 'Restart now'));
  await keyboard.press('Enter');
  expect(lastCall(wizard)).toBe('machine.restart');
});

test('an app is brought along by the keyboard alone', async ({ page, wizard }) => {
  wizard.playback.facts = { ...machine, offers: [...machine.offers, ...sharedOffers] };
  const keyboard = await toAim(page, wizard, 'Install a system');
  await keyboard.choose(page.getByRole('radio', { name: 'Pristine Sample, version 1' }));
  await keyboard.to(page.getByRole('checkbox', { name: /^Mail 7/u }));
  await keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: /^Mail 7/u })).toBeChecked();
});

test('the log is read, searched, copied and saved by the keyboard alone', async ({ page, wizard }) => {
  const keyboard = new Keyboard(page);
  wizard.playback.places = [stickPlace, bootPlace];
  wizard.playback.run = runAt(planFor(windows), { step: 'receive', outcome: corrupt });
  await wizard.open();
  await keyboard.to(button(page, 'Show the log'));
  await keyboard.press('Enter');
  const log = page.getByRole('log');
  await keyboard.to(page.getByRole('searchbox'));
  await page.keyboard.type('step receive');
  await keyboard.to(page.getByRole('checkbox', { name: 'Errors only' }));
  await keyboard.press('Space');
  await expect(page.getByText('1 of 11 lines')).toBeVisible();
  await keyboard.to(button(page, 'Copy'));
  await keyboard.press('Enter');
  await keyboard.to(log);
  await keyboard.backTo(button(page, 'Save the log'));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Save the log' });
  await keyboard.to(dialog.getByRole('button', { name: 'Save here' }).first());
  await keyboard.press('Enter');
  await expect(dialog.getByText(/^The log was saved as/u)).toBeVisible();
  await keyboard.to(dialog.getByRole('button', { name: 'Show the picture' }));
  await keyboard.press('Enter');
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  await keyboard.press('Escape');
  await expect(button(page, 'Save the log')).toBeFocused();
});
