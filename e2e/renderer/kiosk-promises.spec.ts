import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { kioskScenes, openKiosk } from './kiosk-scenes.ts';
import { runAt } from './runs.ts';
import { expect, test } from './wizard.ts';

// What strangers are promised is what they can have: undoing and repairing is for whoever looks after the computer.

test('a review does not promise an undo that is not there', async ({ page, wizard }) => {
  await kioskScenes['kiosk-review']?.show(page, wizard);
  const main = page.getByRole('main');
  await expect(main).toContainText('Whoever looks after this computer can undo this');
  await expect(main).not.toContainText('This can be undone');
  await expect(main).not.toContainText('until you delete it');
});

test('nor does the end of a reset', async ({ page, wizard }) => {
  wizard.playback.run = runAt(changePlanFor(resetRequest), { step: 'verify-store', outcome: wasReset });
  await openKiosk(wizard);
  await expect(page.getByRole('main')).toContainText('whoever looks after this computer can undo the reset');
  await expect(page.getByRole('button', { name: 'Undo…' })).toHaveCount(0);
  // Nor to switch off where that is not allowed.
  await expect(page.getByRole('button')).toHaveText(['To the start']);
});

test('a system that cannot start is not offered to be emptied', async ({ page, wizard }) => {
  await kioskScenes['kiosk-damaged']?.show(page, wizard);
  const main = page.getByRole('main');
  await expect(main).toContainText('Whoever looks after this computer can repair it.');
  await expect(main.getByRole('button', { name: /reset/iu })).toHaveCount(0);
});

test('the gravest reset says on its card that it cannot be undone', async ({ page, wizard }) => {
  await kioskScenes['kiosk-several']?.show(page, wizard);
  await expect(
    page.getByRole('button', { name: /^Hand over.*deleted for good.*Cannot be undone/u }).first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Reset the state.*Cannot be undone/u })).toHaveCount(0);
});
