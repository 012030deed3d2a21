import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runsRightToLeft } from '../../renderer/languages/choose.ts';
import { tagOf } from '../../renderer/languages/code.ts';
import { translationsIn } from '../../renderer/languages/po.ts';
import { findings } from './axe.ts';
import { speakNext } from './languages.ts';
import { press } from './walk.ts';
import { expect, test } from './wizard.ts';

test('the window speaks English to whom it cannot speak otherwise', async ({ page, wizard }) => {
  await wizard.open();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('another language is chosen by the keyboard alone, and is still spoken afterwards', async ({
  page,
  wizard,
}) => {
  await wizard.open();
  await speakNext(page, 'en-XA');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^⟦Îñšţåļļ/u);
  const picker = page.getByRole('combobox', { name: '⟦Ļåñĝûåĝé' });
  await expect(picker.locator('option[lang="en"]')).toHaveText('English');
  expect(await findings(page)).toEqual([]);
  await picker.focus();
  await picker.press('E');
  await expect(heading).toHaveText('Install a system, or bring one back');
  await page.reload();
  await expect(heading).toHaveText('Install a system, or bring one back');
});

const folder = join(import.meta.dirname, '../../renderer/languages');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.po'))) {
  const tag = tagOf(file);

  test.describe(() => {
    test.use({ locale: tag });

    test(`the window speaks ${tag} to whose system does`, async ({ page, wizard }) => {
      const said = translationsIn(readFileSync(join(folder, file), 'utf8'));
      await wizard.open();
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toHaveText(said['Install a system, or bring one back'] ?? '');
      const html = page.locator('html');
      await expect(html).toHaveAttribute('lang', tag);
      await expect(html).toHaveAttribute('dir', runsRightToLeft(tag) ? 'rtl' : 'ltr');
      await expect(page.getByRole('combobox').first()).toHaveValue(tag);
      expect(await findings(page)).toEqual([]);
    });
  });
}

test('what was decided outlives another language', async ({ page, wizard }) => {
  await wizard.open();
  await press(page, 'Get started');
  await page.getByRole('radio', { name: 'Install a system' }).check();
  await press(page, 'Continue');
  await speakNext(page, 'ar-XB');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Çĥööšé ŵĥåţ ţö îñšţåļļ');
  await speakNext(page, 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose what to install');
});
