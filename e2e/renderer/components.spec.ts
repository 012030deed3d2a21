import { test as base, expect, type Page } from '@playwright/test';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { serveFolder } from '../../electron/app-files.ts';
import { findings } from './axe.ts';

const repository = join(import.meta.dirname, '../..');
const folder = process.env['SHOTS'] ?? '';
const origin = 'http://pristine';

/** The page with every component, served under the same policy as the wizard. */
const test = base.extend<{ open: (search?: string) => Promise<void> }>({
  open: async ({ page }, use) => {
    const serve = serveFolder(join(repository, 'dist/components'), {});
    await page.route('**/*', async (route) => {
      const answer = await serve(new Request(route.request().url()));
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Buffer.from(await answer.arrayBuffer()),
      });
    });
    await use(async (search = '') => {
      await page.goto(`${origin}/${search}`);
      await expect(page.getByRole('heading', { level: 1, name: 'Components' })).toBeVisible();
    });
  },
});

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  await build({ configFile: join(repository, 'e2e/components/vite.config.ts') });
});

test('every component is on the page', () => {
  const listed = readdirSync(join(repository, 'e2e/components')).filter((file) => file.endsWith('.tsx'));
  const specimens = listed
    .map((file) => readFileSync(join(repository, 'e2e/components', file), 'utf8'))
    .join('');
  const missing = readdirSync(join(repository, 'renderer/components'))
    .flatMap((file) => (file.endsWith('.tsx') ? [file.slice(0, -'.tsx'.length)] : []))
    .filter((name) => !specimens.includes(`/components/${name}.tsx'`));
  expect(missing).toEqual([]);
});

const ways = [
  { name: 'light', media: { colorScheme: 'light' }, search: '' },
  { name: 'dark', media: { colorScheme: 'dark' }, search: '?lost' },
  { name: 'high contrast', media: { colorScheme: 'light', contrast: 'more' }, search: '' },
  { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' }, search: '' },
  { name: 'right to left', media: { colorScheme: 'light' }, search: '' },
] as const;

/** The pages of a wizard have one landmark of a kind; here all are side by side. */
const sideBySide = ['landmark-banner-is-top-level', 'landmark-no-duplicate-banner', 'landmark-unique'];

/** Makes what is to look hovered, focused or pressed look so. */
async function force(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  for (const look of ['hover', 'focus-visible', 'active']) {
    const { nodeIds } = await session.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      // What is pointed at lies in everything around it as well.
      selector: `[data-look='${look}'] ${look === 'hover' ? '*' : ':is(button, input, select)'}`,
    });
    for (const nodeId of nodeIds) {
      await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: [look] });
    }
  }
}

for (const { name, media, search } of ways) {
  test(`all of them, ${name}: no accessibility findings`, async ({ page, open }) => {
    test.slow();
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await open(search);
    if (name === 'right to left')
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await force(page);
    // Where the browser puts colours of its own in their place, they are its to choose.
    const without = name === 'forced' ? [...sideBySide, 'color-contrast'] : sideBySide;
    expect.soft(await findings(page, without)).toEqual([]);
    if (folder === '') return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/components-${name}.png`, fullPage: true });
  });
}

/** Whose pointed at, focused and pressed states are seen only when they are opened. */
const opened = /_(?:languages|row|lines)_/u;

test('whatever looks different when it is pointed at, focused or pressed is shown so', async ({
  page,
  open,
}) => {
  await open();
  const missing = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
    const selectors = rules.flatMap((rule) =>
      rule instanceof CSSStyleRule ? rule.selectorText.split(/,\s*(?![^(]*\))/u) : [],
    );
    return ['hover', 'focus-visible', 'active'].flatMap((look) =>
      selectors
        .filter((selector) => selector.includes(`:${look}`))
        .filter((selector) => {
          const bare = selector.replaceAll(new RegExp(`:${look}`, 'gu'), ':is(*)');
          return document.querySelector(`[data-look='${look}'] :is(${bare})`) === null;
        }),
    );
  });
  expect(missing.filter((selector) => !opened.test(selector))).toEqual([]);
});

for (const dialog of [
  'accessibility',
  'answers',
  'give-up',
  'language',
  'pin',
  'save-log',
  'shortcuts',
  'switch-off',
  'restart',
  'log-code',
  'dialog',
  'asking dialog',
]) {
  test(`the dialog ${dialog} has no accessibility findings`, async ({ page, open }) => {
    await open();
    await page.getByRole('button', { name: `Open ${dialog}`, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(page, sideBySide)).toEqual([]);
  });
}

test('what comes before a kiosk’s screens has no accessibility findings', async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Open screen-keyboard' }).click();
  await page.getByRole('textbox').first().focus();
  await expect(page.getByRole('region', { name: 'Keyboard' })).toBeVisible();
  expect(await findings(page, sideBySide)).toEqual([]);
  await page.getByRole('button', { name: 'Open idle' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  expect(await findings(page, sideBySide)).toEqual([]);
});
