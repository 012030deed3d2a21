import { AxeBuilder } from '@axe-core/playwright';
import { scenes } from './scenes.ts';
import { expect, test } from './wizard.ts';

const ways = [
  { name: 'light', scheme: 'light', text: 100, size: { width: 1366, height: 768 } },
  { name: 'dark, small, at 200 % text', scheme: 'dark', text: 200, size: { width: 800, height: 480 } },
] as const;

for (const [name, { heading, show }] of Object.entries(scenes)) {
  test(`${name} has no accessibility findings and fits`, async ({ page, wizard }) => {
    // It looks at every element twice over, which on a busy machine takes its time.
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page, wizard);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    for (const way of ways) {
      await page.setViewportSize(way.size);
      await page.emulateMedia({ colorScheme: way.scheme });
      await page.evaluate((percent) => {
        document.documentElement.style.fontSize = `${percent}%`;
      }, way.text);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect.soft(found, way.name).toEqual([]);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect.soft(tooWide, `${way.name}: nothing to scroll sideways`).toBe(false);
    }
  });
}
