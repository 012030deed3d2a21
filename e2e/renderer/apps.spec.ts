import { machine, sharedOffers } from './machine.ts';
import { laptopStore, trees } from './stores.ts';
import { systemScenes } from './system-scenes.ts';
import { chooseAim, press } from './walk.ts';
import { expect, test } from './wizard.ts';

const storeId = laptopStore.id;
const mail = sharedOffers.find(({ title }) => title === 'Mail');

test.describe('what systems share', () => {
  test.beforeEach(async ({ page, wizard }) => {
    await systemScenes['versions-apps']?.show(page, wizard);
  });

  test('is listed with what it has to do with others, and what is used cannot be removed', async ({
    page,
  }) => {
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await expect(row('Almanac 1').first()).toContainText('App · Runs on Pristine Sample Base 2 · Takes 5 kB');
    await expect(row('Pristine Sample Base 2').last()).toContainText('Almanac 1 runs on it');
    await expect(row('Pristine Sample Base 2').last().getByRole('button')).toHaveCount(0);
    await expect(row('Pristine Sample Base 1').getByRole('button', { name: 'Remove…' })).toBeVisible();
    await expect(row('Server')).toContainText('Systems made from it: kiosk');
  });

  test('is offered in its newest version only, and an app says what comes along', async ({ page }) => {
    const offered = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Add…' }) });
    await expect(offered).toHaveText([/^Almanac 2/u, /^Mail 7.*Its runtime comes along/u, /^Desk 3\.20/u]);
  });

  test('is added after a review that names all that comes', async ({ page, wizard }) => {
    await page.getByRole('listitem').filter({ hasText: 'Mail 7' }).getByRole('button').click();
    expect(wizard.playback.calls.at(-1)).toEqual({
      method: 'plan.change',
      params: { task: 'extra-add', storeId, offerId: mail?.id },
    });
    await expect(page.getByRole('list', { name: 'Comes new' })).toContainText('Mail 7');
    await expect(page.getByRole('list', { name: 'Comes new' })).toContainText('Desk 3.20');
    await expect(page.getByRole('main')).toContainText('159 MB');
    await press(page, 'Add it');
    expect(wizard.playback.calls.at(-1)?.method).toBe('run.start');
  });

  test('is removed without a box to tick, since it can be had again', async ({ page, wizard }) => {
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Almanac 1' })
      .first()
      .getByRole('button', { name: 'Remove…' })
      .click();
    expect(wizard.playback.calls.at(-1)?.params).toEqual({
      task: 'tree-remove',
      storeId,
      tree: trees.app('1'),
    });
    await expect(page.getByRole('list', { name: 'Stays as it is' })).toContainText('Pristine Sample Base 2');
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await press(page, 'Remove it');
    expect(wizard.playback.calls.at(-1)?.method).toBe('run.start');
  });

  test('makes systems, where it is a template', async ({ page, wizard }) => {
    await page.getByRole('button', { name: /^Systems on this disk/u }).click();
    const form = page.getByRole('textbox', { name: 'Name of a new system from the template “server”' });
    await form.fill('server');
    await expect(form).toHaveAccessibleDescription(/That name is taken/u);
    await form.fill('web');
    await press(page, 'Add from the template…');
    expect(wizard.playback.calls.at(-1)?.params).toEqual({
      task: 'instance-add',
      storeId,
      tree: trees.template,
      name: 'web',
    });
  });
});

test('only systems are offered to be installed', async ({ page, wizard }) => {
  wizard.playback.facts = { ...machine, offers: [...sharedOffers, ...machine.offers] };
  await chooseAim(page, wizard, 'Install a system');
  await expect(page.getByRole('radio', { name: /, version /u })).toHaveCount(machine.offers.length);
});

test('a disk with trees from which no system starts is shown, with what can be done', async ({
  page,
  wizard,
}) => {
  const loose = { ...laptopStore, systems: [], remains: [], history: [] };
  wizard.playback.facts = { ...machine, stores: [loose], offers: [] };
  await chooseAim(page, wizard, 'Systems and versions');
  await expect(page.getByRole('heading', { name: 'Without a system, on Kingston NV2' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Version of a system' })).toHaveCount(3);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Pristine Sample Base 1' })
    .getByRole('button', { name: 'Remove…' })
    .click();
  expect(wizard.playback.calls.at(-1)?.params).toEqual({
    task: 'tree-remove',
    storeId,
    tree: trees.runtime('1'),
  });
  await press(page, 'Back');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose the system');
});
