import { problemOf } from '../../backend/contract/fixes.ts';
import { machine, unfinished, windows } from './machine.ts';
import { reviewOf, scenes } from './scenes.ts';
import { chooseAim } from './walk.ts';
import { expect, test } from './wizard.ts';

const erase = { name: 'Erase this disk and install' };

test('no disk is ever chosen for a person, not even the only one', async ({ page, wizard }) => {
  wizard.playback.facts = { ...machine, disks: [windows], offers: machine.offers.slice(0, 1) };
  await chooseAim(page, wizard, 'Install a system');
  await expect(page.getByRole('radio', { name: /version 2/u })).toBeChecked();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Choose the disk' })).toBeFocused();
  await expect(page.getByRole('radio')).toHaveCount(1);
  await expect(page.getByRole('radio')).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await page.getByRole('button', { name: 'Look again' }).click();
  await wizard.playback.sayFacts({ ...machine, disks: [windows], generation: 2 });
  await expect(page.getByRole('radio')).not.toBeChecked();
});

test('a disk that cannot be used is shown with the reason and is no choice', async ({ page, wizard }) => {
  await scenes['disk']?.show(page, wizard);
  const useless = page.getByRole('region', { name: 'Disks that cannot be used' });
  await expect(useless.getByRole('listitem').filter({ hasText: 'SanDisk' })).toContainText('read-only');
  await expect(useless.getByRole('listitem').filter({ hasText: 'WD Elements' })).toContainText(
    '/media/backup',
  );
  await expect(useless.getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /SanDisk/u })).toHaveCount(0);
});

test('an installation that did not finish is shown as such', async ({ page, wizard }) => {
  await scenes['disk']?.show(page, wizard);
  const radio = page.getByRole('radio', { name: new RegExp(unfinished.model, 'u') });
  await expect(radio).toHaveAccessibleDescription(/did not finish/u);
});

test('nothing is erased before the box is ticked that names what is lost', async ({ page, wizard }) => {
  await reviewOf(page, wizard, /Samsung/u);
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
  await expect(page.getByRole('button', erase)).toBeDisabled();
  const box = page.getByRole('checkbox');
  await expect(box).toHaveAccessibleName(/Windows \(120 GB\).*“Photos” \(48 GB\).*Samsung SSD 980 PRO/u);
  // A person who presses it all the same is taken to what is missing.
  await page.getByRole('button', erase).focus();
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  expect(wizard.playback.calls.map(({ method }) => method)).not.toContain('run.start');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', erase)).toBeEnabled();
  await page.getByRole('button', erase).click();
  const start = wizard.playback.calls.find(({ method }) => method === 'run.start');
  expect(start?.params).toEqual({
    planId: wizard.playback.plan?.id,
    digest: wizard.playback.plan?.digest,
  });
});

test('the box has to be ticked anew for another plan', async ({ page, wizard }) => {
  await reviewOf(page, wizard, /Samsung/u);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('checkbox')).not.toBeChecked();
});

test('a plan gone stale leads back to the disks and says why', async ({ page, wizard }) => {
  await reviewOf(page, wizard, /Samsung/u);
  wizard.playback.refusals.set('run.start', problemOf('plan.stale', { reasons: ['partitions-changed'] }));
  await page.getByRole('checkbox').check();
  await page.getByRole('button', erase).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the disk');
  await expect(page.getByRole('alert')).toContainText(
    'Nothing was touched. What is on the disk has changed.',
  );
  expect(wizard.playback.calls.at(-1)?.method).toBe('facts.refresh');
});

test('a disk that is unplugged during the review takes the review away', async ({ page, wizard }) => {
  await reviewOf(page, wizard, /Samsung/u);
  await expect(page.getByRole('button', erase)).toBeVisible();
  const disks = machine.disks.filter((disk) => disk.id !== windows.id);
  await wizard.playback.sayFacts({ ...machine, disks, generation: 2 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the disk');
  await expect(page.getByRole('alert')).toContainText('no longer there');
});

test('a refused call is told with its fixes and can be put away', async ({ page, wizard }) => {
  wizard.playback.refusals.set('plan.install', problemOf('disk.locked', { device: '/dev/nvme0n1' }));
  await reviewOf(page, wizard, /Samsung/u);
  await expect(page.getByRole('alert')).toContainText('Another program holds the disk');
  wizard.playback.refusals.clear();
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', erase)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
