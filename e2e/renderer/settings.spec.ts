import type { Page } from '@playwright/test';
import { problemOf } from '../../backend/contract/fixes.ts';
import { installRequest } from '../../backend/contract/plan.ts';
import { machine, windows } from './machine.ts';
import { planFor } from './runs.ts';
import { answerFor, someSettings, toSettings, typePassword } from './settings-scenes.ts';
import { press } from './walk.ts';
import { expect, test, type Wizard } from './wizard.ts';

// Each walks through several screens, which on a busy machine takes its time.
test.slow();

const password = 'planted puddle';

/** What the installation was last asked for with. */
function asked({ playback }: Wizard): unknown {
  const call = playback.calls.findLast(({ method }) => method === 'plan.install');
  return installRequest.parse(call?.params).settings;
}

function methods({ playback }: Wizard): readonly string[] {
  return playback.calls.map(({ method }) => method);
}

/** Everything that the page keeps, or shows. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() =>
    [JSON.stringify(sessionStorage), JSON.stringify(localStorage), document.documentElement.outerHTML].join(),
  );
}

test('whoever is in a hurry leaves it all to the first start', async ({ page, wizard }) => {
  await toSettings(page, wizard);
  await expect(page.getByRole('radio', { name: 'When it starts for the first time' })).toBeChecked();
  await press(page, 'Continue');
  await expect(page.getByText('The system asks its own questions')).toBeVisible();
  expect(asked(wizard)).toBeUndefined();
  await press(page, 'Back');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up the system');
});

test('what is answered is asked for, with the password as a hash, and said before it is done', async ({
  page,
  wizard,
}) => {
  wizard.playback.keyboard = { layout: 'de', variant: 'nodeadkeys' };
  await toSettings(page, wizard);
  await answerFor(page, 'Anna Ärmel');
  await page.getByLabel('Language').selectOption('de_DE.UTF-8');
  await expect(page.getByLabel('User name')).toHaveValue('anna');
  await typePassword(page, password);
  wizard.playback.planned = { plan: planFor(windows, machine, [], someSettings), issues: [] };
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  expect(asked(wizard)).toEqual({
    ...someSettings,
    user: { ...someSettings.user, password: wizard.playback.hashed },
  });
  const told = page.getByRole('heading', { name: 'What the system is told' }).locator('..');
  await expect(told).toContainText('Deutsch (Deutschland)');
  await expect(told).toContainText('Germany (nodeadkeys)');
  await expect(told).toContainText('Anna Ärmel (anna)');
  await expect(told).toContainText('Resetting the state keeps this.');
  await expect(told).not.toContainText('$6$');
});

/** Answers for a person with a password, and goes on. */
async function giveAnna(page: Page, wizard: Wizard): Promise<void> {
  await toSettings(page, wizard);
  await answerFor(page, 'Anna');
  await typePassword(page, password);
  await press(page, 'Continue');
}

test('a password is told once, and kept nowhere', async ({ page, wizard }) => {
  await giveAnna(page, wizard);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  const telling = wizard.playback.calls.filter((call) => JSON.stringify(call).includes(password));
  expect(telling.map(({ method }) => method)).toEqual(['password.hash']);
  expect(await kept(page)).not.toMatch(/planted/u);
  await press(page, 'Back');
  await expect(page.getByText('The password is set.')).toBeVisible();
  await press(page, 'Continue');
  expect(methods(wizard).filter((method) => method === 'password.hash')).toHaveLength(1);
});

test('a window that is loaded again has the answers, but for the password', async ({ page, wizard }) => {
  await giveAnna(page, wizard);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up the system', { timeout: 20_000 });
  await expect(page.getByLabel('User name')).toHaveValue('anna');
  await expect(page.getByLabel('Name of this computer')).toHaveValue('desk-7');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
});

test('another password can be entered, where it was asked for', async ({ page, wizard }) => {
  await giveAnna(page, wizard);
  await press(page, 'Back');
  await press(page, 'Enter another password');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});

