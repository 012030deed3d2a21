import { button } from './keyboard-walk.ts';
import { Keyboard } from './keyboard.ts';
import { kioskScenes } from './kiosk-scenes.ts';
import { expect, test, type Wizard } from './wizard.ts';

// The gravest that a stranger can do: what is ticked, held and has a PIN.

test.use({ hasTouch: true });

function starts({ playback }: Wizard) {
  return playback.calls.filter(({ method }) => method === 'run.start');
}

const pad = 'Enter the PIN';

test('handing over wants a tick, a held finger and the PIN, and the finger enters nothing', async ({
  page,
  wizard,
}) => {
  await kioskScenes['kiosk-several']?.show(page, wizard);
  await button(page, /^Hand over to a new owner/u)
    .first()
    .tap();
  await page.getByRole('checkbox').tap();
  const held = button(page, 'Delete everything and hand over');
  await held.tap();
  await expect(page.getByRole('dialog', { name: pad })).toHaveCount(0);
  const box = await held.boundingBox();
  if (box === null) throw new Error('there is nothing to touch');
  const session = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  const dialog = page.getByRole('dialog', { name: pad });
  await expect(dialog).toBeVisible();
  // It is still down when the pad comes.
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('textbox')).toHaveValue('');
  expect(starts(wizard)).toEqual([]);
  for (const digit of '2468') await button(page, digit).tap();
  await button(page, 'OK').tap();
  await expect.poll(() => starts(wizard)).toMatchObject([{ params: { pin: '2468' } }]);
});

test('handing over is done by the keyboard alone, where a kiosk has one', async ({ page, wizard }) => {
  const keyboard = new Keyboard(page);
  await kioskScenes['kiosk-several']?.show(page, wizard);
  await keyboard.to(button(page, /^Hand over to a new owner/u).first());
  await keyboard.press('Enter');
  await expect(button(page, 'Back')).toBeFocused();
  await keyboard.backTo(page.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.to(button(page, 'Delete everything and hand over'));
  await page.keyboard.down('Enter');
  const dialog = page.getByRole('dialog', { name: pad });
  await expect(dialog).toBeVisible();
  await page.keyboard.up('Enter');
  await expect(dialog).toBeVisible();
  expect(starts(wizard)).toEqual([]);
  await page.keyboard.type('2468');
  await keyboard.to(button(page, 'OK'));
  await keyboard.press('Enter');
  await expect.poll(() => starts(wizard)).toMatchObject([{ params: { pin: '2468' } }]);
});

test('the computer is switched off by a finger', async ({ page, wizard }) => {
  await kioskScenes['kiosk-several']?.show(page, wizard);
  await button(page, 'Switch off').tap();
  expect(wizard.playback.calls.map(({ method }) => method)).not.toContain('machine.power-off');
  await button(page, 'Switch off now').tap();
  await expect.poll(() => wizard.playback.calls.at(-1)?.method).toBe('machine.power-off');
});
