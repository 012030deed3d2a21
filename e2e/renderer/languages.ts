import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pseudo } from '../../renderer/languages/pseudo.ts';
import { translationsIn } from '../../renderer/languages/po.ts';
import { sourceOf } from '../../renderer/text/translate.ts';

const catalogues = new Map<string, ReadonlyMap<string, string>>();

function catalogueOf(tag: string): ReadonlyMap<string, string> {
  const known = catalogues.get(tag);
  if (known !== undefined) return known;
  const file = join(import.meta.dirname, '../../renderer/languages', `${tag.replaceAll('-', '_')}.po`);
  const texts = Object.entries(translationsIn(readFileSync(file, 'utf8')));
  const catalogue = new Map(texts.map(([key, text]) => [sourceOf(key), text]));
  catalogues.set(tag, catalogue);
  return catalogue;
}

function disguised(english: string): string {
  const message = pseudo('en-XA').messageFor(english) ?? [];
  return message.map((token) => (token.type === 'content' ? token.value : '')).join('');
}

/** What the window says for an English text without placeholders. What the catalogue does not have is said as it is. */
export async function said(page: Page, english: string): Promise<string> {
  const tag = (await page.locator('html').getAttribute('lang')) ?? 'en';
  if (tag === 'en-XA') return catalogueOf('ar').has(english) ? disguised(english) : english;
  return tag.startsWith('en') ? english : (catalogueOf(tag).get(english) ?? english);
}

/** Makes the window speak another language from its next beginning on, as choosing it there does. */
export async function speakNext(page: Page, tag: string): Promise<void> {
  await page.evaluate((language) => localStorage.setItem('language', language), tag);
  await page.reload();
}

/** Every text that a person can see or a screen reader reads: those on the screen, and those in attributes. */
export function textsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // What a language calls itself is in that language, keys are called what is printed on them, and files are for programs.
      if (node.parentElement?.closest('body [lang], kbd, textarea') === null)
        found.push(node.nodeValue ?? '');
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of [
        'aria-label',
        'aria-valuetext',
        'aria-description',
        'title',
        'placeholder',
        'alt',
      ]) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return found.filter((text) => text.trim() !== '');
  });
}