test('another owner does not get the password of the one before', async ({ page, wizard }) => {
  await giveAnna(page, wizard);
  await press(page, 'Back');
  await page.getByRole('radio', { name: 'Only its administrator' }).check();
  await expect(page.getByText('The password is set.')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
});

test('what is wrong is said beside the field, and not before it is left', async ({ page, wizard }) => {
  await toSettings(page, wizard);
  await answerFor(page, 'Anna');
  const host = page.getByLabel('Name of this computer');
  await host.fill('-');
  await expect(host).toHaveAttribute('aria-invalid', 'false');
  await host.blur();
  await expect(host).toHaveAttribute('aria-invalid', 'true');
  await expect(host).toHaveAccessibleDescription(/Letters, digits and hyphens/u);
  await host.fill('desk');
  await expect(host).toHaveAttribute('aria-invalid', 'false');
  const user = page.getByLabel('User name');
  await user.fill('daemon');
  await user.blur();
  await expect(user).toHaveAccessibleDescription(/The system itself has that name/u);
  await user.fill('anna');
  const again = page.getByLabel('Password again');
  await typePassword(page, password, 'planted');
  await again.blur();
  await expect(again).toHaveAccessibleDescription('This is not the same password.');
  // A person who presses it all the same is taken to what is wrong.
  await page.getByRole('button', { name: 'Continue' }).click({ force: true });
  await expect(again).toBeFocused();
  await again.fill(password);
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled();
});

test('it is answered by keyboard alone', async ({ page, wizard }) => {
  await toSettings(page, wizard);
  const to = async (name: string): Promise<void> => {
    for (let tabs = 0; tabs < 20; tabs += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const element = document.activeElement;
        const labels =
          element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
        return labels?.[0]?.textContent ?? element?.textContent ?? '';
      });
      if (label.startsWith(name)) return;
    }
    throw new Error(`no way to ${name}`);
  };
  await to('When it starts');
  await page.keyboard.press('ArrowDown');
  await to('Time zone');
  await page.keyboard.type('Berlin');
  await to('Name of this computer');
  await page.keyboard.type('desk');
  await to('Ask at the first start');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await to('Password');
  await page.keyboard.type(password);
  await to('Password again');
  await page.keyboard.type(password);
  await to('Continue');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
  expect(asked(wizard)).toMatchObject({
    hostName: 'desk',
    timeZone: 'Europe/Berlin',
    rootPassword: wizard.playback.hashed,
  });
});

test('a password that cannot be hashed is asked for again', async ({ page, wizard }) => {
  wizard.playback.refusals.set('password.hash', problemOf('tool.missing', { tool: 'openssl' }));
  await giveAnna(page, wizard);
  await expect(page.getByRole('alert')).toContainText('openssl');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(methods(wizard)).not.toContain('plan.install');
  await page.getByRole('radio', { name: 'When it starts for the first time' }).check();
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review what will happen');
});

test.describe('a keyboard', () => {
  test('is put in force, and proposed for the system', async ({ page, wizard }) => {
    await wizard.open();
    const picker = page.getByLabel('Keyboard');
    await expect(picker).toHaveValue('us');
    await picker.selectOption('Bulgaria (phonetic)');
    await expect
      .poll(() => wizard.playback.keyboard)
      .toEqual({ layout: 'bg,us', variant: ',phonetic', options: 'grp:shifts_toggle' });
    await page.getByLabel('Try it here').fill('ж');
    await toSettings(page, wizard);
    await page.getByRole('radio', { name: 'Now', exact: true }).check();
    await expect(page.getByLabel('Keyboard')).toHaveValue('bg,us/,phonetic');
    await press(page, 'Continue');
    expect(asked(wizard)).toMatchObject({ keyboard: { layout: 'bg,us', console: 'bg_pho-utf8' } });
  });

  test('is not offered where none can be put in force, and proposed by the language', async ({
    page,
    wizard,
  }) => {
    wizard.playback.keyboard = null;
    await toSettings(page, wizard);
    await page.getByRole('radio', { name: 'Now', exact: true }).check();
    await page.getByLabel('Language').selectOption('de_DE.UTF-8');
    await expect(page.getByLabel('Keyboard')).toHaveValue('de');
    await page.getByLabel('Language').selectOption('es_MX.UTF-8');
    await expect(page.getByLabel('Keyboard')).toHaveValue('latam');
    await page.getByLabel('Keyboard').selectOption('Ask at the first start');
    await press(page, 'Continue');
    expect(asked(wizard)).not.toHaveProperty('keyboard');
    await page.evaluate(() => sessionStorage.clear());
    await wizard.open();
    await expect(page.getByRole('button', { name: 'Get started' })).toBeVisible();
    await expect(page.getByLabel('Keyboard')).toHaveCount(0);
  });

  test('is no question where there is no list of them', async ({ page, wizard }) => {
    wizard.playback.keyboards = [];
    await toSettings(page, wizard);
    await page.getByRole('radio', { name: 'Now', exact: true }).check();
    await expect(page.getByLabel('Time zone')).toBeVisible();
    await expect(page.getByLabel('Keyboard')).toHaveCount(0);
  });

  test('that is refused is said', async ({ page, wizard }) => {
    wizard.playback.refusals.set(
      'useKeyboard',
      problemOf('tool.failed', { tool: 'setxkbmap', exitCode: null }),
    );
    await wizard.open();
    await page.getByLabel('Keyboard').selectOption('Germany');
    await expect(page.getByRole('alert')).toContainText('setxkbmap');
    await expect(page.getByLabel('Keyboard')).toHaveValue('us');
  });
});
