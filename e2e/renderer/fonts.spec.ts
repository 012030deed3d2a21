import type { Page } from '@playwright/test';
import { speakNext } from './languages.ts';
import { expect, test } from './wizard.ts';

/** Puts a word onto the screen, in a window that speaks a language of that script. */
async function write(page: Page, script: string, word: string): Promise<void> {
  await page.evaluate(
    (sample) => {
      document.documentElement.dataset['script'] = sample.script;
      const paragraph = document.createElement('p');
      paragraph.id = 'sample';
      paragraph.textContent = sample.word;
      document.body.prepend(paragraph);
    },
    { script, word },
  );
}

/** By which of our fonts it is drawn; null for one of the machine's. */
async function fontsOf(page: Page): Promise<readonly (string | null)[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#sample' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, isCustomFont }) => (isCustomFont ? familyName : null));
}

const samples = [
  ['Latn', 'Žluťoučký,İğne:Việt', /^Noto Sans$/u],
  ['Cyrl', 'Встановити', /^Noto Sans$/u],
  ['Arab', 'القرص', /^Noto Sans Arabic/u],
  ['Hebr', 'מחיקת', /^Noto Sans Hebrew/u],
  ['Deva', 'डिस्क', /^Noto Sans$/u],
  ['Thai', 'ล้างดิสก์', /^Noto Sans Thai/u],
  ['Hans', '消去磁盘', /^Noto Sans SC/u],
  ['Jpan', '消去ディスク', /^Noto Sans JP/u],
  ['Kore', '디스크', /^Noto Sans KR/u],
] as const;

for (const [script, word, font] of samples) {
  test(`${script} is drawn by a font of ours, whatever the machine has`, async ({ page, wizard }) => {
    await wizard.open();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await write(page, script, word);
    await expect(async () => {
      const fonts = await fontsOf(page);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter((one) => one === null || !font.test(one))).toEqual([]);
    }).toPass();
  });
}

test('what points back points the way that reading comes from', async ({ page, wizard }) => {
  const pointing = page.locator('main svg[data-points]').first();
  await wizard.open();
  await expect(pointing).toHaveCSS('transform', 'none');
  await speakNext(page, 'ar-XB');
  await expect(pointing).toHaveCSS('transform', 'matrix(-1, 0, 0, 1, 0, 0)');
});
