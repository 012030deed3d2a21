import { newer } from './machine.ts';
import { laptop, laptopStore, usr } from './stores.ts';
import { systemScenes } from './system-scenes.ts';
import { press } from './walk.ts';
import { expect, test } from './wizard.ts';

test.beforeEach(async ({ page, wizard }) => {
  await systemScenes['versions']?.show(page, wizard);
});

test('a version says what it is to the system', async ({ page }) => {
  await expect(page.getByRole('radio', { name: 'Version 2' })).toHaveAccessibleDescription(
    /The usual one.*Takes 149 MB, and removing it frees 60 MB.*2 more tries/u,
  );
  await expect(page.getByRole('radio', { name: 'Version 1.5' })).toHaveAccessibleDescription(
    /cannot fall back/u,
  );
});

test('what can be done with a version leads to a review each', async ({ page, wizard }) => {
  const systemId = laptop.id;
  const asked = [
    ['Make it the usual one…', { task: 'tree-default', systemId, tree: usr('1.5') }],
    ['Start it once…', { task: 'tree-once', systemId, tree: usr('1.5') }],
    ['Remove this version…', { task: 'tree-remove', storeId: laptopStore.id, tree: usr('1.5') }],
    ['Roll back…', { task: 'tree-rollback', systemId }],
    ['Add…', { task: 'tree-add', systemId, offerId: newer.id }],
  ] as const;
  for (const [button, params] of asked) {
    await page.getByRole('radio', { name: 'Version 1.5' }).check();
    await press(page, button);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
    expect(wizard.playback.calls.at(-1)).toEqual({ method: 'plan.change', params });
    await press(page, 'Back');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Versions of Pristine Sample');
    await expect(page.getByRole('radio', { name: 'Version 1.5' })).toBeChecked({ checked: 'tree' in params });
  }
  expect(wizard.playback.calls.map(({ method }) => method)).not.toContain('run.start');
});

test('the version that the system starts from cannot be removed, and the reason is said', async ({
  page,
}) => {
  await page.getByRole('radio', { name: 'Version 2' }).check();
  await expect(page.getByRole('button', { name: 'Remove this version…' })).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('It is what this system starts from');
});

test('a way of forgetting is switched on, made the usual one and switched off', async ({ page, wizard }) => {
  await page.getByRole('button', { name: /^Starting without a memory/u }).click();
  const way = page.getByRole('listitem').filter({ hasText: 'Keep settings, forget state' });
  await expect(way).toContainText('Now: In the boot menu');
  await way.getByRole('button', { name: 'Switch off…' }).click();
  expect(wizard.playback.calls.at(-1)?.params).toEqual({
    task: 'stateless',
    systemId: laptop.id,
    mode: 'forget-state',
    to: 'off',
  });
});

test('another system needs a name that is one and is not taken', async ({ page, wizard }) => {
  await page.getByRole('button', { name: /^Systems on this disk/u }).click();
  const name = page.getByRole('textbox', { name: 'Name of the new system' });
  const add = page.getByRole('button', { name: 'Add a system…' });
  await expect(add).toBeDisabled();
  for (const [text, why] of [
    ['kiosk', 'That name is taken.'],
    ['-x', 'Letters, digits'],
    ['two words', 'Letters, digits'],
  ] as const) {
    await name.fill(text);
    await expect(name).toHaveAccessibleDescription(new RegExp(why, 'u'));
    await expect(add).toBeDisabled();
  }
  await name.fill('school');
  await add.click();
  expect(wizard.playback.calls.at(-1)?.params).toEqual({
    task: 'instance-add',
    storeId: laptopStore.id,
    tree: usr('2'),
    name: 'school',
  });
});

test('what was asked for and turned down in its review is found as it was left', async ({ page }) => {
  await page.getByRole('button', { name: /^Systems on this disk/u }).click();
  await page.getByRole('textbox', { name: 'Name of the new system' }).fill('school');
  await press(page, 'Add a system…');
  await press(page, 'Back');
  await expect(page.getByRole('textbox', { name: 'Name of the new system' })).toHaveValue('school');
  await expect(page.getByRole('textbox', { name: 'New name of this system' })).toHaveValue('');
  await page.getByRole('button', { name: /^Starting without a memory/u }).click();
  await press(page, 'Switch off…');
  await press(page, 'Back');
  await expect(page.getByRole('button', { name: 'Switch off…' }).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name of the new system' })).toBeHidden();
});

test('removing a system waits for the box that names what goes', async ({ page, wizard }) => {
  await page.getByRole('button', { name: /^Systems on this disk/u }).click();
  await press(page, 'Remove this system…');
  await expect(page.getByRole('list', { name: 'What is there now' })).toContainText('Personal files');
  await expect(page.getByRole('list', { name: 'What is there afterwards' })).not.toContainText(
    'Personal files',
  );
  await expect(page.getByRole('button', { name: 'Remove this system' })).toBeDisabled();
  await page.getByRole('checkbox', { name: /all personal files/u }).check();
  await press(page, 'Remove this system');
  expect(wizard.playback.calls.at(-1)?.method).toBe('run.start');
});
