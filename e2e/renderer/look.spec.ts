import { mkdirSync } from 'node:fs';
import { scenes } from './scenes.ts';
import { expect, test } from './wizard.ts';

const folder = process.env['SHOTS'] ?? '';
const looks = [
  { name: 'light', size: { width: 1366, height: 768 }, scheme: 'light', text: 100, forced: 'none' },
  { name: 'dark', size: { width: 1366, height: 768 }, scheme: 'dark', text: 100, forced: 'none' },
  { name: 'small', size: { width: 800, height: 480 }, scheme: 'light', text: 100, forced: 'none' },
  { name: 'text200', size: { width: 1366, height: 768 }, scheme: 'light', text: 200, forced: 'none' },
  { name: 'forced', size: { width: 1024, height: 600 }, scheme: 'dark', text: 100, forced: 'active' },
] as const;

test.skip(folder === '', 'only where SHOTS names a folder for the pictures');

for (const [name, { heading, show }] of Object.entries(scenes)) {
  for (const look of looks) {
    test(`${name} ${look.name}`, async ({ page, wizard }) => {
      mkdirSync(folder, { recursive: true });
      await page.setViewportSize(look.size);
      await page.emulateMedia({ colorScheme: look.scheme, forcedColors: look.forced });
      await show(page, wizard);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await page.evaluate((percent) => {
        document.documentElement.style.fontSize = `${percent}%`;
      }, look.text);
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}/${name}-${look.name}.png` });
      await page.screenshot({ path: `${folder}/${name}-${look.name}-full.png`, fullPage: true });
    });
  }
}
